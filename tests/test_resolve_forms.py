"""Forms, plans, batteries, flags, contacts and the guide as plain values."""

from decimal import Decimal
from typing import Any

import pytest

from progc.language.model import Question
from resolving import PROGRAM, made, with_page

FORM = """\
title: Om $(amne)
questions:
  nojd:
    type: scale
    text: Hur är $(amne)?
    required: true
    min: 0
    max: 10
    step: 0.5
    labels: {0: Dåligt, 10: Bra}
    attention:
      - {at_most: 3, text: Ring.}
  varfor:
    type: text
    text: Varför?
    help: |
      Skriv fritt.
    max_length: 200
    enable_when:
      - {question: nojd, less: 2.5}
      - {question: rader.sover, is: ofta}
    enable_behavior: any
  grupp:
    type: group
    text: Mer
    questions:
      roker:
        type: boolean
        text: Röker du?
        default: false
      hur:
        type: multi_choice
        text: Hur?
        min_choices: 1
        default: [pipa]
        options:
          pipa: {label: Pipa, score: 1, image: ../media/pipa.svg, alt: En pipa}
          inget: {label: Inget, exclusive: true, attention: Bra}
        enable_when: [{question: roker, is: true}]
  rader:
    type: matrix
    text: Hur ofta?
    rows: {sover: Sover, ater: Äter}
    options: {ofta: {label: Ofta, score: 2}, aldrig: {label: Aldrig, score: 0}}
    default: {sover: ofta}
  dag:
    type: date
    text: När?
    min: 2026-01-01
    enable_when: [{question: roker, answered: false}]
scores:
  total:
    title: Summa
    sum: all
    missing: zero
    show_to: [clinician]
    bands:
      - {from: 0, to: 7, label: Lågt}
      - {from: 7.5, to: 13, label: Högt, attention: Boka}
  snitt: {title: Snitt, mean: [nojd], reverse: [nojd]}
"""


def questions() -> dict[str, Question]:
    form = made({"forms/f.yaml": FORM, **with_page("::: form f\n:::\n")}).forms["f"]
    assert (form.title, form.comments) == ("Om nikotin", False)
    return {question.id: question for question in form.walk()}


def test_questions_stand_in_reading_order() -> None:
    assert list(questions()) == ["nojd", "varfor", "grupp", "roker", "hur", "rader", "dag"]


def test_scale() -> None:
    nojd = questions()["nojd"]
    assert (nojd.type, nojd.text, nojd.required) == ("scale", "Hur är nikotin?", True)
    assert (nojd.min, nojd.max, nojd.step) == (0, 10, Decimal("0.5"))
    assert nojd.labels == {"0": "Dåligt", "10": "Bra"}
    (attention,) = nojd.attention
    assert (attention.operator, attention.value, attention.text) == ("at_most", 3, "Ring.")


def test_text() -> None:
    varfor = questions()["varfor"]
    assert (varfor.help, varfor.max_length, varfor.enable_behavior) == ("Skriv fritt.", 200, "any")
    assert asked(varfor) == [("nojd", "less", Decimal("2.5")), ("rader.sover", "is", "ofta")]


def test_options() -> None:
    hur = questions()["hur"]
    assert (hur.default, hur.min_choices) == (("pipa",), 1)
    assert asked(hur) == [("roker", "is", True)]
    pipa, inget = hur.options
    assert (pipa.label, pipa.score, pipa.image, pipa.alt) == ("Pipa", 1, "media/pipa.svg", "En pipa")
    assert (inget.score, inget.exclusive, inget.attention) == (None, True, "Bra")


def test_matrix_boolean_and_date() -> None:
    found = questions()
    assert found["roker"].default is False
    assert found["rader"].rows == {"sover": "Sover", "ater": "Äter"}
    assert found["rader"].default == {"sover": "ofta"}
    assert found["dag"].min == "2026-01-01"
    assert asked(found["dag"]) == [("roker", "answered", False)]


def asked(question: Question) -> list[tuple[str, str, Any]]:
    return [(one.question, one.operator, one.value) for one in question.enable_when]


def test_score() -> None:
    total, mean = made({"forms/f.yaml": FORM}).forms["f"].scores
    assert (total.title, total.function, total.of, total.missing) == ("Summa", "sum", None, "zero")
    assert total.show_to == ("clinician",)
    assert [(b.start, b.end, b.label, b.attention) for b in total.bands] == [
        (0, 7, "Lågt", None),
        (Decimal("7.5"), 13, "Högt", "Boka"),
    ]
    assert (mean.function, mean.of, mean.reverse, mean.missing) == ("mean", ("nojd",), ("nojd",), "none")


VALUES = [
    ("integer", "is: 3", 3),
    ("integer", 'is: "3"', "3"),
    ("integer", "less: tre", "tre"),
    ("decimal", "at_least: -0.5", Decimal("-0.5")),
    ("boolean", "is: false", False),
    ("boolean", "is: nej", "nej"),
    ("string", "is: 3", "3"),
    ("time", "more: 08:30", "08:30"),
    ("text", "answered: true", True),
]


@pytest.mark.parametrize(("type", "condition", "expected"), VALUES)
def test_a_value_is_read_as_an_answer_to_its_question(type: str, condition: str, expected: Any) -> None:
    form = (
        f"title: F\nquestions:\n  a: {{type: {type}, text: A}}\n"
        f"  b: {{type: text, text: B, enable_when: [{{question: a, {condition}}}]}}\n"
    )
    (found,) = made({"forms/f.yaml": form}).forms["f"].questions[1].enable_when
    assert found.value == expected
    assert type_of(found.value) is type_of(expected)


def type_of(value: object) -> type:
    return type(value)


LISTED = {
    "program.yaml": PROGRAM
    + """\
plans: [steg]
batteries: [uppfoljning]
guide: [start]
flags:
  - {type: form-saved, forms: [f]}
  - {type: new-message}
contacts:
  hjalp: {for: clinician, title: "Hjälp med $(amne)", phone: 141 41}
""",
    "plans/steg.yaml": """\
title: Steg
questions:
  antal: {type: integer, text: "Hur många?"}
schedule:
  mon: ["19:00", "20:30"]
  until_day: 90
may_skip: true
""",
    "batteries/uppfoljning.yaml": "title: Uppföljning\nforms: [f]\noccasions: [start, 90, end]\n",
    "guide/start.md": "---\ntitle: Före start\n---\nText.\n",
    "forms/f.yaml": "title: F\nquestions:\n  a: {type: text, text: A}\n",
}


def test_plan() -> None:
    (plan,) = made(LISTED).plans
    assert (plan.title, plan.summary, [q.id for q in plan.questions]) == ("Steg", None, ["antal"])
    assert (plan.may_skip, plan.comments, plan.enabled, plan.fill_within_days) == (True, None, None, None)
    assert plan.schedule and plan.schedule.times == {"mon": ("19:00", "20:30")}
    assert (plan.schedule.every_weeks, plan.schedule.until_day) == (1, 90)


def test_battery_and_chapter() -> None:
    program = made(LISTED)
    (battery,), (chapter,) = program.batteries, program.guide
    assert (battery.forms, battery.occasions) == (("f",), ("start", 90, "end"))
    assert (chapter.id, chapter.title) == ("guide/start", "Före start")


def test_flags_and_contacts() -> None:
    program = made(LISTED)
    flags = [(flag.id, flag.type, flag.forms) for flag in program.flags]
    assert flags == [("0", "form-saved", ("f",)), ("1", "new-message", None)]
    (contact,) = program.contacts
    assert (contact.id, contact.reader, contact.title) == ("hjalp", "clinician", "Hjälp med nikotin")
    assert (contact.phone, contact.email) == ("141 41", None)
