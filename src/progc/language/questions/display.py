"""A text between the questions: nothing is answered."""

from progc.language.questions import QuestionType

TYPE = QuestionType("display", "none", ())
