"""What stands where: options as the author wrote them, and each module under a heading that is true of it."""

import re

from pdf_reading import edges, text
from progc.files.resources import templates
from progc.publish.emit import html, pdf
from progc.publish.publication import OutForm, OutModule
from sample import module, publication, section, step
from sample_blocks import table
from sample_questions import option, question


def test_options_keep_the_author_s_order_on_screen_and_on_paper() -> None:
    options = [option("a", "Alfa", exclusive=True), option("b", "Beta"), option("c", "Gamma", exclusive=True)]
    asked = question("flera", "multi_choice", "1", "Vilka?", options=options)
    of = publication(forms=[OutForm("prov", "Prov", False, 1, [asked], [], [], False)])
    page = html.make(html.emit(of)["html/formular/prov.html"], templates(), {}).decode()
    paper = text(pdf.make(pdf.emit(of)["pdf/forms/prov.pdf"], templates(), {}))
    for made in (page, paper):
        assert re.findall("Alfa|Beta|Gamma", made) == ["Alfa", "Beta", "Gamma"]


def test_a_table_to_write_in_has_room_for_a_pen_and_says_of_nothing_that_it_is_not_given() -> None:
    diary = table(["Dag", "När", "Var"], ["Måndag", "", ""], ["Tisdag", "", ""])
    known = table(["Dag", "När", "Var"], ["Måndag", "8", ""], ["Tisdag", "9", "Ute"])
    made = {}
    for name, each in {"diary": diary, "known": known}.items():
        one = module("m", "M", section("s", "S", step("m", "prov", "", "Prov", [each])))
        recipe = pdf.emit(publication(modules=[one]))["pdf/steps/m/prov.pdf"]
        made[name] = pdf.make(recipe, templates(), dict.fromkeys(recipe.media, b"<svg/>"))
    assert "inte angivet" in text(made["known"]) and "inte angivet" not in text(made["diary"])
    lines = sorted({round(y) for x, y in edges(made["diary"]) if 26 < y < 297 - 24})
    assert lines[-1] - lines[0] > 2 * 9  # mm


def of_group(id: str, group: str | None, **more: object) -> OutModule:
    return module(id, id.title(), section("s", "S", step(id, "sida", "", "Sida", [])), group=group, **more)


def test_an_open_module_is_among_the_open_ones_whatever_its_group() -> None:
    modules = [
        of_group("alfa", None, start="active"),
        of_group("beta", "Grunder", start="active"),
        of_group("gamma", "Grunder", start="upcoming"),
        of_group("delta", None, start="upcoming"),
        of_group("epsilon", None, start="upcoming", selection="optional"),
    ]
    page = html.make(html.emit(publication(modules=modules))["html/index.html"], templates(), {}).decode()
    heads = re.findall(r'<h[23](?: id="_part\d+")?>([^<]+)</h[23]>', page)
    assert heads[heads.index("Aktuella moduler") :][:9] == [
        *("Aktuella moduler", "Alfa", "Beta"),
        *("Kommande moduler", "Delta"),
        *("Valbara moduler", "Epsilon"),
        *("Grunder", "Gamma"),
    ]
