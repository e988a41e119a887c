"""Publication → JSON, as program.json holds it, and back."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from progc.publish.publication import (
    OutAudio,
    OutBattery,
    OutChapter,
    OutContact,
    OutFlag,
    OutForm,
    OutModule,
    OutPlan,
    OutQuestion,
    OutSection,
    OutStep,
    Publication,
)


def as_data(part: Any) -> Any:
    """A part of a publication as JSON. What is JSON already (blocks, options) is shared, not copied."""
    if is_dataclass(part):
        return {field.name: as_data(getattr(part, field.name)) for field in fields(part)}
    return [as_data(each) for each in part] if isinstance(part, list | tuple) else part


def publication_of(data: Mapping[str, Any]) -> Publication:
    """What program.json holds, back as a publication; the data follows schemas/bundle/program.schema.json.

    Of an asset only its output path is known, which stands as its source too.
    """
    said = {field.name: data[field.name] for field in fields(Publication)}
    parts = {
        "modules": [_module_of(each) for each in data["modules"]],
        "forms": [OutForm(**{**each, "questions": _questions_of(each)}) for each in data["forms"]],
        "plans": [OutPlan(**{**each, "questions": _questions_of(each)}) for each in data["plans"]],
        "batteries": [OutBattery(**each) for each in data["batteries"]],
        "flags": [OutFlag(**each) for each in data["flags"]],
        "contacts": [OutContact(**each) for each in data["contacts"]],
        "guide": [OutChapter(**each) for each in data["guide"]],
        "assets": {asset: asset for asset in data["assets"]},
    }
    return Publication(**{**said, **parts})


def _module_of(data: Mapping[str, Any]) -> OutModule:
    sections = [
        OutSection(**{**section, "steps": [_step_of(step) for step in section["steps"]]})
        for section in data["sections"]
    ]
    return OutModule(**{**data, "sections": sections})


def _step_of(data: Mapping[str, Any]) -> OutStep:
    return OutStep(**{**data, "audio": OutAudio(**data["audio"]) if data["audio"] else None})


def _questions_of(data: Mapping[str, Any]) -> list[OutQuestion]:
    return [OutQuestion(**{**each, "questions": _questions_of(each)}) for each in data["questions"]]
