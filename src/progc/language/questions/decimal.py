"""A number that may have decimals."""

from progc.language.questions import QuestionType

TYPE = QuestionType("decimal", "number", ("is", "is_not", "less", "at_most", "more", "at_least", "answered"))
