"""Texts of YAML in the outputs: paragraphs where a line is blank, links where an address stands."""

from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from progc.files.resources import templates
from progc.publish.emit import html, pdf
from progc.publish.publication import OutPlan
from sample import MODULES, contact, publication

ADDRESS = "https://www.1177.se/tobak"
TEXT = f"Du kan få hjälp.\n\nLäs mer på {ADDRESS}."
OF_ALL = publication(
    summary=TEXT,
    modules=[replace(MODULES[0], summary=TEXT), *MODULES[1:]],
    contacts=[contact("support", "resident", "Support", text=TEXT)],
    plans=[OutPlan("steg", "Steg", TEXT, 0, [], None, None, None, None, None, None)],
)


def test_pages() -> None:
    recipes = html.emit(OF_ALL)
    for path, times in {"index.html": 3, "kontakt.html": 1, "planer/steg.html": 1}.items():
        page = html.make(recipes[f"html/{path}"], templates(), {}).decode()
        assert page.count(">Du kan få hjälp.</p>") == times, path
        assert page.count(f'href="{ADDRESS}"') == times, path


def test_the_whole_program_on_paper() -> None:
    recipe = pdf.emit(OF_ALL)["pdf/program.pdf"]
    drawing = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 4'/>"
    made = pdf.make(recipe, templates(), dict.fromkeys(recipe.media, drawing))
    found = [
        note.get_object().get("/A", {}).get("/URI")
        for page in PdfReader(BytesIO(made)).pages
        for note in page.get("/Annots", [])
    ]
    assert found.count(ADDRESS) == 4
