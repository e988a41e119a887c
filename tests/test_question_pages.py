"""Every question type has its page: in both languages, with its operators and an example that holds."""

import re
from pathlib import Path

import pytest

import progc.language.questions
from conftest import folder_of
from progc.files.resources import schemas
from progc.language.parse import parse
from progc.language.questions import question_types
from progc.language.shape import shape
from resolving import made

FOLDER = Path(progc.language.questions.__file__).parent
EXAMPLE = re.compile(r"^```yaml (forms/exempel\.yaml)\n(.*?)^```$", re.M | re.S)


@pytest.mark.parametrize("name", question_types())
def test_page(name: str) -> None:
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    assert re.match(r"# .+ \| .+\n\n.+\n\n.+\n\n## Keys\n", text)
    kind = question_types()[name]
    assert kind.fhir in text
    conditions = re.search(r"^Conditions \(.*?\): (.*?)\. ", text, re.M)
    named = re.findall(r"`(\w+)` \(", conditions[1]) if conditions else []
    assert tuple(named) == kind.operators


@pytest.mark.parametrize("name", question_types())
def test_example(name: str) -> None:
    match = EXAMPLE.search((FOLDER / f"{name}.md").read_text(encoding="utf-8"))
    assert match
    source = folder_of({match[1]: match[2]}).source(match[1])
    assert source
    parsed = parse(source)
    assert parsed.node and not parsed.diagnostics
    assert not shape(parsed.node, "form", schemas()).diagnostics
    form = made({match[1]: match[2]}).forms["exempel"]
    assert name in {question.type for question in form.walk()}
