"""A program and its parts, as resolved for one edition: plain values, indexed by id."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from progc.language.model.element import Element
from progc.language.model.form import Form, Question
from progc.language.parse.blocks import Block
from progc.language.parse.tree import Node
from progc.source import Folder, Source


@dataclass(frozen=True, eq=False)
class Audio(Element):
    """`file` is relative to the program's folder."""

    file: str
    read_from: str | None = None


@dataclass(frozen=True, eq=False)
class Page(Element):
    """A Markdown file: a step's text, a guide chapter or the welcome text.

    `id` is its path in the program's folder without its ending. `blocks` are those of this edition, with the
    program's texts put in. `title` is "" for the welcome text. `digest` is that of the source's text.
    """

    source: Source
    title: str
    blocks: tuple[Block, ...]
    digest: str
    audio: Audio | None = None
    comments: bool = False


@dataclass(frozen=True, eq=False)
class Step(Element):
    """A page in the place where it stands. `id` is the page's; `slug` is the last part of its file's name.

    `node` is the entry in module.yaml.
    """

    page: Page
    hidden: bool
    slug: str


@dataclass(frozen=True, eq=False)
class Section(Element):
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, eq=False)
class Module(Element):
    """A module. `node` is its entry under `modules` in program.yaml (as the edition makes it).

    `own` is the tree of its module.yaml. `number` is None where it has none. `broken`: the keys, here or
    there, of which nothing is known for a fault told.
    """

    own: Node
    title: str
    number: int | None
    summary: str | None
    start: Literal["active", "upcoming"]
    selection: Literal["optional", "required"] | None
    offer_to: str | None
    group: str | None
    days: int | None
    open_on_day: int | None
    sections: tuple[Section, ...]
    broken: frozenset[str] = frozenset()

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in reading order."""
        return tuple(step for section in self.sections for step in section.steps)


@dataclass(frozen=True, eq=False)
class Flag(Element):
    """`forms` is None where the flag is for every form. `id` is its index as text."""

    type: str
    forms: tuple[str, ...] | None = None


@dataclass(frozen=True, eq=False)
class Contact(Element):
    reader: Literal["resident", "clinician"]
    title: str
    text: str | None = None
    url: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, eq=False)
class Schedule(Element):
    """`times` is by weekday ("mon" ... "sun", or only "daily"), each with clock times as written."""

    times: Mapping[str, tuple[str, ...]]
    every_weeks: int = 1
    until_day: int | None = None


@dataclass(frozen=True, eq=False)
class Plan(Element):
    """`broken`: ids of the questions left out for a fault told."""

    title: str
    summary: str | None
    questions: tuple[Question, ...]
    schedule: Schedule | None = None
    fill_within_days: int | None = None
    flag_missed: bool | None = None
    may_skip: bool | None = None
    comments: bool | None = None
    enabled: bool | None = None
    broken: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Battery(Element):
    """`occasions` are days as int, or "start" and "end"."""

    title: str
    forms: tuple[str, ...]
    occasions: tuple[int | str, ...]


@dataclass(frozen=True, eq=False)
class Unplaced:
    """Parts that have a file and stand in no edition, as when the list that names them has a fault.

    They are looked at like all others, and never shown. `pages` has those of `modules` too.
    """

    modules: tuple[Module, ...] = ()
    pages: tuple[Page, ...] = ()
    plans: tuple[Plan, ...] = ()
    batteries: tuple[Battery, ...] = ()


@dataclass(frozen=True, eq=False)
class Program(Element):
    """A program as one edition makes it. `id` is its folder's name; `edition` is "" for the base.

    `modules`, `plans`, `batteries` and `guide` are in the program's order. `forms` is every form there is.
    `editions` is this edition and those it extends, for `only` and `except`. `broken` holds "kind/id" of what
    was left out, or is not whole, for faults already told ("module/steg-1", "form/audit", "page/modules/x/y",
    "plan/...", "battery/...", "chapter/...", "text/...", "contact/..."), and "program/<key>" for a key of
    program.yaml that names files and has such a fault: a reference to one of them is silent.
    """

    folder: Folder
    edition: str
    editions: tuple[str, ...]
    title: str
    version: str
    language: str
    kind: Literal["support", "treatment"]
    guided: bool
    publisher: str
    summary: str
    days: int | None
    maintenance_days: int | None
    messages: bool
    welcome: Page | None
    modules: tuple[Module, ...]
    flags: tuple[Flag, ...]
    plans: tuple[Plan, ...]
    batteries: tuple[Battery, ...]
    guide: tuple[Page, ...]
    contacts: tuple[Contact, ...]
    texts: Mapping[str, str]
    forms: Mapping[str, Form]
    publish: bool = True
    broken: frozenset[str] = field(default_factory=frozenset)
    unplaced: Unplaced = field(default_factory=Unplaced)

    def is_sure(self, key: str) -> bool:
        """Whether it is known of every module what it has under a key."""
        left_out = any(name.startswith(("module/", "program/modules")) for name in self.broken)
        return not left_out and not any(key in module.broken for module in self.modules)

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in reading order."""
        return tuple(step for module in self.modules for step in module.steps)

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page in reading order: welcome text, steps, guide chapters."""
        first = (self.welcome,) if self.welcome else ()
        return (*first, *(step.page for step in self.steps), *self.guide)

    @property
    def all_modules(self) -> tuple[Module, ...]:
        """The modules, then those that stand nowhere."""
        return (*self.modules, *self.unplaced.modules)

    @property
    def all_pages(self) -> tuple[Page, ...]:
        """The pages, then those that stand nowhere."""
        return (*self.pages, *self.unplaced.pages)

    @property
    def all_plans(self) -> tuple[Plan, ...]:
        """The plans, then those that stand nowhere."""
        return (*self.plans, *self.unplaced.plans)

    @property
    def all_batteries(self) -> tuple[Battery, ...]:
        """The batteries, then those that stand nowhere."""
        return (*self.batteries, *self.unplaced.batteries)

    @property
    def questionnaires(self) -> tuple[tuple[Question, ...], ...]:
        """The questions of each form, then of each plan, also of those that stand nowhere."""
        forms = (form.questions for form in self.forms.values())
        return (*forms, *(plan.questions for plan in self.all_plans))
