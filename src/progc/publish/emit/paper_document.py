"""A recipe's data → the whole document that a Typst template walks: head and foot, labels, sentences."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from progc.publish.emit.paper import Levels, Page
from progc.publish.emit.paper_text import NO_TITLE, Data, Setting, words_in
from progc.publish.prose import paragraphs
from progc.publish.rings import cubics, rings
from progc.publish.words import Words

_LONGEST_HEAD = 70


def lay(data: Mapping[str, Any], words: Words, drawable: Callable[[], frozenset[int]]) -> Data:
    """The data of any of the templates program, module, step and form, laid. `drawable` is Setting's."""
    return _Document(data, words, Setting(drawable, frozenset(_labels(data)), "")).lay()


def _labels(data: Mapping[str, Any]) -> Iterable[str]:
    """All places of a document that a link may lead to."""
    if data.get("welcome"):
        yield from _page_labels("", data["welcome"])
    for module in _modules(data):
        for section in module["sections"]:
            for step in section["steps"]:
                yield from _page_labels(step["id"], step["blocks"])
    if "step" in data:
        yield from _page_labels(data["step"]["id"], data["step"]["blocks"])
    for form in data.get("forms", ()):
        yield f"form:{form['id']}"


def _modules(data: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    own = data.get("module")
    return [own] if isinstance(own, Mapping) else data.get("modules", ())


def _page_labels(address: str, blocks: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    yield f"page:{address}"
    for block in blocks:
        if block["t"] == "h" and words_in(block["c"]).strip():
            yield f"page:{address}#{block['id']}"
        elif block["t"] == "box":
            yield from list(_page_labels(address, block["c"]))[1:]


class _Document:
    """One document being laid. Headings' levels run through it from the first page to the last."""

    def __init__(self, data: Mapping[str, Any], words: Words, setting: Setting) -> None:
        self.data, self.words, self.setting = data, words, setting
        self.levels = Levels(0)

    def lay(self) -> Data:
        data = self.data
        laid: Data = {"doc": self.doc(), "words": dict(self.words.texts)}
        if "modules" in data:
            return {**laid, **self.program()}
        if "step" in data:
            laid["step"] = self.step(data["step"], 1)
            places = dict.fromkeys((data["module"], data["section"]))
            laid["kicker"] = self.plain(" · ".join(places))
        elif "module" in data:
            laid["module"] = self.module(data["module"])
        elif "form" in data:
            laid["form"] = self.form(data["form"], 1)
        return laid

    def doc(self) -> Data:
        data, doc = self.data, self.data["doc"]
        own = data.get("step") or data.get("module") or data.get("form") or {}
        right = data["module"] if "step" in data else own.get("title", "")
        title = f"{own['title']} – {doc['program']}" if own else doc["program"]
        language, _, rest = doc["language"].partition("-")
        return {
            "title": self.title(title),
            "author": self.plain(doc["publisher"]),
            "language": language.lower(),
            "region": rest.upper() if len(rest) == 2 else None,
            "left": self.short(doc["program"]),
            "right": self.short(right),
            "foot": self.plain(self.words.text("paper.foot", publisher=doc["publisher"], n=doc["version"])),
        }

    def program(self) -> Data:
        data = self.data
        return {
            "cover": self.cover(),
            "welcome": self.welcome(),
            "modules": [self.module(module) for module in data["modules"]],
            "forms": self.all_forms(),
            "plans": self.all_plans(),
            "contacts": self.contacts(),
        }

    def cover(self) -> Data:
        data = self.data
        title = self.title(data["doc"]["program"])
        longest = max(map(len, title.split()), default=0)
        kinds = data["rings"]
        return {
            "title": title,
            "size": 40 if longest <= 20 and len(title) <= 48 else 30 if longest <= 28 else 22,
            "publisher": self.plain(data["doc"]["publisher"]),
            "summary": self.prose(data["summary"]),
            "version": self.words.text("paper.version", n=data["doc"]["version"]),
            "rings": [
                {"kind": kind, "start": start, "curves": curves}
                for kind, (start, curves) in zip(kinds, map(cubics, rings(len(kinds))), strict=True)
            ],
        }

    def welcome(self) -> Data | None:
        self.levels.last = 1
        return {"c": self.page("", 1).blocks(self.data["welcome"])} if self.data["welcome"] else None

    def page(self, address: str, title_level: int) -> Page:
        setting = Setting(self.setting.drawable, self.setting.labels, address)
        return Page(setting, self.words, self.levels, title_level)

    def module(self, module: Mapping[str, Any]) -> Data:
        days = module["days"]
        facts = [self.words.text("ov.offer", offer_to=module["offer_to"])] if module["offer_to"] else []
        if days:
            facts.append(self.words.text("mod.day") if days == 1 else self.words.text("mod.days", n=days))
        self.levels.last = 1
        return {
            "title": self.title(module["title"]),
            "short": self.short(module["title"]),
            "kicker": self.plain(module["group"] or ""),
            "summary": self.prose(module["summary"]),
            "facts": [self.setting.runs(fact) for fact in facts],
            "sections": [self.section(module, section) for section in module["sections"]],
        }

    def section(self, module: Mapping[str, Any], section: Mapping[str, Any]) -> Data:
        """A section; one that is alone and named as its module has no heading of its own."""
        alone = len(module["sections"]) == 1 and section["title"] == module["title"]
        level = 0 if alone else self.levels.take(2)
        steps = [self.step(step, 2 if alone else 3) for step in section["steps"]]
        return {"title": self.title(section["title"]), "level": level, "steps": steps}

    def step(self, step: Mapping[str, Any], wished: int) -> Data:
        level = self.levels.take(wished)
        blocks = self.page(step["id"], level).blocks(step["blocks"])
        label = f"page:{step['id']}"
        return {"title": self.title(step["title"]), "level": level, "label": label, "c": blocks}

    def all_forms(self) -> list[Data]:
        self.levels.last = 1
        return [self.form(form, 2) for form in self.data["forms"]]

    def form(self, form: Mapping[str, Any], level: int) -> Data:
        self.levels.last = level
        questions = self.page("", level).questions(form["questions"], form["count"])
        title = self.title(form["title"])
        return {"title": title, "label": f"form:{form['id']}", "level": level, "questions": questions}

    def all_plans(self) -> list[Data]:
        self.levels.last = 1
        return [self.plan(plan) for plan in self.data["plans"]]

    def plan(self, plan: Mapping[str, Any]) -> Data:
        form = self.form(plan, 2)
        form["label"] = ""
        facts = [self.setting.line([{"t": "text", "text": fact}]) for fact in self.schedule(plan)]
        return {**form, "facts": [*self.prose(plan["summary"]), *facts]}

    def schedule(self, plan: Mapping[str, Any]) -> Iterable[str]:
        """When a plan asks to be filled in, in sentences."""
        w, schedule = self.words, plan["schedule"]
        if schedule:
            each = {day: self.listed(times) for day, times in schedule["times"].items()}
            days = [
                w.text("plan.times", dag=w.text(f"day.{day}"), tider=times) for day, times in each.items()
            ]
            yield w.text("plan.remind", dagar=self.listed(days))
            weeks = schedule["every_weeks"] or 1
            if weeks > 1:
                yield w.text("plan.second") if weeks == 2 else w.text("plan.every", n=weeks)
            if schedule["until_day"]:
                yield w.text("plan.until", n=schedule["until_day"])
        if plan["fill_within_days"]:
            yield w.text("plan.within", n=w.count("n.days", plan["fill_within_days"]))
        if plan["may_skip"]:
            yield w.text("plan.skip")

    def listed(self, items: Sequence[str]) -> str:
        """Items with commas, and "och" before the last."""
        *first, last = items or [""]
        return f"{', '.join(first)} {self.words.text('and')} {last}" if first else last

    def contacts(self) -> list[Data]:
        return [
            {
                "title": self.title(contact["title"]),
                "text": self.prose(contact["text"]),
                "lines": [
                    {"to": f"{scheme}{''.join(contact[key].split())}", "text": self.plain(contact[key])}
                    for key, scheme in (("phone", "tel:"), ("email", "mailto:"), ("url", ""))
                    if contact[key]
                ],
            }
            for contact in self.data["contacts"]
        ]

    def prose(self, text: str | None) -> list[list[Data]]:
        """A text of YAML as paragraphs of inlines."""
        return [self.setting.line(part) for part in paragraphs(text or "")]

    def plain(self, text: str) -> str:
        return self.setting.plain(text)

    def title(self, text: str) -> str:
        """A title, which PDF/UA-1 does not let be empty."""
        return self.plain(text).strip() or NO_TITLE

    def short(self, text: str) -> str:
        """A title for the head of a page, cut where it is far too long for it."""
        text = self.plain(text)
        return text if len(text) <= _LONGEST_HEAD else f"{text[: _LONGEST_HEAD - 1].rstrip()}…"
