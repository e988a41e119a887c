"""A number between two ends; the number is its score."""

from progc.language.questions import QuestionType

# A `decimal` where its ends or its step have decimals.
TYPE = QuestionType(
    "integer", "number", ("is", "is_not", "less", "at_most", "more", "at_least", "answered"), scored=True
)
