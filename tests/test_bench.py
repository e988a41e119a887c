"""What the bench says of its targets: the ratio, the limit, and whether it is kept."""

import pytest

from targets import TARGETS, verdict

SECONDS = {
    "bare Python": 0.01,
    "import click": 0.04,
    "progc --version": 0.02,
    "progc lint, no change": 0.055,
    "progc build, no change": 0.059,
    "progc --help": 0.079,
}


def test_all_are_within_their_targets() -> None:
    lines, within = verdict(SECONDS)
    assert within
    assert [line.split() for line in lines.splitlines()] == [
        ["progc", "--version", "2.00", "x", "at", "most", "6", "x", "bare", "Python", "ok"],
        ["progc", "lint,", "no", "change", "5.50", "x", "at", "most", "6", "x", "bare", "Python", "ok"],
        ["progc", "build,", "no", "change", "5.90", "x", "at", "most", "6", "x", "bare", "Python", "ok"],
        ["progc", "--help", "1.98", "x", "at", "most", "2", "x", "import", "click", "ok"],
    ]


@pytest.mark.parametrize("name", [target.name for target in TARGETS])
def test_one_that_is_over_fails_them_all(name: str) -> None:
    lines, within = verdict({**SECONDS, name: 0.081})
    assert not within
    assert [line.split()[-1] for line in lines.splitlines() if line.strip().startswith(name)] == ["over"]
    assert lines.count("ok\n") == len(TARGETS) - 1
