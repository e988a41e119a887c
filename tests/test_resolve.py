"""Folders → Programs: plain values, and names and paths that lead nowhere."""

import pytest

from conftest import folder_of
from progc.language.parse import parse
from progc.language.resolve import resolve
from progc.source import Source
from resolving import BASE, EDITIONS, PROGRAM, made, resolved, with_page, with_steps


def test_program() -> None:
    program = made({})
    assert (program.id, program.edition, program.editions) == ("prova", "", ())
    assert (program.title, program.summary) == ("Prova nikotin", "Om nikotin.")
    assert (program.version, program.language, program.kind) == ("1.2.0", "sv", "treatment")
    assert (program.guided, program.messages, program.publish) == (True, True, True)
    assert (program.days, program.maintenance_days) == (90, None)
    assert program.texts == {"amne": "nikotin", "tom": ""}
    assert [page.id for page in program.pages] == ["welcome", "modules/ett/hej", "modules/tva/mer"]
    assert program.broken == frozenset()


def test_module() -> None:
    one, two = made({}).modules
    assert (one.id, one.title, one.number, one.start, one.selection) == ("ett", "Ett", 1, "active", None)
    assert (two.number, two.start, two.selection, two.offer_to) == (
        None,
        "upcoming",
        "optional",
        "den som vill",
    )
    assert (two.group, two.days, two.open_on_day) == ("Mer", 7, 30)
    assert two.at("days").path == "program.yaml"
    assert two.own.at("title").path == "modules/tva/module.yaml"


def test_step() -> None:
    files = {
        "modules/tva/module.yaml": (
            "title: Två\nsections:\n  a:\n    title: A\n    steps:\n"
            "      - {step: ../ett/extra.md, hidden: true}\n      - mer.md\n"
        ),
        "modules/ett/extra.md": "---\ntitle: Extra\ncomments: true\naudio: {file: ../../media/x.mp3}\n---\n",
    }
    first, second = made(files).modules[1].steps
    assert (first.id, first.slug, first.hidden) == ("modules/ett/extra", "extra", True)
    assert (second.id, second.slug, second.hidden) == ("modules/tva/mer", "mer", False)
    assert first.page.comments
    assert first.page.audio and first.page.audio.file == "media/x.mp3"
    assert first.page.audio.read_from is None


def test_digest_is_of_the_text_alone() -> None:
    # printf 'Text.\n' | sha256sum
    page = made({}).modules[0].steps[0].page
    assert page.digest == "text-61ebb162"
    other = with_page("Text.\n")
    other["modules/ett/hej.md"] = other["modules/ett/hej.md"].replace("Hej", "Hejsan")
    assert made(other).modules[0].steps[0].page.digest == page.digest


def test_edition() -> None:
    program = made(EDITIONS, "kiruna")
    assert (program.edition, program.editions) == ("kiruna", ("norr", "kiruna"))
    assert (program.title, program.summary, program.days) == ("Norr", "Om snus.", 10)
    assert program.modules[1].title == "Annat"
    assert not made(EDITIONS, "soder").publish


FAULTS: dict[str, tuple[dict[str, str], list[str]]] = {
    "no such module": (
        {"program.yaml": PROGRAM.replace("  tva:", "  tva-b:")},
        ["PC240 program.yaml:14:3 there is no module called `tva-b`"],
    ),
    "a folder without module.yaml": (
        {"program.yaml": PROGRAM.replace("  tva:", "  fem:"), "modules/fem/x.md": "---\ntitle: X\n---\n"},
        ["PC240 program.yaml:14:3 the folder `modules/fem` has no `module.yaml`"],
    ),
    "no such step": (
        with_steps("merr.md"),
        ["PC241 modules/tva/module.yaml:6:9 there is no file `modules/tva/merr.md`"],
    ),
    "no such step in a mapping": (
        with_steps("{step: merr.md, hidden: true}"),
        ["PC241 modules/tva/module.yaml:6:16 there is no file `modules/tva/merr.md`"],
    ),
    "another case": (
        with_steps("Mer.md"),
        [
            "PC241 modules/tva/module.yaml:6:9 "
            "the file is called `modules/tva/mer.md`, not `modules/tva/Mer.md`"
        ],
    ),
    "no step": (
        with_steps("../../welcome.md"),
        ["PC241 modules/tva/module.yaml:6:9 `welcome.md` is no step"],
    ),
    "a path that leaves, which a rule tells": (with_steps("../../../x.md"), []),
    "no welcome text": (
        {"program.yaml": PROGRAM.replace("welcome.md", "hej.md")},
        ["PC243 program.yaml:10:10 there is no welcome text `hej.md`"],
    ),
    "no plan": (
        {"program.yaml": PROGRAM + "plans: [x]\n"},
        ["PC244 program.yaml:24:9 there is no activity plan called `x`"],
    ),
    "no battery": (
        {"program.yaml": PROGRAM + "batteries: [x]\n"},
        ["PC245 program.yaml:24:13 there is no measurement battery called `x`"],
    ),
    "no chapter": (
        {"program.yaml": PROGRAM + "guide: [x]\n"},
        ["PC246 program.yaml:24:9 there is no guide chapter called `x`"],
    ),
    "no text, in a page": (
        with_page("Om $(amnet).\n"),
        ["PC247 modules/ett/hej.md:4:4 there is no text called `amnet`"],
    ),
    "no text, in YAML": (
        {"program.yaml": PROGRAM.replace("Om $(amne).", "Om $$( och $(amne) och $(x).")},
        ["PC247 program.yaml:7:33 there is no text called `x`"],
    ),
    "no text, in a quoted text": (
        {"program.yaml": PROGRAM.replace("Om $(amne).", '"Om \\"$(x)\\""')},
        ["PC247 program.yaml:7:16 there is no text called `x`"],
    ),
    "no text, in a form that is shown": (
        {
            "forms/f.yaml": "title: $(x)\nquestions: {a: {type: text, text: A}}\n",
            **with_page("::: form f\n:::\n"),
        },
        ["PC247 forms/f.yaml:1:8 there is no text called `x`"],
    ),
    "no text, in a form that is not": (
        {"forms/f.yaml": "title: $(x)\nquestions: {a: {type: text, text: A}}\n"},
        [],
    ),
    "a text in a text": (
        {"program.yaml": PROGRAM.replace("nikotin", "x $$( $(tom)")},
        ["PC248 program.yaml:22:15 the text `amne` holds another text"],
    ),
    "two steps of one address": (
        {**with_steps("mer.md", "../ett/mer.md"), "modules/ett/mer.md": "---\ntitle: M\n---\n"},
        ["PC249 modules/tva/module.yaml:7:9 two steps of `tva` get the address `tva/mer`"],
    ),
    "one step twice is another rule's": (with_steps("mer.md", "mer.md"), []),
    "a page without front matter": (
        {"modules/ett/hej.md": "Text.\n"},
        ["PC250 modules/ett/hej.md:1:1 the page `modules/ett/hej.md` has no title"],
    ),
    "front matter in the welcome text": (
        {"welcome.md": "---\ntitle: Hej\n---\nText.\n"},
        ["PC251 welcome.md:2:1 the welcome text has keys at its top"],
    ),
    "no such edition": (
        with_page("::: only nor\nX.\n:::\n", **EDITIONS),
        ["PC701 modules/ett/hej.md:4:10 there is no edition called `nor`"],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault(name: str) -> None:
    files, expected = FAULTS[name]
    assert resolved(files)[1] == expected


def test_a_text_that_an_edition_removes() -> None:
    files = {"editions/norr.yaml": "title: N\nwithout: {texts: [amne]}\nsummary: Utan.\n"}
    program, faults = resolved(files, "norr")
    assert program is not None and program.title == "N"
    assert not faults
    files["editions/norr.yaml"] = "without: {texts: [amne]}\nsummary: Utan.\n"
    assert resolved(files, "norr")[1] == ["PC247 program.yaml:2:14 the text `amne` is removed, but is used"]


def test_did_you_mean() -> None:
    folder = folder_of({**BASE, **with_steps("merr.md")})
    parsed = {path: parse(file) for path, file in folder.files.items() if isinstance(file, Source)}
    tree = parsed["program.yaml"].node
    assert tree is not None
    _, (diagnostic,) = resolve(folder, parsed, tree, "", (), {}, "prova")
    assert diagnostic.finding.here and diagnostic.finding.here.to("sv") == "menade du `mer.md`?"
    assert diagnostic.finding.help and diagnostic.finding.help.to("en") == "`modules/tva/` has `mer.md`"
