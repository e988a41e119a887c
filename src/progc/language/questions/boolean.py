"""Yes or no."""

from progc.language.questions import QuestionType

TYPE = QuestionType("boolean", "truth", ("is", "is_not", "answered"))
