"""What the README says of the code is true: its map, and which tests keep what holds."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "progc"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def places_in_map() -> set[str]:
    """Every file and folder that the README's map of the code names, below src/progc."""
    code = README.split("## The code", 1)[1].split("```")[1]
    found, above = set(), ""
    for line in code.strip().split("\n"):
        names = re.match(r"\s*((?:[\w]+(?:/|\.py) ?)+)", line)
        assert names, f"no name in the map's line {line!r}"
        inside = above if line.startswith(" ") else ""
        found |= {f"{inside}{name}" for name in names[1].split()}
        above = inside or names[1].split()[0]
    return found


def test_the_readme_s_map_is_true_and_whole() -> None:
    """It has all of src/progc, and all of a folder where it says anything of what is in it."""
    named = places_in_map()
    real = set()
    for folder in {name[: name.rstrip("/").rfind("/") + 1] for name in named}:
        for entry in (PACKAGE / folder).iterdir():
            if entry.is_dir() and any(entry.glob("*.py")):
                real.add(f"{folder}{entry.name}/")
            elif entry.suffix == ".py" and entry.name != "__init__.py":
                real.add(f"{folder}{entry.name}")
    assert named == real


def test_the_readme_s_tests_are_there() -> None:
    for pattern in re.findall(r"`(tests/[^`]+\.py)`", README):
        assert list(ROOT.glob(pattern)), pattern
