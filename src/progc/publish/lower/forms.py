"""Forms and plans → plain data: questions numbered, conditions in words, texts as paragraphs with links."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from progc.language.model import (
    Condition,
    Form,
    Option,
    Plan,
    Question,
    Schedule,
    Score,
    walk,
)
from progc.language.questions import question_types
from progc.publish.lower.assets import Assets
from progc.publish.lower.conditions import Asked, in_words
from progc.publish.prose import paragraphs
from progc.publish.publication import OutForm, OutPlan, OutQuestion


def lower_form(form: Form, steps: Sequence[str], hidden: bool, assets: Assets) -> OutForm:
    """One form. `steps` are the addresses of the pages it stands on. `hidden`: the resident sees none."""
    asked = _asked(form.questions)
    return OutForm(
        id=form.id,
        title=form.title,
        comments=form.comments,
        count=sum(bool(question.number) for question in asked.values()),
        questions=[_question(question, asked, assets) for question in form.questions],
        scores=[_score(score) for score in form.scores],
        steps=list(steps),
        hidden=hidden,
    )


def lower_plan(plan: Plan, assets: Assets) -> OutPlan:
    """One activity plan."""
    asked = _asked(plan.questions)
    return OutPlan(
        id=plan.id,
        title=plan.title,
        summary=plan.summary,
        count=sum(bool(question.number) for question in asked.values()),
        questions=[_question(question, asked, assets) for question in plan.questions],
        schedule=_schedule(plan.schedule),
        fill_within_days=plan.fill_within_days,
        flag_missed=plan.flag_missed,
        may_skip=plan.may_skip,
        comments=plan.comments,
        enabled=plan.enabled,
    )


def _asked(questions: tuple[Question, ...]) -> dict[str, Asked]:
    """Every question with the number it has among those that take an answer."""
    numbers: dict[str, Asked] = {}
    number = 0
    for question in walk(questions):
        takes_answer = question_types()[question.type].answer not in ("none", "group")
        number += takes_answer
        numbers[question.id] = Asked(question, str(number) if takes_answer else "")
    return numbers


def _question(question: Question, asked: dict[str, Asked], assets: Assets) -> OutQuestion:
    return OutQuestion(
        id=question.id,
        type=question.type,
        number=asked[question.id].number,
        text=paragraphs(question.text),
        help=paragraphs(question.help or ""),
        required=question.required,
        only_if=in_words(question.enable_when, question.enable_behavior, asked),
        conditions=[_condition(condition) for condition in question.enable_when],
        enable_behavior=question.enable_behavior,
        attention=[
            {"text": a.text, "operator": a.operator, "value": plain(a.value)} for a in question.attention
        ],
        default=plain(question.default),
        min=plain(question.min),
        max=plain(question.max),
        step=plain(question.step),
        unit=question.unit,
        max_length=question.max_length,
        min_choices=question.min_choices,
        max_choices=question.max_choices,
        labels=dict(question.labels),
        options=[_option(option, asked, assets) for option in question.options],
        rows=[{"id": row, "label": label} for row, label in question.rows.items()],
        questions=[_question(inner, asked, assets) for inner in question.questions],
    )


def _option(option: Option, asked: dict[str, Asked], assets: Assets) -> dict[str, Any]:
    return {
        "id": option.id,
        "label": option.label,
        "help": option.help,
        "score": plain(option.score),
        "exclusive": option.exclusive,
        "other": option.other,
        "attention": option.attention,
        "image": assets.name(option.image) if option.image else None,
        "alt": option.alt,
        "only_if": in_words(option.enable_when, option.enable_behavior, asked),
        "conditions": [_condition(condition) for condition in option.enable_when],
        "enable_behavior": option.enable_behavior,
    }


def _condition(condition: Condition) -> dict[str, Any]:
    return {
        "question": condition.question,
        "operator": condition.operator,
        "value": plain(condition.value),
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "id": score.id,
        "title": score.title,
        "function": score.function,
        "of": "all" if score.of is None else list(score.of),
        "reverse": list(score.reverse),
        "missing": score.missing,
        "show_to": list(score.show_to),
        "bands": [
            {"from": plain(b.start), "to": plain(b.end), "label": b.label, "attention": b.attention}
            for b in score.bands
        ],
    }


def _schedule(schedule: Schedule | None) -> dict[str, Any] | None:
    if schedule is None:
        return None
    times = {day: list(times) for day, times in schedule.times.items()}
    return {"times": times, "every_weeks": schedule.every_weeks, "until_day": schedule.until_day}


def plain(value: Any) -> Any:
    """A model value as JSON: a Decimal as int where it is whole, else as the nearest float."""
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case tuple():
            return [plain(item) for item in value]
        case dict():
            return {key: plain(item) for key, item in value.items()}
        case _:
            return value
