"""The deepest that a page and a form may be nested: every output carries it, and verify reads it back."""

from pathlib import Path

import pytest

from conftest import Run
from progc.language.parse.inline_places import DEPTH
from progc.rules.deep_group import MOST

MARKS = "*a **b " * (DEPTH // 2) + "ord" + " b** a*" * (DEPTH // 2)
LISTS = "".join(f"{'  ' * level}- a\n" for level in range(DEPTH - 1)) + "  " * (DEPTH - 1) + f"- {MARKS}\n"
QUOTES = "".join(
    f"{'> ' * DEPTH}{line}\n" for line in (MARKS, "", "| a | b |", "|---|---|", f"| {MARKS} | c |")
)
MIXED = f"{'> - ' * (DEPTH // 2)}{MARKS}\n"


def groups() -> str:
    """A form with as many groups in each other as may be, a table of questions innermost."""
    text = "title: Frågor\nquestions:\n"
    for level in range(MOST):
        blanks = "  " * (2 * level + 1)
        text += f"{blanks}g{level}:\n{blanks}  type: group\n{blanks}  text: Grupp\n{blanks}  questions:\n"
    blanks = "  " * (2 * MOST + 1)
    return (
        f"{text}{blanks}hur:\n{blanks}  type: matrix\n{blanks}  text: Hur ofta?\n"
        f"{blanks}  options: {{ja: {{label: Ja}}, nej: {{label: Nej}}}}\n"
        f"{blanks}  rows: {{a: Hemma, b: Ute}}\n"
    )


@pytest.mark.parametrize("text", [LISTS, QUOTES, MIXED], ids=["lists", "quotations", "both"])
def test_the_deepest_is_built_and_verified(run: Run, place: Path, text: str) -> None:
    page = place / "tiny" / "modules" / "start" / "valkommen.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n::: more Mer\n{text}:::\n", encoding="utf-8")
    (place / "tiny" / "forms" / "fragor.yaml").write_text(groups(), encoding="utf-8")
    done = run("build")
    assert (done.returncode, done.stdout) == (0, "inga fel och inga varningar i 6 filer\n")
    assert run("verify", "build/tiny", "build/tiny-1.0.0.zip").returncode == 0
