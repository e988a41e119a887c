"""The two programs against the tables of DOMAIN.md: names, order, sections, start states, flags, plans."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from progc.check import check
from progc.files.load import load
from progc.files.resources import schemas
from progc.language.model import Program

HERE = Path(__file__).parent

# What DOMAIN.md 7.1 lets a cell of the column Info mean; a blank one says nothing but "not from the start".
INFO = {"Aktiv från start": ("active", None), "Valbar": ("upcoming", "optional"), "": ("upcoming", None)}
START = {"aktuell": "active", "kommande": "upcoming"}


def read(name: str) -> tuple[dict[str, Any], Program]:
    facts = tomllib.loads((HERE / "facts" / f"{name}.toml").read_text(encoding="utf-8"))
    project = check(load(str(HERE.parent / "programs" / name)), schemas()).project
    return facts, project.program


@pytest.mark.parametrize("name", ["tobakshjalpen", "framat"])
def test_title_and_modules_in_order(name: str) -> None:
    facts, program = read(name)
    assert program.title == facts["title"]
    assert [module.title for module in program.modules] == [module["title"] for module in facts["modules"]]


@pytest.mark.parametrize("name", ["tobakshjalpen", "framat"])
def test_no_length_that_the_source_does_not_give(name: str) -> None:
    _, program = read(name)
    assert (program.days, program.maintenance_days) == (None, None)
    assert {module.days for module in program.modules} == {None}


def test_tobakshjalpen_sections_start_and_selection() -> None:
    facts, program = read("tobakshjalpen")
    told = [(module["title"], module["sections"], INFO[module["info"]]) for module in facts["modules"]]
    found = [
        (module.title, [section.title for section in module.sections], (module.start, module.selection))
        for module in program.modules
    ]
    assert found == told


def test_tobakshjalpen_numbers_are_those_of_the_titles() -> None:
    _, program = read("tobakshjalpen")
    numbered = [module for module in program.modules if module.title.startswith("Steg ")]
    assert [module.number for module in numbered] == [1, 2, 3, 4, 5, 6, 7]
    assert all(module.title.startswith(f"Steg {module.number} ") for module in numbered)
    assert all(module.number is None for module in program.modules if module not in numbered)


def test_tobakshjalpen_publisher_and_flags() -> None:
    facts, program = read("tobakshjalpen")
    assert program.publisher == facts["publisher"]
    assert [flag.type for flag in program.flags] == facts["flags"]


def test_framat_groups_and_start() -> None:
    facts, program = read("framat")
    told = [(module["title"], module["group"], START[module["start"]]) for module in facts["modules"]]
    assert [(module.title, module.group, module.start) for module in program.modules] == told
    assert [module["start"] for module in facts["modules"]].count("aktuell") == 9


def test_framat_plans_wait_for_the_clinician() -> None:
    facts, program = read("framat")
    assert [plan.title for plan in program.plans] == facts["plans"]
    assert all(plan.enabled is False and plan.schedule is None for plan in program.plans)
