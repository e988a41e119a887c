"""Questions that belong together, under one heading."""

from progc.language.questions import QuestionType

TYPE = QuestionType("group", "group", ("answered",))
