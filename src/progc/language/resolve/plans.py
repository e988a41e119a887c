"""Trees of activity plans and measurement batteries → Plan and Battery; program.yaml's flags and contacts."""

from progc.language.model import Battery, Contact, Flag, Plan, Schedule
from progc.language.parse.tree import Node
from progc.language.resolve.cuts import Path, lost_questions, smallest, without
from progc.language.resolve.forms import questions
from progc.language.resolve.read import Reader, number, words
from progc.language.resolve.texts import Texts

_DAYS = ("daily", "mon", "tue", "wed", "thu", "fri", "sat", "sun")


def plan(id: str, whole: Node, path: str, texts: Texts, cuts: frozenset[Path] = frozenset()) -> Plan:
    """One activity plan. What the author leaves out is None: the source does not say."""
    left = smallest(whole, cuts)
    node = without(whole, left)
    read = Reader(node, texts)
    schedule = node.get("schedule")
    return Plan(
        id,
        node,
        title=read.text("title"),
        summary=read.maybe("summary"),
        questions=questions(read, path, whole, cuts),
        schedule=_schedule(Reader(schedule, texts)) if schedule else None,
        fill_within_days=read.whole("fill_within_days"),
        flag_missed=read.maybe_true("flag_missed"),
        may_skip=read.maybe_true("may_skip"),
        comments=read.maybe_true("comments"),
        enabled=read.maybe_true("enabled"),
        broken=lost_questions(whole, left) if cuts else frozenset(),
    )


def _schedule(read: Reader) -> Schedule:
    weeks = read.whole("every_weeks")
    return Schedule(
        "schedule",
        read.node,
        times={day: read.words(day) for day in _DAYS if read.node.get(day)},
        every_weeks=1 if weeks is None else weeks,
        until_day=read.whole("until_day"),
    )


def battery(id: str, node: Node, texts: Texts) -> Battery:
    """One measurement battery."""
    read = Reader(node, texts)
    occasions = node.get("occasions")
    return Battery(
        id,
        node,
        title=read.text("title"),
        forms=read.words("forms"),
        occasions=tuple(_occasion(item) for item in (occasions.items if occasions else ())),
    )


def _occasion(node: Node) -> int | str:
    day = number(node)
    return day if isinstance(day, int) else node.text or ""


def flag(index: int, node: Node) -> Flag:
    """One entry of `flags`."""
    kind, forms = node.get("type"), node.get("forms")
    return Flag(str(index), node, (kind.text if kind else None) or "", words(forms) if forms else None)


def contact(id: str, node: Node, texts: Texts) -> Contact:
    """One entry of `contacts`."""
    read = Reader(node, texts)
    return Contact(
        id,
        node,
        reader="clinician" if read.word("for") == "clinician" else "resident",
        title=read.text("title"),
        text=read.maybe("text"),
        url=read.word("url"),
        phone=read.word("phone"),
        email=read.word("email"),
    )
