"""What outputs are made of: the program in reading order, numbered, its pages as blocks of plain data.

Everything here is JSON when asked with `data.as_data`. A *block* or an *inline* is a mapping with a
type `t`:

inlines
  {"t": "text", "text"} · {"t": "code", "text"} · {"t": "br"} · {"t": "em", "c"} · {"t": "strong", "c"}
  {"t": "link", "to", "c"}: `to` is {"page": "module/slug", "anchor"} · {"url"} · {"asset"}; `anchor` is ""
  for the page itself. A link to the welcome text has the page "".
  {"t": "image", "asset", "alt", "caption", "width", "height"}: caption is a list of inlines, [] for none;
  width and height are in pixels or None.
blocks
  {"t": "h", "level", "id", "c"} · {"t": "p", "c"} · {"t": "hr"} · {"t": "pre", "text"} · {"t": "quote", "c"}
  {"t": "list", "start", "tight", "items"}: start None for bullets; items are lists of blocks
  {"t": "table", "head", "rows", "align"}: cells are lists of inlines
  {"t": "box", "kind", "title", "c"}: kind tip, exercise, important or more; title is inlines, [] but for more
  {"t": "form", "form", "title"}: a form stands here
  {"t": "film", "asset", "captions", "poster", "seconds", "cues", "told_in_text"}: captions and poster are
  assets or None; cues are the captions' texts in order, each a list of lines

An *asset* is an output path below the bundle's html/ folder ("media/bryta.svg").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Block = Mapping[str, Any]
Inline = Mapping[str, Any]


@dataclass(frozen=True)
class OutAudio:
    asset: str
    seconds: float | None


@dataclass(frozen=True)
class OutStep:
    """`id` is "module/slug", its address. `number` is "1.2", "" in a module without a number.

    `title` is without the number. `forms` are the ids of the forms that stand on it.
    """

    id: str
    slug: str
    number: str
    title: str
    hidden: bool
    comments: bool
    audio: OutAudio | None
    blocks: Sequence[Block]
    forms: Sequence[str]
    source: str


@dataclass(frozen=True)
class OutSection:
    id: str
    title: str
    steps: Sequence[OutStep]


@dataclass(frozen=True)
class OutModule:
    """`number` is None where the module has none. The rest as in program.yaml and module.yaml."""

    id: str
    title: str
    number: int | None
    summary: str | None
    start: Literal["active", "upcoming"]
    selection: Literal["optional", "required"] | None
    offer_to: str | None
    group: str | None
    days: int | None
    open_on_day: int | None
    sections: Sequence[OutSection]

    @property
    def steps(self) -> Sequence[OutStep]:
        """All steps in reading order."""
        return [step for section in self.sections for step in section.steps]


@dataclass(frozen=True)
class OutQuestion:
    """A question ready to show. `number` counts the questions that take an answer, "" for display and group.

    `only_if` says in words when it is asked, as it stands after "Svara bara om du" ("valde 0–4 på fråga 1"),
    "" for always. `text` and `help` are lists of paragraphs of inlines. `options` and `rows` are mappings
    with `id`, `label`, ...; an option also has help, score, exclusive, other, attention, image, alt, only_if.
    `conditions` are {"question", "operator", "value"}. `default` is as in the source.
    """

    id: str
    type: str
    number: str
    text: Sequence[Sequence[Inline]]
    help: Sequence[Sequence[Inline]]
    required: bool
    only_if: str
    conditions: Sequence[Mapping[str, Any]]
    enable_behavior: Literal["all", "any"]
    attention: Sequence[Mapping[str, Any]]
    default: Any
    min: Any
    max: Any
    step: Any
    unit: str | None
    max_length: int | None
    min_choices: int | None
    max_choices: int | None
    labels: Mapping[str, str]
    options: Sequence[Mapping[str, Any]]
    rows: Sequence[Mapping[str, Any]]
    questions: "Sequence[OutQuestion]"


@dataclass(frozen=True)
class OutForm:
    """`count` is how many questions take an answer. `steps` are the addresses of the pages it stands on.

    `hidden`: it stands on hidden pages only, and the resident has no way to it. `scores` are mappings with
    the keys of the source (`of` is a list of ids or "all").
    """

    id: str
    title: str
    comments: bool
    count: int
    questions: Sequence[OutQuestion]
    scores: Sequence[Mapping[str, Any]]
    steps: Sequence[str]
    hidden: bool


@dataclass(frozen=True)
class OutPlan:
    """An activity plan. `schedule` is {"times", "every_weeks", "until_day"} or None."""

    id: str
    title: str
    summary: str | None
    count: int
    questions: Sequence[OutQuestion]
    schedule: Mapping[str, Any] | None
    fill_within_days: int | None
    flag_missed: bool | None
    may_skip: bool | None
    comments: bool | None
    enabled: bool | None


@dataclass(frozen=True)
class OutBattery:
    id: str
    title: str
    forms: Sequence[str]
    occasions: Sequence[int | str]


@dataclass(frozen=True)
class OutContact:
    id: str
    reader: Literal["resident", "clinician"]
    title: str
    text: str | None
    url: str | None
    phone: str | None
    email: str | None


@dataclass(frozen=True)
class OutChapter:
    id: str
    title: str
    blocks: Sequence[Block]


@dataclass(frozen=True)
class OutFlag:
    """`forms` is None where the flag is for every form."""

    type: str
    forms: Sequence[str] | None


@dataclass(frozen=True)
class Publication:
    """One edition of a program, lowered. `name` is that of its output folder ("tobakshjalpen-kalmar").

    `edition` is "" for the base. `assets` is by output path below html/ the path in the program's folder.
    """

    name: str
    program: str
    edition: str
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
    welcome: Sequence[Block]
    modules: Sequence[OutModule]
    forms: Sequence[OutForm]
    plans: Sequence[OutPlan]
    batteries: Sequence[OutBattery]
    flags: Sequence[OutFlag]
    contacts: Sequence[OutContact]
    guide: Sequence[OutChapter]
    assets: Mapping[str, str]

    @property
    def shown_forms(self) -> Sequence[OutForm]:
        """The forms that the resident has a way to."""
        return [form for form in self.forms if not form.hidden]

    @property
    def steps(self) -> Sequence[OutStep]:
        """All steps in reading order, hidden ones too."""
        return [step for module in self.modules for step in module.steps]
