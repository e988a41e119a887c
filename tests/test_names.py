"""A file or folder of a program that is given another name is missed: lint tells it, whatever the name is."""

from pathlib import Path

import pytest

from conftest import Run

PARTS = (
    "welcome.md",
    "forms/fragor.yaml",
    "guide/arbetssatt.md",
    "modules/start/module.yaml",
    "modules/start/valkommen.md",
    "modules/start",
    "modules",
    "forms",
    "guide",
)


def spoilt(name: str) -> list[str]:
    """Other names that look nearly as this one."""
    stem, dot, ending = name.partition(".")
    names = [f"_{name}", f"{stem}_{dot}{ending}", f"{stem} {dot}{ending}", name.upper()]
    names += [f"{stem[:2]}å{stem[2:]}{dot}{ending}", f"{stem}.yml"]
    if dot:
        names += [f"{stem}.{ending.upper()}", f"{stem}.{ending.title()}", f"{name}.txt", stem]
    return names


@pytest.mark.parametrize("path", PARTS)
def test_it_is_told(run: Run, place: Path, path: str) -> None:
    part = place / "tiny" / path
    for name in spoilt(part.name):
        part.rename(part.with_name(name))
        done = run("lint")
        assert done.returncode == 1, (name, done.stdout)
        part.with_name(name).rename(part)
