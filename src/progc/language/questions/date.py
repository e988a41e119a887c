"""A day."""

from progc.language.questions import QuestionType

TYPE = QuestionType("date", "date", ("is", "is_not", "less", "at_most", "more", "at_least", "answered"))
