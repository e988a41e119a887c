"""The PDFs: golden texts of a sample, what they hold and do not, and content that tries to break them."""

import os
import subprocess
import sys
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from pdf_reading import bookmarks, edges, tags, text, told
from progc.files.resources import templates
from progc.language.questions import question_types
from progc.publish.emit import pdf
from progc.publish.publication import OutForm, Publication
from sample import MODULES, module, publication, section, step
from sample_blocks import FILM, Data, box, bullets, h, image, link, p, page, table
from sample_questions import QUESTIONS, option, question

DRAWING = (
    b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 32'><path d='M0 0L64 32' stroke='#000'/></svg>"
)
PHOTO = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAC0lEQVR4nGNgwAQAABQAAX3+Hu4AAAAASUVORK5CYII="
)
ROOT = Path(__file__).parent.parent


def make(of: Publication, path: str) -> bytes:
    """One PDF of a publication, its pictures a line across."""
    recipe = pdf.emit(of)[f"pdf/{path}.pdf"]
    return pdf.make(recipe, templates(), dict.fromkeys(recipe.media, DRAWING))


def of_blocks(*blocks: Data, title: str = "Prov") -> bytes:
    """The PDF of one step with these blocks."""
    one = module("m", "M", section("s", "S", step("m", "prov", "", title, list(blocks))))
    return make(publication(modules=[one]), "steps/m/prov")


def with_photo(*blocks: Data) -> bytes:
    """The PDF of one step with these blocks, in which media/a.png is a photo."""
    one = module("m", "M", section("s", "S", step("m", "prov", "", "Prov", list(blocks))))
    shown = publication(modules=[one], assets={**publication().assets, "media/a.png": "media/a.png"})
    recipe = pdf.emit(shown)["pdf/steps/m/prov.pdf"]
    return pdf.make(recipe, templates(), dict.fromkeys(recipe.media, PHOTO))


def of_questions(*questions: Data) -> bytes:
    """The PDF of a form."""
    asked = [question(**{"number": "1", "words": "Fråga", **each}) for each in questions]
    return make(publication(forms=[OutForm("f", "Prov", False, 1, asked, [], [], False)]), "forms/f")


def test_golden(golden: Callable[[str, Mapping[str, bytes]], None]) -> None:
    made = {path: make(publication(), path[4:-4]) for path in pdf.emit(publication())}
    golden("pdf", {f"{path[4:-4]}.txt": told(content).encode() for path, content in made.items()})


def test_one_pdf_for_the_program_each_module_shown_step_and_form() -> None:
    paths = set(pdf.emit(publication()))
    assert "pdf/program.pdf" in paths and "pdf/forms/mina-situationer.pdf" in paths
    assert {f"pdf/modules/{each.id}.pdf" for each in MODULES} <= paths
    shown = {f"pdf/steps/{each.id}.pdf" for each in publication().steps if not each.hidden}
    assert {path for path in paths if path.startswith("pdf/steps/")} == shown


def test_an_edit_of_a_page_leaves_its_neighbours_pdfs_alone() -> None:
    first, *others = MODULES
    changed = replace(
        first,
        sections=[
            replace(s, steps=[replace(x, blocks=[p("Nytt.")]) if x.slug == "vanor" else x for x in s.steps])
            for s in first.sections
        ],
    )
    before, after = pdf.emit(publication()), pdf.emit(publication(modules=[changed, *others]))
    touched = {path for path in before if before[path] != after[path]}
    assert touched == {"pdf/program.pdf", "pdf/modules/steg-1.pdf", "pdf/steps/steg-1/vanor.pdf"}


def test_what_is_not_for_residents_is_in_no_pdf() -> None:
    for path in ("program", "modules/steg-1", "forms/mina-situationer"):
        found = text(make(publication(), path))
        assert not [word for word in ("Det som är dolt", "Ta upp vid", "Kundservice") if word in found], path


def test_a_link_on_paper_says_the_page_that_the_bookmark_leads_to() -> None:
    program = make(publication(), "program")
    reader = PdfReader(BytesIO(program))
    place = next(line for line in bookmarks(reader, reader.outline) if "Två slags beroende" in line)
    assert f"beroende och abstinensbesvär (sida {place.rsplit(' ', 1)[1]})" in text(program)


def test_a_link_to_where_one_already_reads_or_to_another_document_has_no_page() -> None:
    found = text(of_blocks(h(2, "Här"), p(page("m/prov", "hit", "här"), " och ", page("x/y", "dit"), ".")))
    assert "hit och dit." in found


def test_addresses_are_written_out_once() -> None:
    address = "https://www.1177.se"
    found = text(of_blocks(p(link({"url": address}, "1177"), " ", link({"url": address}, address))))
    assert found.count(address) == 2 and f"1177 ({address})" in found


def test_no_date_and_no_machine_in_a_pdf() -> None:
    reader = PdfReader(BytesIO(of_blocks(p("Text."))))
    info = reader.metadata
    assert info is not None
    assert info.title == "Prov – Tobakshjälpen" and not {"/CreationDate", "/ModDate"} & set(info)


def test_a_box_and_a_question_higher_than_a_page_lose_nothing() -> None:
    words = [f"mening{n}." for n in range(1500)]
    found = text(of_blocks(box("important", p(" ".join(words)))))
    assert [word for word in words if word not in found] == []
    options = [option(str(n), f"svar{n}.") for n in range(120)]
    found = text(of_questions({"id": "a", "type": "choice", "options": options}))
    assert [option["label"] for option in options if str(option["label"]) not in found] == []


def test_a_cell_higher_than_a_page_loses_nothing() -> None:
    words = [f"ord{n}." for n in range(1500)]
    found = text(of_blocks(table(["a", "b"], ["x", " ".join(words)])))
    assert [word for word in words if word not in found] == []


def test_levels_of_headings_never_jump() -> None:
    blocks = [h(5, "Fem"), h(2, "Två"), box("tip", h(6, "Sex")), h(4, "Fyra"), h(3, "Tre")]
    reader = PdfReader(BytesIO(of_blocks(*blocks)))
    levels = [int(name[1:]) for name, _ in tags(reader) if name[0] == "H" and name[1:].isdigit()]
    assert levels == [1, 2, 2, 3, 4, 3, 3]


def test_a_ring_in_a_matrix_says_its_answer() -> None:
    options = [option("a", "Aldrig"), option("b", "Ofta")]
    rows = [{"id": "x", "label": "Hemma"}, {"id": "y", "label": "Ute"}]
    made = of_questions({"id": "m", "type": "matrix", "options": options, "rows": rows})
    alternatives = [alt for _, alt in tags(PdfReader(BytesIO(made))) if alt]
    assert alternatives == ["Aldrig", "Ofta", "Aldrig", "Ofta"]


@pytest.mark.parametrize(
    ("low", "high", "told_as"),
    [
        (0, 10, "0 1 2 3 4 5 6 7 8 9 10 0 = inte alls"),
        (1, 12, "12"),
        (0, 100, "Mellan 0 och 100. 0 = inte alls"),
    ],
)
def test_a_scale_is_a_row_a_list_or_a_number(low: int, high: int, told_as: str) -> None:
    made = {"id": "s", "type": "scale", "min": low, "max": high, "labels": {str(low): "inte alls"}}
    assert told_as in text(of_questions(made))


def test_every_question_type_has_a_template() -> None:
    here = {path for path in templates() if path.startswith("pdf/questions/")}
    assert here == {f"pdf/questions/{name}.typ" for name in question_types()}


LONG = "åbäkigtlångtsammansattord" * 12
ODD = "☃ 🙂 🏳️‍🌈 \u200b\ufeff\u2028\u202a\x00\x07 中文 a\u0301 \u2009|\u202f Ω ↗ ✓ #set [x] $x$ \\ @a <b> */"
HOSTILE: Mapping[str, list[Data]] = {
    "odd signs": [p(ODD), h(2, ODD), bullets(ODD), box("more", p(ODD), title=ODD), table([ODD], [ODD])],
    "long words": [p(LONG), h(2, LONG), p("x" * 900), table(["a"] * 14, ["x" * 300] * 14), p("/" * 300)],
    "nothing": [p(), h(2, ""), bullets(), box("tip"), table([], []), table(["", ""], ["", ""]), table(["a"])],
    "pictures": [p(image("media/bryta.svg", ""), "a", {**image("media/bryta.svg", "B"), "height": None})],
    "links": [p(link({"url": ""}, "a"), link({"url": "https://x.se/" + "y" * 500}, ""), page("", ""))],
    "no letters": [h(2, "🙂"), box("tip", p("\u200b"), title="\ufeff")],
    "nested": [{"t": "quote", "c": [bullets("a"), box("tip", table(["a"], ["b"]), box("exercise"))]}],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_content_breaks_a_pdf(name: str) -> None:
    assert of_blocks(*HOSTILE[name], title=ODD).startswith(b"%PDF-1.7")


def test_a_photo_is_in_the_pdf_as_it_is() -> None:
    made = with_photo(p(image("media/a.png", "Sko")))
    resources = PdfReader(BytesIO(made)).pages[0]["/Resources"]
    assert isinstance(resources, DictionaryObject)
    pictures = resources["/XObject"]
    assert isinstance(pictures, DictionaryObject)
    (drawn,) = pictures.values()
    assert (drawn["/Subtype"], drawn["/Width"], drawn["/Height"]) == ("/Image", 3, 2)


def test_markup_in_a_text_is_text() -> None:
    assert "#set [x] $x$ \\ @a <b> */" in text(of_blocks(p(ODD)))


@pytest.mark.parametrize("kind", sorted(question_types()))
def test_a_question_with_nothing_or_far_too_much(kind: str) -> None:
    bounds = {"min": 0, "max": 0} if kind == "scale" else {}
    options = [option(str(n), LONG + ODD) for n in range(30)]
    rows = [{"id": str(n), "label": LONG} for n in range(3)]
    much = {"words": LONG, "only_if": ODD, "unit": LONG, "options": options, "rows": rows, **bounds}
    made = of_questions({"id": "a", "type": kind, "words": "", **bounds}, {"id": "b", "type": kind, **much})
    assert made.startswith(b"%PDF-1.7")


def test_programs_of_any_size() -> None:
    bare: Data = {"forms": [], "plans": [], "contacts": [], "welcome": [], "summary": "", "publisher": ""}
    steps = [step("m", f"s{n}", "", LONG, [p("a")]) for n in range(90)]
    many = [module(f"m{n}", LONG, section("s", LONG, *steps[n * 4 : n * 4 + 4])) for n in range(22)]
    for modules in ([], [module("m", "Tom")], [module("m", "Tom", section("s", "Tom"))], many):
        assert make(publication(modules=modules, title=LONG, **bare), "program").startswith(b"%PDF-1.7")


def test_the_same_bytes_wherever_they_are_made(tmp_path: Path) -> None:
    code = (
        "import test_emit_pdf as t; from hashlib import sha256 as s;"
        "print(*(s(t.make(t.publication(), x)).hexdigest() for x in ('program', 'forms/mina-situationer')))"
    )
    path = f"{ROOT / 'tests'}{os.pathsep}{ROOT / 'src'}"
    places = [("UTC", "C", "0", ROOT), ("Pacific/Kiritimati", "sv_SE.UTF-8", "77", tmp_path)]
    made = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=cwd,
            env={**os.environ, "TZ": zone, "LANG": language, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for zone, language, seed, cwd in places
    ]
    assert made[0] == made[1] and len(made[0].split()) == 2


def test_a_sample_of_every_type_is_in_the_sample() -> None:
    inside = {inner.type for each in QUESTIONS for inner in (each, *each.questions)}
    assert inside == set(question_types())


def test_what_stands_in_a_box_a_list_or_a_quote_stays_within_it() -> None:
    photo = p({**image("media/a.png", "En bild."), "width": 900, "height": 300})
    inner = box("tip", box("more", FILM, photo), box("exercise", FILM), FILM, photo)
    listed = {"t": "list", "start": None, "tight": True, "items": [[bullets("Ett."), photo, inner]]}
    made = with_photo(photo, inner, listed, {"t": "quote", "c": [photo, inner]})
    body = [x for x, y in edges(made) if 26 < y < 297 - 24]  # mm: neither the paper's head nor its foot
    assert min(body) > 25 - 1 and max(body) < 25 + 122 + 0.1
