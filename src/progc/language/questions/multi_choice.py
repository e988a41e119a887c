"""Any number of several options."""

from progc.language.questions import QuestionType

# In FHIR the item also has `repeats`; `=` is then true when one of the answers is it, `!=` when none is.
TYPE = QuestionType("coding", "options", ("is", "is_not", "answered"), scored=True)
