"""A condition → what stands after "Svara bara om du": for each kind of answer and each operator."""

from pathlib import Path

import pytest

from conftest import folder_of
from progc.check import check
from progc.files.resources import schemas
from progc.publish.lower import lower

TINY = Path(__file__).parent / "tiny"
ASKED = """title: Frågor
questions:
  ord: {type: string, text: Ord?}
  tal: {type: decimal, text: Tal?}
  ja: {type: boolean, text: Ja?}
  dag: {type: date, text: Dag?}
  tid: {type: time, text: Tid?}
  val: {type: choice, text: Val?, options: {a: {label: Alltid}, b: {label: Bara ibland}}}
  flera: {type: multi_choice, text: Flera?, options: {a: {label: Alltid}, b: {label: Bara ibland}}}
  nio: {type: scale, text: Skala?, min: 0, max: 10}
  grader: {type: scale, text: Grader?, min: -5, max: 5}
  halva: {type: scale, text: Halva?, min: 0, max: 5, step: 0.5}
  tabell:
    type: matrix
    text: Tabell?
    rows: {natt: På natten}
    options: {a: {label: Alltid}, b: {label: Bara ibland}}
  grupp:
    type: group
    text: Om kvällen
    questions:
      inne: {type: integer, text: Hur många?}
  sist:
    type: text
    text: Sist?
    enable_when:
"""

SAID = [
    ("{question: ord, is: hej}", "svarade ”hej” på fråga 1"),
    ("{question: ord, is_not: hej}", "svarade, men inte ”hej”, på fråga 1"),
    ("{question: ord, answered: true}", "svarade på fråga 1"),
    ("{question: ord, answered: false}", "inte svarade på fråga 1"),
    ("{question: tal, is: 2.5}", "svarade 2,5 på fråga 2"),
    ("{question: tal, less: -1.5}", "svarade mindre än −1,5 på fråga 2"),
    ("{question: tal, at_least: 12000}", "svarade minst 12\u00a0000 på fråga 2"),
    ("{question: ja, is: true}", "svarade Ja på fråga 3"),
    ("{question: ja, is_not: true}", "svarade Nej på fråga 3"),
    ("{question: dag, is: 2026-11-22}", "svarade 2026-11-22 på fråga 4"),
    ("{question: dag, more: 2026-11-22}", "svarade efter 2026-11-22 på fråga 4"),
    ('{question: tid, at_most: "08:30"}', "svarade senast 08:30 på fråga 5"),
    ("{question: val, is: b}", "valde ”Bara ibland” på fråga 6"),
    ("{question: flera, is_not: a}", "svarade, men inte ”Alltid”, på fråga 7"),
    ("{question: nio, is: 3}", "valde 3 på fråga 8"),
    ("{question: nio, less: 5}", "valde 0–4 på fråga 8"),
    ("{question: nio, more: 9}", "valde 10 på fråga 8"),
    ("{question: grader, is: -3}", "valde −3 på fråga 9"),
    ("{question: grader, more: -3}", "valde −2 till 5 på fråga 9"),
    ("{question: grader, less: -4}", "valde −5 på fråga 9"),
    ("{question: grader, at_least: 2}", "valde 2–5 på fråga 9"),
    ("{question: halva, at_most: 1.5}", "svarade högst 1,5 på fråga 10"),
    ("{question: tabell.natt, is: a}", "valde ”Alltid” på raden ”På natten” i fråga 11"),
    ("{question: inne, more: 2}", "svarade mer än 2 på fråga 12"),
    ("{question: grupp, answered: true}", "svarade på någon fråga under ”Om kvällen”"),
]


def only_if(*conditions: str, behavior: str = "") -> str:
    """What is said of the last question, asked under these conditions."""
    files = {
        path.relative_to(TINY).as_posix(): path.read_text(encoding="utf-8")
        for path in TINY.rglob("*")
        if path.is_file()
    }
    lines = "".join(f"      - {condition}\n" for condition in conditions)
    files["forms/fragor.yaml"] = ASKED + lines + behavior
    checked = check(folder_of(files), schemas())
    assert [diagnostic.finding.message.to("en") for diagnostic in checked.diagnostics] == []
    return lower(checked.project.programs[0]).forms[0].questions[-1].only_if


@pytest.mark.parametrize(("condition", "said"), SAID)
def test_one(condition: str, said: str) -> None:
    assert only_if(condition) == said


@pytest.mark.parametrize(("behavior", "word"), [("all", "och"), ("any", "eller")])
def test_several(behavior: str, word: str) -> None:
    both = only_if(
        "{question: nio, is: 3}", "{question: ja, is: false}", behavior=f"    enable_behavior: {behavior}\n"
    )
    assert both == f"valde 3 på fråga 8 {word} svarade Nej på fråga 3"
