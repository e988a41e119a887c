"""Several rows that are answered with the same options."""

from progc.language.questions import QuestionType

# The whole can only be asked whether it is answered; a row, `matrix.row`, is asked as a `choice`.
TYPE = QuestionType("group", "rows", ("answered",), scored=True)
