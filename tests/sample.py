"""A small program as a Publication, made by hand: every block, every question type, every kind of module."""

from typing import Any

from progc.publish.publication import (
    OutAudio,
    OutBattery,
    OutContact,
    OutFlag,
    OutForm,
    OutModule,
    OutPlan,
    OutSection,
    OutStep,
    Publication,
)
from sample_blocks import DEPENDENCE, HABITS, Data, h, p
from sample_questions import QUESTIONS, question


def step(module: str, slug: str, number: str, title: str, blocks: list[Data], **more: Any) -> OutStep:
    plain: Data = {"hidden": False, "comments": False, "audio": None, "forms": []}
    source = f"modules/{module}/{slug}.md"
    given = {**plain, **more}
    return OutStep(f"{module}/{slug}", slug, number, title, blocks=blocks, source=source, **given)


def module(id: str, title: str, *sections: OutSection, **more: Any) -> OutModule:
    empty = ["number", "summary", "selection", "offer_to", "group", "days", "open_on_day"]
    return OutModule(
        id=id, title=title, sections=sections, **{**dict.fromkeys(empty), "start": "upcoming", **more}
    )


def section(id: str, title: str, *steps: OutStep) -> OutSection:
    return OutSection(id, title, steps)


MODULES = [
    module(
        "steg-1",
        "Steg 1 Förberedelser – för en bra grund",
        section(
            "forberedelser",
            "Förberedelser",
            step("steg-1", "motivation", "1.1", "Så här ökar du motivationen", [p("Skriv ner dina skäl.")]),
            step(
                "steg-1",
                "vanor",
                "1.2",
                "Kartlägg dina tobaksvanor",
                HABITS,
                audio=OutAudio("media/vanor.mp3", 200.0),
                forms=["mina-situationer"],
            ),
            step("steg-1", "gomd", "1.3", "Det som är dolt", [p("Syns inte.")], hidden=True),
        ),
        section("stoppdatum", "Stoppdatum", step("steg-1", "datum", "1.4", "Välj ett datum", [p("När?")])),
        start="active",
        number=1,
        summary="Fundera över dina skäl och kartlägg dina vanor.",
        days=14,
    ),
    module(
        "bra-att-veta",
        "Bra att veta",
        section("fakta", "Bra att veta", step("bra-att-veta", "beroende", "", "Beroende", DEPENDENCE)),
        start="active",
        days=0,
    ),
    module(
        "steg-2",
        "Steg 2 Stoppfasen – var nyfiken och aktiv",
        section("aktiv", "Var aktiv", step("steg-2", "suget", "2.1", "När suget kommer", [p("Vänta.")])),
        number=2,
        summary="Dina första veckor utan tobak.",
        days=1,
        open_on_day=90,
    ),
    module(
        "graviditet",
        "Graviditet och nikotin",
        section(
            "gravid", "Gravid", step("graviditet", "barn", "", "Du och barnet", [p("Läs i lugn och ro.")])
        ),
        selection="optional",
        offer_to="den som är eller planerar att bli gravid",
        days=7,
    ),
    module(
        "smarta",
        "Att hantera smärta",
        section("ont", "Ont", step("smarta", "ont", "", "När det gör ont", [p("Rör dig lite.")])),
        group="Fördjupning",
    ),
]


def contact(id: str, reader: Any, title: str, **more: str) -> OutContact:
    return OutContact(id, reader, title, **{**dict.fromkeys(["text", "url", "phone", "email"]), **more})


_FIELDS: Data = {
    "name": "prov",
    "program": "prov",
    "edition": "",
    "title": "Tobakshjälpen",
    "version": "1.0.0",
    "language": "sv",
    "kind": "support",
    "guided": True,
    "publisher": "Region Jönköpings län",
    "summary": "Struktur, vägledning och övningar för dig som vill sluta med tobak och nikotin.",
    "days": 365,
    "maintenance_days": 90,
    "messages": True,
    "welcome": [
        p("Vad bra att du har bestämt dig för att se över dina vanor. Ta ett steg i taget."),
        h(2, "Så fungerar det"),
        p("Du kan alltid gå tillbaka och läsa igen."),
    ],
    "modules": MODULES,
    "forms": [
        OutForm("mina-situationer", "Mina situationer", False, 14, QUESTIONS, [], ["steg-1/vanor"], False),
    ],
    "plans": [
        OutPlan(
            id="steg-om-dagen",
            title="Antal steg under dagen",
            summary="Skriv hur många steg du har gått.",
            count=1,
            questions=[question("steg", "integer", "1", "Hur många steg?", min=0)],
            schedule={
                "times": {"mon": ["08:00", "19:00"], "thu": ["19:00"]},
                "every_weeks": 2,
                "until_day": 90,
            },
            fill_within_days=5,
            flag_missed=False,
            may_skip=True,
            comments=True,
            enabled=False,
        )
    ],
    "batteries": [OutBattery("uppfoljning", "Uppföljning", ["mina-situationer"], ["start", 90, "end"])],
    "flags": [OutFlag("form-saved", None)],
    "contacts": [
        contact(
            "support", "resident", "Teknisk support", text="Sök på ”Support”.", url="https://www.1177.se"
        ),
        contact("linjen", "resident", "Rökstopp", phone="020-84 00 00", email="info@example.se"),
        contact("kundservice", "clinician", "Kundservice", phone="141 41"),
    ],
    "guide": [],
    "assets": {
        "media/bryta.svg": "media/bryta.svg",
        "media/kroppen.svg": "media/kroppen.svg",
    },
}


def publication(**more: Any) -> Publication:
    """The sample; `more` replaces fields."""
    return Publication(**{**_FIELDS, **more})
