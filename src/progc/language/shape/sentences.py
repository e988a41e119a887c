"""A fault → its rule and what is said about it, one function for each keyword."""

from collections.abc import Callable, Mapping

from progc.diagnostics import Finding, Rule
from progc.language.shape import key_sentences, value_sentences
from progc.language.shape.fault import Fault

_SENTENCES: Mapping[str, Callable[[Fault], tuple[Rule, Finding]]] = {
    "additionalProperties": key_sentences.unknown,
    "anyOf": key_sentences.none_of,
    "dependentRequired": key_sentences.missing_companion,
    "oneOf": key_sentences.one_of,
    "properties": key_sentences.forbidden,
    "propertyNames": key_sentences.malformed,
    "required": key_sentences.missing,
    "const": value_sentences.unknown_word,
    "enum": value_sentences.unknown_word,
    "exclusiveMinimum": value_sentences.too_small,
    "minItems": value_sentences.too_few,
    "minLength": value_sentences.empty,
    "minProperties": value_sentences.too_few,
    "minimum": value_sentences.too_small,
    "pattern": value_sentences.malformed,
    "type": value_sentences.text_or_kind,
    "uniqueItems": value_sentences.repeated,
}


def finding(fault: Fault) -> tuple[Rule, Finding]:
    """Our own sentence for a fault, at its exact place."""
    return _SENTENCES[fault.keyword](fault)
