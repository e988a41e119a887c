"""A whole number."""

from progc.language.questions import QuestionType

TYPE = QuestionType("integer", "number", ("is", "is_not", "less", "at_most", "more", "at_least", "answered"))
