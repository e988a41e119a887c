"""Every rule's page: explains it in both languages, and its examples carry the rule just where they say."""

import hashlib
from functools import cache
from pathlib import Path

import pytest

import progc.rules
from progc.check import check
from progc.diagnostics import Rule
from progc.files.load import load
from progc.files.pages import Example, ExampleFile, Page, known_rules, rule_pages
from progc.files.resources import schemas
from progc.source import File, Folder, Media, Source, Span

TINY = Path(__file__).parent / "tiny"
RULES = known_rules()
EXAMPLES = [(page, example) for page in rule_pages() for example in page.examples()]


@cache
def tiny() -> Folder:
    """The program that every example lies over."""
    return load(str(TINY))


def file_of(example: ExampleFile) -> tuple[File | None, int]:
    """An example's file, None for one that goes away, and how many lines stand before its text."""
    facts = dict(line.split(": ", 1) for line in example.text.split("\n") if ": " in line)
    match example.kind:
        case "delete":
            return None, 0
        case "file":
            return File(example.path, 1, "", facts.get("fault", "")), 0
        case "media":
            width, height, seconds = facts.get("width"), facts.get("height"), facts.get("seconds")
            return Media(
                example.path,
                int(facts.get("size", 1)),
                "",
                type=facts["type"],
                drawable=facts.get("drawable") != "no",
                width=int(width) if width else None,
                height=int(height) if height else None,
                seconds=float(seconds) if seconds else None,
            ), 0
    source = tiny().source(example.path) if example.added else None
    before = source.text if source else ""
    text = before + example.text
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Source(example.path, len(text), digest, text=text), before.count("\n")


def laid_over(example: Example) -> tuple[Folder, set[tuple[str, int]]]:
    """The tiny program with an example over it, and the places that carry the rule (line 0: a whole file)."""
    files = dict(tiny().files)
    marks: set[tuple[str, int]] = set()
    for one in example.files:
        file, before = file_of(one)
        files.pop(one.path, None)
        if file is not None:
            files[one.path] = file
        whole = one.kind in ("file", "media")
        marks.update((one.path, 0 if whole else line + before) for line in one.marks)
    return Folder("exempel", dict(sorted(files.items()))), marks


@pytest.mark.parametrize(("page", "example"), EXAMPLES, ids=lambda each: getattr(each, "name", None))
def test_example(page: Page, example: Example) -> None:
    rule = page.rule
    folder, marks = laid_over(example)
    found = set()
    for diagnostic in check(folder, schemas(), name="exempel").diagnostics:
        at = diagnostic.finding.at
        # A finding about a whole file may be marked on any of its lines.
        whole = next((line for path, line in sorted(marks) if path == at.path), 0)
        line = at.line if isinstance(at, Span) else whole
        assert diagnostic.rule == rule, (
            diagnostic.rule.name,
            at.path,
            line,
            diagnostic.finding.message.to("sv"),
        )
        found.add((at.path, line))
    assert found == (marks if example.found else set())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_page_has_examples_of_both_kinds(rule: Rule) -> None:
    page = next(page for page in rule_pages() if page.rule == rule)
    kinds = {example.found for example in page.examples()}
    # One rule says what no other fault of syntax describes; its page says so instead.
    assert kinds == {True, False} or "No text that leads here is known." in page.body
    assert all(any(file.marks for file in e.files) for e in page.examples() if e.found)
    assert rule.name in page.text("sv") and page.titles[0] != page.titles[1]


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_no_page_without_a_rule() -> None:
    pages = {path.stem.replace("_", "-") for path in Path(progc.rules.__file__).parent.glob("*.md")}
    assert pages == {rule.name for rule in RULES}
