"""A short answer in the resident's own words, on one line."""

from progc.language.questions import QuestionType

TYPE = QuestionType("string", "text", ("is", "is_not", "answered"))
