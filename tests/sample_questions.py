"""Questions of publication.py, made by hand: each type there is."""

from typing import Any

from progc.publish.publication import OutQuestion
from sample_blocks import Data, text


def question(id: str, type: str, number: str, words: str, **more: Any) -> OutQuestion:
    plain: Data = {
        "required": False,
        "only_if": "",
        "conditions": [],
        "enable_behavior": "all",
        "attention": [],
        "labels": {},
        "options": [],
        "rows": [],
        "questions": [],
    }
    empty = ["default", "min", "max", "step", "unit", "max_length", "min_choices", "max_choices"]
    given = {**plain, **dict.fromkeys(empty), **more}
    given["help"] = [[text(given["help"])]] if "help" in given else []
    return OutQuestion(id=id, type=type, number=number, text=[[text(words)]], **given)


def option(id: str, label: str, **more: Any) -> Data:
    plain = {"help": None, "score": None, "exclusive": False, "other": False, "attention": None}
    return {"id": id, "label": label, **plain, "image": None, "alt": None, "only_if": "", **more}


OFTEN = [option(o.lower(), o) for o in ("Aldrig", "Sällan", "Ibland", "Ofta", "Alltid")]
QUESTIONS = [
    question("inledning", "display", "", "Tänk på de senaste fyra veckorna.", help="Det tar fem minuter."),
    question(
        "nojd",
        "scale",
        "1",
        "Hur nöjd är du med programmet?",
        required=True,
        min=0,
        max=10,
        labels={"0": "Inte alls", "10": "Helt och hållet"},
        attention=[{"operator": "at_most", "value": 3, "text": "Ta upp vid nästa kontakt."}],
    ),
    question(
        "varfor",
        "text",
        "2",
        "Vad gjorde att du inte var nöjd?",
        help="Skriv med egna ord.",
        max_length=500,
        only_if="valde 0–4 på fråga 1",
    ),
    question(
        "hjalpt",
        "multi_choice",
        "3",
        "Vad har hjälpt dig?",
        max_choices=2,
        options=[
            option("ovningar", "Övningarna", image="media/bryta.svg", alt="En hand"),
            option("samtal", "Samtalen med behandlaren", help="Telefon, video eller besök"),
            option("annat", "Annat", other=True),
            option("inget", "Inget av det här", exclusive=True, only_if="valde 0 på fråga 1"),
        ],
    ),
    question("antal", "integer", "4", "Hur många om dagen?", min=0, max=100, unit="st", required=True),
    question("vikt", "decimal", "5", "Hur mycket väger du?", min=30.5, unit="kg", default=70.5),
    question("stod", "matrix", "6", "Hur ofta har du det här stödet?", options=OFTEN, rows=[
        {"id": "familj", "label": "Familj och vänner frågar hur det går"},
        {"id": "ringa", "label": "Jag har någon att ringa när suget kommer"},
    ]),
    question("slut", "group", "", "Ditt slutdatum", help="Det går bra att ändra sig.", questions=[
        question("bestamt", "boolean", "7", "Har du bestämt ett datum?"),
        question("datum", "date", "8", "Vilket datum?", min="2026-01-01", only_if="svarade Ja på fråga 7"),
        question("klockan", "time", "9", "När på dagen?", min="06:00", max="22:00"),
        question("plats", "string", "10", "Var är du då?", max_length=80),
    ]),
    question("lust", "scale", "11", "Hur stor är lusten?", min=1, max=5, labels={"1": "Ingen"}),
    question("halsa", "scale", "12", "Din hälsa?", min=0, max=100, labels={"0": "Värst", "100": "Bäst"}),
    question("trygg", "scale", "13", "Hur trygg?", min=0, max=3, labels={"0": "Nej", "1": "Lite", "3": "Ja"}),
    question("forst", "choice", "14", "Hur snart röker du?", default="inom-5", options=[
        option("inom-5", "Inom 5 minuter", score=3), option("senare", "Senare", score=0),
    ]),
]  # fmt: skip
