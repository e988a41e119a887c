"""The resident's pages: golden pages, what they never hold, what an edit costs, colours, fonts, rings."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest

from progc.files.resources import templates
from progc.language.questions import question_types
from progc.publish.emit import html, web_fonts
from progc.publish.publication import Publication
from progc.publish.rings import REACH, cubics, rings, svg_path
from sample import MODULES, publication
from sample_blocks import p
from sample_questions import QUESTIONS


def pages(of: Publication) -> dict[str, str]:
    """Every page of a publication, made, by path below html/."""
    recipes = html.emit(of)
    return {
        path.removeprefix("html/"): html.make(recipe, templates(), {}).decode()
        for path, recipe in recipes.items()
        if recipe.role == "page"
    }


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages(publication())


def test_pages(made: dict[str, str], golden: Callable[[str, Mapping[str, bytes]], None]) -> None:
    golden("html", {path: text.encode() for path, text in made.items()})


def test_a_page_takes_nothing_from_elsewhere_and_needs_no_script(made: dict[str, str]) -> None:
    for path, text in made.items():
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|<form|<button", text), path
        assert not re.search(r'(src|poster|href)="(?:https?:)?//(?!www\.1177\.se)', text), path
        assert "default-src 'none'" in text and "\r" not in text, path


def test_every_link_leads_somewhere(made: dict[str, str]) -> None:
    files = {path.removeprefix("html/") for path in html.emit(publication())}
    for path, text in made.items():
        base = path.rsplit("/", 1)[0] + "/" if "/" in path else ""
        for target in re.findall(r'href="([^"#:]+)[^":]*"', text):
            parts = (base + target).split("/")
            while ".." in parts[1:]:
                at = parts.index("..", 1)
                parts[at - 1 : at + 1] = []
            found = "/".join(parts)
            assert found in files or found.startswith("../pdf/") or found == "media/fakta.pdf", (path, target)


def test_a_hidden_step_is_on_no_page(made: dict[str, str]) -> None:
    assert "steg-1/gomd.html" not in made
    assert not [path for path, text in made.items() if "gomd" in text or "Det som är dolt" in text]


def test_what_a_clinician_looks_for_is_on_no_page(made: dict[str, str]) -> None:
    assert not [path for path, text in made.items() if "Ta upp vid" in text or "Kundservice" in text]


def test_clinicians_are_named_only_where_there_are_any() -> None:
    alone = pages(replace(publication(), guided=False, contacts=[], forms=[]))
    assert not [path for path, text in alone.items() if "ehandlare" in text]
    assert "kontakt.html" not in alone and not [path for path, text in alone.items() if "Kontakt" in text]


def test_a_program_of_one_page_without_anything_else() -> None:
    bare = replace(
        publication(), modules=MODULES[1:2], forms=[], plans=[], contacts=[], welcome=[], summary=""
    )
    assert sorted(pages(bare)) == ["bra-att-veta/beroende.html", "index.html", "innehall.html"]


def test_headings_never_jump_and_ids_are_unique(made: dict[str, str]) -> None:
    for path, text in made.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])", text)]
        assert levels.count(1) == 1 and all(b <= a + 1 for a, b in pairwise(levels)), (path, levels)
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), path


def remade(before: Publication, after: Publication) -> set[str]:
    old, new = html.emit(before), html.emit(after)
    return {path for path in new if new[path] != old.get(path)}


def edited(place: tuple[int, int, int], **changes: Any) -> Publication:
    """The sample with a step changed."""
    module, section, step = place
    before = MODULES[module].sections[section]
    steps = [replace(s, **changes) if at == step else s for at, s in enumerate(before.steps)]
    sections = [
        replace(before, steps=steps) if s is before else s for s in MODULES[module].sections
    ]  # fmt: skip
    modules = [replace(m, sections=sections) if at == module else m for at, m in enumerate(MODULES)]
    return publication(modules=modules)


def test_a_changed_text_makes_its_page_and_no_other() -> None:
    assert remade(publication(), edited((0, 0, 1), blocks=[p("Nytt.")])) == {"html/steg-1/vanor.html"}


def test_a_changed_title_makes_its_module_and_the_lists() -> None:
    assert remade(publication(), edited((2, 0, 0), title="När det suger")) == {
        "html/steg-2/suget.html",
        "html/innehall.html",
        "html/index.html",
    }


def test_every_question_type_has_its_template() -> None:
    prefix = "html/questions/"
    found = {t.removeprefix(prefix).removesuffix(".html") for t in templates() if t.startswith(prefix)}
    assert found == set(question_types())
    inside = [inner for question in QUESTIONS for inner in question.questions]
    assert {question.type for question in [*QUESTIONS, *inside]} == found


# The pairs of LOOK.md with its contrasts: foreground, background, light, dark.
PAIRS = """
ink paper 13.2 14.5 · ink sheet 14.5 13.0 · soft paper 6.8 9.0 · soft sheet 7.4 8.0
tall paper 7.2 9.8 · tall sheet 8.0 8.8 · on tall 8.0 9.5 · head tall-deep 11.7 11.3
havtorn paper 5.8 10.1 · havtorn sheet 6.4 9.0 · fel paper 7.5 9.7 · fel sheet 8.2 8.7
edge paper 4.1 5.9 · edge sheet 4.5 5.3 · ink tall-wash 12.1 10.6 · ink havtorn-wash 12.8 11.4
ink slan-wash 12.2 11.9 · ink bark-wash 12.1 11.8 · soft tall-wash 6.2 6.6 · soft havtorn-wash 6.5 7.0
tall tall-wash 6.6 7.2 · havtorn havtorn-wash 5.6 7.9 · slan slan-wash 7.7 7.7 · slan sheet 9.2 8.4
bark bark-wash 7.4 7.6 · bark sheet 8.9 8.4 · havtorn-mark tall-deep 5.0 5.9
"""


def tokens(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9A-F]{6})", css))


def contrast(one: str, other: str) -> float:
    """WCAG 2.1, contrast ratio of relative luminances."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("pair", re.split(r"\s*[·\n]\s*", PAIRS.strip()))
def test_contrast_of_the_style_sheets_colours(pair: str) -> None:
    css = html.make(html.emit(publication())["html/style.css"], templates(), {}).decode()
    first, second = css.split("prefers-color-scheme: dark", 1)
    ink, ground, light, dark = pair.split()
    for scheme, wanted in ((tokens(first), light), (tokens(second), dark)):
        assert contrast(scheme[ink], scheme[ground]) == pytest.approx(float(wanted), abs=0.06)


def test_the_fonts_have_our_names_and_swedish_letters() -> None:
    from fontTools.ttLib import TTFont

    for path, recipe in web_fonts.emit(publication()).items():
        content = web_fonts.make(recipe, templates(), {})
        if recipe.role != "font":
            assert b"SIL OPEN FONT LICENSE" in content
            continue
        font = TTFont(BytesIO(content))
        assert "Source" not in " ".join(str(n) for n in font["name"].names if n.nameID in range(1, 7)), path
        assert {ord(c) for c in "åäöÅÄÖéü–—”’…≤≥−→€"} <= font.getBestCmap().keys()
        assert len(content) < 25_000


@pytest.mark.parametrize("count", range(1, 41))
def test_rings_are_small_whole_numbers_and_never_cross(count: int) -> None:
    made = rings(count)
    for ring in made:
        assert len(ring) <= 24 and all(isinstance(n, int) for point in ring for pair in point for n in pair)
        assert all(x * x + y * y <= REACH * REACH for (x, y), _ in ring)
        start, curves = cubics(ring)
        assert curves[-1][2] == start
    for inner, outer in pairwise(made):
        for ((x, y), _), ((u, v), _) in zip(inner, outer, strict=True):
            assert x * x + y * y < u * u + v * v
    if count == 14:
        assert sum(len(svg_path(ring)) for ring in made) < 10_000
