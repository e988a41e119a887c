"""No fault hides another: what each of many slips is told as alone is told of any two of them together."""

from collections import Counter
from functools import cache
from itertools import combinations

import pytest

from conftest import folder_of
from progc.check import check
from progc.files.resources import schemas
from progc.language.parse import parse
from progc.language.parse.parsed import Parsed
from progc.source import Source
from slips import FOLLOWS, SLIPS
from slips_program import PROGRAM

Files = dict[str, str]


@cache
def _parsed(path: str, text: str) -> Parsed:
    file = folder_of({path: text}).files[path]
    assert isinstance(file, Source)
    return parse(file)


def said(files: Files) -> Counter[tuple[str, str]]:
    """The rule and the path of all that is told of a program."""
    found = check(folder_of(files), schemas(), lambda file: _parsed(file.path, file.text), "exempel")
    return Counter((one.rule.name, one.path) for one in found.diagnostics)


def with_slips(*names: str) -> Files | None:
    """The program with some slips, None where one takes away what another is about."""
    files = dict(PROGRAM)
    for name in names:
        _, path, old, new = SLIPS[name]
        if old not in files.get(path, ""):
            return None
        files[path] = files.get(path, "").replace(old, new, 1)
    return files


def expected(*names: str) -> Counter[tuple[str, str]]:
    return Counter(SLIPS[name][:2] for name in names)


def test_the_program_is_sound() -> None:
    assert said(dict(PROGRAM)) == Counter()


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_alone_is_told_once(name: str) -> None:
    files = with_slips(name)
    assert files is not None
    assert said(files) == expected(name)


@pytest.mark.parametrize("first", SLIPS)
def test_two_slips_are_both_told(first: str) -> None:
    wrong = {}
    for a, b in combinations(SLIPS, 2):
        files = with_slips(a, b)
        if a != first or files is None:
            continue
        told = [name for name, other in ((a, b), (b, a)) if name not in FOLLOWS.get(other, ())]
        if said(files) != expected(*told):
            wrong[b] = (expected(*told) - said(files), said(files) - expected(*told))
    assert wrong == {}


def test_many_slips_are_all_told() -> None:
    """As many as can stand together in one program, one run."""
    names: list[str] = []
    for name in SLIPS:
        follows = any(name in FOLLOWS.get(one, ()) or one in FOLLOWS.get(name, ()) for one in names)
        if not follows and with_slips(*names, name) is not None:
            names.append(name)
    files = with_slips(*names)
    assert files is not None
    assert len(names) > 40
    assert said(files) == expected(*names)
