"""A longer answer in the resident's own words, over several lines."""

from progc.language.questions import QuestionType

TYPE = QuestionType("text", "text", ("is", "is_not", "answered"))
