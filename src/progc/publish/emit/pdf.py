"""Publication → the PDFs of a resident: the whole program, each module, each step, each form on paper.

pdf/program.pdf · pdf/modules/<module>.pdf · pdf/steps/<module>/<slug>.pdf · pdf/forms/<form>.pdf: PDF/UA-1.
A hidden step is in none of them. A document's links lead to its own places; a link to a page that it does not
hold is text, so that a step's PDF knows nothing of its neighbours. Addresses on the web are written out.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from progc.publish.data import as_data
from progc.publish.emit.paper_text import images_in
from progc.publish.publication import OutForm, OutModule, OutPlan, OutSection, OutStep, Publication
from progc.publish.recipe import Recipe
from progc.publish.rings import ring_kind
from progc.source import PICTURES

SECONDS = 0.03

Data = dict[str, Any]


def emit(publication: Publication) -> Mapping[str, Recipe]:
    """Every file below pdf/."""
    files = {"program.pdf": _program(publication)}
    for module in publication.modules:
        files[f"modules/{module.id}.pdf"] = _document(publication, "module", module=_module(module))
        for section in module.sections:
            for step in section.steps:
                if not step.hidden:
                    files[f"steps/{step.id}.pdf"] = _single(publication, module, section, step)
    for form in publication.shown_forms:
        files[f"forms/{form.id}.pdf"] = _document(publication, "form", form=_form(form))
    return {f"pdf/{path}": recipe for path, recipe in sorted(files.items())}


def make(recipe: Recipe, templates: Mapping[str, bytes], media: Mapping[str, bytes]) -> bytes:
    """One PDF."""
    from progc.publish.emit.paper_document import lay
    from progc.publish.emit.typeset import drawable, typeset
    from progc.publish.words import words_of

    words = words_of(templates, recipe.data["doc"]["language"])
    laid = lay(recipe.data, words, lambda: drawable(templates))
    return typeset(recipe.template, laid, templates, media)


def _document(publication: Publication, template: str, **data: Any) -> Recipe:
    """The recipe of one PDF; `doc` is what every page of every document shows."""
    doc = {
        "program": publication.title,
        "publisher": publication.publisher,
        "version": publication.version,
        "language": publication.language,
    }
    pictures = [name for name in images_in(data) if name.lower().endswith(PICTURES)]
    media = {name: publication.assets[name] for name in sorted(set(pictures))}
    return Recipe("pdf", f"pdf/{template}.typ", {"doc": doc, **data}, "pdf", media)


def _program(publication: Publication) -> Recipe:
    contacts = [as_data(contact) for contact in publication.contacts if contact.reader == "resident"]
    return _document(
        publication,
        "program",
        summary=publication.summary,
        rings=[ring_kind(module) for module in publication.modules],
        welcome=publication.welcome,
        modules=[_module(module) for module in publication.modules],
        forms=[_form(form) for form in publication.shown_forms],
        plans=[_plan(plan) for plan in publication.plans],
        contacts=contacts,
    )


def _module(module: OutModule) -> Data:
    sections = [
        {"title": section.title, "steps": [_step(step) for step in section.steps if not step.hidden]}
        for section in module.sections
    ]
    return {
        "id": module.id,
        "title": module.title,
        "summary": module.summary,
        "offer_to": module.offer_to if module.selection == "optional" else None,
        "group": module.group,
        "days": module.days,
        "sections": [section for section in sections if section["steps"]],
    }


def _single(publication: Publication, module: OutModule, section: OutSection, step: OutStep) -> Recipe:
    return _document(publication, "step", module=module.title, section=section.title, step=_step(step))


def _step(step: OutStep) -> Data:
    title = f"{step.number} {step.title}".strip()
    return {"id": step.id, "title": title, "blocks": step.blocks}


def _form(form: OutForm) -> Data:
    return {"id": form.id, "title": form.title, **_asked(form)}


def _plan(plan: OutPlan) -> Data:
    facts = ("id", "title", "summary", "schedule", "fill_within_days", "may_skip")
    return {**{name: getattr(plan, name) for name in facts}, **_asked(plan)}


def _asked(form: OutForm | OutPlan) -> Data:
    """The questions, without what only a clinician may see of them."""
    return {"count": form.count, "questions": _for_resident([as_data(q) for q in form.questions])}


def _for_resident(questions: Sequence[Data]) -> list[Data]:
    kept = [{key: value for key, value in question.items() if key not in _CLINICAL} for question in questions]
    for question in kept:
        question["options"] = [
            {key: value for key, value in option.items() if key not in _CLINICAL}
            for option in question["options"]
        ]
        question["questions"] = _for_resident(question["questions"])
    return kept


_CLINICAL = frozenset(("attention", "score", "conditions", "enable_behavior", "default"))
