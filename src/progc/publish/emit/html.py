"""Publication → the resident's pages: overview, all content, steps, forms, plans, contacts, and their style.

Addresses below html/: index.html · innehall.html · <module>/<slug>.html · formular/<form>.html ·
planer/<plan>.html · kontakt.html (if there is a contact) · style.css · media/... A hidden step has no page. A
step of a module that is not open from the start has one, since the whole program is published: the overview
shows such a module with its title and why it is closed, and "Allt innehåll" leads to its pages.

No page needs script, and none has a control that does nothing: what takes script (progress, bookmarks,
search, sums) is not there. A page's recipe holds what it shows and no more, so that an edit makes few pages.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from progc.publish.emit.page import render
from progc.publish.publication import OutForm, OutModule, OutPlan, OutQuestion, OutStep, Publication
from progc.publish.recipe import Recipe
from progc.publish.rings import ring_kind

SECONDS = 0.003

Data = dict[str, Any]

# What a resident sees of a question: neither scores nor what a clinician looks for.
_QUESTION = (
    *("id", "type", "number", "text", "help", "required", "only_if", "default", "min", "max", "step", "unit"),
    *("max_length", "min_choices", "max_choices", "labels", "rows"),
)
_OPTION = ("id", "label", "help", "exclusive", "other", "image", "alt", "only_if")


def emit(publication: Publication) -> Mapping[str, Recipe]:
    """Every file below html/ but the fonts, which web_fonts.py makes."""
    pages = {
        "index.html": _overview(publication),
        "innehall.html": _contents(publication),
        **_steps(publication),
        **_forms(publication),
        **{f"planer/{plan.id}.html": _plan(publication, plan) for plan in publication.plans},
    }
    contacts = _contacts(publication)
    if contacts:
        pages["kontakt.html"] = _page("contacts", publication, "", contacts=contacts)
    style = Recipe("html", "html/style.css", {}, "style")
    media = {
        asset: Recipe("copy", "", {}, "media", {"file": path}) for asset, path in publication.assets.items()
    }
    files = {**pages, "style.css": style, **media}
    return {f"html/{path}": recipe for path, recipe in sorted(files.items())}


def make(recipe: Recipe, templates: Mapping[str, bytes], media: Mapping[str, bytes]) -> bytes:
    """A page or the style sheet, UTF-8, lines ended by LF."""
    return render(recipe, templates)


def _page(template: str, publication: Publication, root: str, **data: Any) -> Recipe:
    """A page's recipe. `root` leads from the page to html/; `site` is what every page shows."""
    site = {
        "language": publication.language,
        "title": publication.title,
        "version": publication.version,
        "publisher": publication.publisher,
        "contact": bool(_contacts(publication)),
    }
    return Recipe("html", f"html/{template}.html", {"site": site, "root": root, **data}, "page")


def _overview(publication: Publication) -> Recipe:
    return _page(
        "overview",
        publication,
        "",
        guided=publication.guided,
        summary=publication.summary,
        welcome=publication.welcome,
        rings=[ring_kind(module) for module in publication.modules],
        start=_start(publication.modules),
        parts=_parts(publication.modules),
        contacts=_contacts(publication),
    )


def _start(modules: Sequence[OutModule]) -> Data | None:
    """The page that the resident begins with: the first of an open module, else the first there is."""
    in_order = [m for m in modules if m.start == "active"] + [m for m in modules if m.start != "active"]
    for module in in_order:
        if shown := _shown(module):
            return {"step": _entry(shown[0]), "module": module.title, "count": len(shown)}
    return None


def _parts(modules: Sequence[OutModule]) -> list[Data]:
    """The overview's lists: open modules, those to come, optional ones, then the closed ones by group."""
    closed = [module for module in modules if module.start != "active"]
    own = [module for module in closed if module.group]
    rest = [module for module in closed if not module.group]
    parts = {
        "current": [module for module in modules if module.start == "active"],
        "upcoming": [module for module in rest if module.selection != "optional"],
        "optional": [module for module in rest if module.selection == "optional"],
    }
    found = [_part(kind, "", members) for kind, members in parts.items() if members]
    groups = [(group, list(members)) for group, members in groupby(own, lambda m: m.group)]
    return found + [_part("group", group or "", members) for group, members in groups]


def _part(kind: str, title: str, modules: Iterable[OutModule]) -> Data:
    return {"kind": kind, "title": title, "modules": [_module(module) for module in modules]}


def _module(module: OutModule) -> Data:
    shown = _shown(module)
    return {
        "id": module.id,
        "title": module.title,
        "summary": module.summary,
        "open": module.start == "active",
        "optional": module.selection == "optional",
        "offer_to": module.offer_to,
        "days": module.days,
        "first": _entry(shown[0]) if shown else None,
        "count": len(shown),
    }


def _contents(publication: Publication) -> Recipe:
    modules = [
        {"title": m.title, "open": m.start == "active", "sections": _sections(m)} for m in publication.modules
    ]
    return _page(
        "contents",
        publication,
        "",
        modules=modules,
        forms=[{"id": form.id, "title": form.title} for form in publication.shown_forms],
        plans=[{"id": plan.id, "title": plan.title} for plan in publication.plans],
    )


def _steps(publication: Publication) -> dict[str, Recipe]:
    return {
        f"{step.id}.html": _step(publication, module, place)
        for module in publication.modules
        for place, step in enumerate(_shown(module))
    }


def _step(publication: Publication, module: OutModule, place: int) -> Recipe:
    """The page of a module's shown step, by its place among them from 0."""
    shown = _shown(module)
    step = shown[place]
    section = next(section for section in module.sections if step in section.steps)
    audio = {"asset": step.audio.asset, "seconds": step.audio.seconds} if step.audio else None
    return _page(
        "step",
        publication,
        "../",
        module={"title": module.title, "open": module.start == "active"},
        section=section.title,
        sections=_sections(module),
        step={**_entry(step), "audio": audio, "blocks": step.blocks},
        place=place + 1,
        count=len(shown),
        before=_entry(shown[place - 1]) if place else None,
        after=_entry(shown[place + 1]) if place + 1 < len(shown) else None,
    )


def _sections(module: OutModule) -> list[Data]:
    sections = [
        {"title": section.title, "steps": [_entry(step) for step in section.steps if not step.hidden]}
        for section in module.sections
    ]
    return [section for section in sections if section["steps"]]


def _forms(publication: Publication) -> dict[str, Recipe]:
    steps = {step.id: step for step in publication.steps if not step.hidden}
    return {
        f"formular/{form.id}.html": _form(publication, form, [steps[s] for s in form.steps if s in steps])
        for form in publication.shown_forms
    }


def _form(publication: Publication, form: OutForm, steps: Sequence[OutStep]) -> Recipe:
    return _page(
        "form",
        publication,
        "../",
        guided=publication.guided,
        form={"id": form.id, "title": form.title, "count": form.count},
        questions=[_question(question) for question in form.questions],
        stands_on=[_entry(step) for step in steps],
    )


def _plan(publication: Publication, plan: OutPlan) -> Recipe:
    return _page(
        "plan",
        publication,
        "../",
        guided=publication.guided,
        form={"id": plan.id, "title": plan.title, "count": plan.count},
        summary=plan.summary,
        schedule=plan.schedule,
        fill_within_days=plan.fill_within_days,
        may_skip=bool(plan.may_skip),
        questions=[_question(question) for question in plan.questions],
    )


def _question(question: OutQuestion) -> Data:
    return {
        **{name: getattr(question, name) for name in _QUESTION},
        "options": [{name: option.get(name) for name in _OPTION} for option in question.options],
        "questions": [_question(inner) for inner in question.questions],
    }


def _contacts(publication: Publication) -> list[Data]:
    return [
        {"title": c.title, "text": c.text, "url": c.url, "phone": c.phone, "email": c.email}
        for c in publication.contacts
        if c.reader == "resident"
    ]


def _shown(module: OutModule) -> list[OutStep]:
    return [step for step in module.steps if not step.hidden]


def _entry(step: OutStep) -> Data:
    """How another page names a step: its address and its title with the number."""
    return {"id": step.id, "title": f"{step.number} {step.title}".strip()}
