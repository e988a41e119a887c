"""Program → Publication: pages in reading order, numbered, rendered to blocks, assets named."""

from progc.language.model import Module, Page, Program, Section, Step
from progc.language.model.program import Battery, Contact, Flag
from progc.publish.lower.assets import Assets
from progc.publish.lower.blocks import Pages, forms_of, lower_blocks
from progc.publish.lower.forms import lower_form, lower_plan
from progc.publish.publication import (
    OutAudio,
    OutBattery,
    OutChapter,
    OutContact,
    OutFlag,
    OutForm,
    OutModule,
    OutSection,
    OutStep,
    Publication,
)


def lower(program: Program) -> Publication:
    """One edition of a program without errors, ready for every output. Files are named, not read."""
    pages = Pages.of(program)
    assets = Assets(program.folder)
    forms = _forms(program, pages, assets)
    return Publication(
        name=f"{program.id}-{program.edition}" if program.edition else program.id,
        program=program.id,
        edition=program.edition,
        title=program.title,
        version=program.version,
        language=program.language,
        kind=program.kind,
        guided=program.guided,
        publisher=program.publisher,
        summary=program.summary,
        days=program.days,
        maintenance_days=program.maintenance_days,
        messages=program.messages,
        welcome=lower_blocks(program.welcome, pages, assets) if program.welcome else [],
        modules=[_module(module, pages, assets) for module in program.modules],
        forms=forms,
        plans=[lower_plan(plan, assets) for plan in program.plans],
        batteries=[_battery(battery) for battery in program.batteries],
        flags=[_flag(flag) for flag in program.flags],
        contacts=[_contact(contact) for contact in program.contacts],
        guide=[_chapter(chapter, pages, assets) for chapter in program.guide],
        assets=assets.found,
    )


def _forms(program: Program, pages: Pages, assets: Assets) -> list[OutForm]:
    """The forms that this edition has a place for, by id."""
    elsewhere = _asked(program)
    steps: dict[str, list[str]] = {name: [] for name in elsewhere}
    for address, names in pages.forms_on.items():
        for name in names:
            steps.setdefault(name, []).append(address)
    return [
        lower_form(program.forms[name], on, name not in elsewhere and pages.hidden.issuperset(on), assets)
        for name, on in sorted(steps.items())
    ]


def _asked(program: Program) -> set[str]:
    """The forms that stand elsewhere than in a step: in the welcome text and in batteries."""
    welcome = forms_of(program.welcome) if program.welcome else []
    return {*welcome, *(name for battery in program.batteries for name in battery.forms)}


def _module(module: Module, pages: Pages, assets: Assets) -> OutModule:
    numbers = {
        id(step): f"{module.number}.{place}" if module.number is not None else ""
        for place, step in enumerate(module.steps, 1)
    }

    def section_of(section: Section) -> OutSection:
        steps = [_step(module, step, numbers[id(step)], pages, assets) for step in section.steps]
        return OutSection(section.id, section.title, steps)

    return OutModule(
        id=module.id,
        title=module.title,
        number=module.number,
        summary=module.summary,
        start=module.start,
        selection=module.selection,
        offer_to=module.offer_to,
        group=module.group,
        days=module.days,
        open_on_day=module.open_on_day,
        sections=[section_of(section) for section in module.sections],
    )


def _step(module: Module, step: Step, number: str, pages: Pages, assets: Assets) -> OutStep:
    address = f"{module.id}/{step.slug}"
    page = step.page
    audio = None
    if page.audio:
        audio = OutAudio(assets.name(page.audio.file), assets.media(page.audio.file).seconds)
    return OutStep(
        id=address,
        slug=step.slug,
        number=number,
        title=page.title,
        hidden=step.hidden,
        comments=page.comments,
        audio=audio,
        blocks=lower_blocks(page, pages, assets),
        forms=pages.forms_on[address],
        source=page.source.path,
    )


def _chapter(chapter: Page, pages: Pages, assets: Assets) -> OutChapter:
    return OutChapter(chapter.id.rsplit("/", 1)[-1], chapter.title, lower_blocks(chapter, pages, assets))


def _battery(battery: Battery) -> OutBattery:
    return OutBattery(battery.id, battery.title, list(battery.forms), list(battery.occasions))


def _flag(flag: Flag) -> OutFlag:
    return OutFlag(flag.type, None if flag.forms is None else list(flag.forms))


def _contact(contact: Contact) -> OutContact:
    return OutContact(
        contact.id,
        contact.reader,
        contact.title,
        contact.text,
        contact.url,
        contact.phone,
        contact.email,
    )
