"""A time of day."""

from progc.language.questions import QuestionType

TYPE = QuestionType("time", "time", ("is", "is_not", "less", "at_most", "more", "at_least", "answered"))
