"""One of several options."""

from progc.language.questions import QuestionType

TYPE = QuestionType("coding", "option", ("is", "is_not", "answered"), scored=True)
