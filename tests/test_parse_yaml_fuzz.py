"""Whatever a YAML text is: nothing raises, places lie within it, and planted faults are all found."""

from collections.abc import Callable
from itertools import pairwise
from random import Random

import pytest

from conftest import span_of
from progc.language.parse.tree import Node
from progc.language.parse.yaml import parse_yaml
from progc.source import Source

FORM = """title: Två frågor
questions:
""" + "".join(
    f"""  fraga-{n}:
    type: choice
    text: Hur mår du i dag?
    help: 'Tänk på "i går" också'
    options:
      ja: {{label: Inom 5 minuter, score: 3}}
      nej: {{label: "Efter, kanske", score: 0}}
    attention:
      - at_most: 3
        text: |
          Ta upp det.
  antal-{n}:
    type: integer
    min: 0
    max: 20 # högst
"""
    for n in range(6)
)
PIECES = [
    *('"', "'", ":", ": ", " #", "- ", "\n", "\n\n", " ", "  ", "\t", "[", "]", "{", "}", ",", "*a", "&a "),
    *(
        "!b ",
        "!!str ",
        "%",
        "@",
        "`",
        "|",
        ">",
        "? ",
        "---\n",
        "...\n",
        "\\",
        "\\n",
        "\xa0",
        "\x85",
        "\u2028",
    ),
    *("\x00", "\x07", "\ufeff", "\ud800", "å", "😀", "null", "~", "<<", "%YAML 1.2\n", "\r", "|2", ">-"),
]


def spoil(random: Random, text: str) -> str:
    for _ in range(random.randint(1, 6)):
        at, other = random.randint(0, len(text)), random.randint(0, len(text))
        match random.randrange(3):
            case 0:
                text = text[:at] + random.choice(PIECES) + text[at:]
            case 1:
                text = text[:at] + text[at + random.randint(1, 8) :]
            case _:
                text = text[:at] + text[other : other + random.randint(1, 30)] + text[at:]
    return text


def nodes(root: Node) -> list[Node]:
    found = [root]
    for node in found:
        found += [*node.entries.values(), *node.items]
    return found


@pytest.mark.parametrize("seed", range(8))
def test_nothing_raises_and_places_lie_within(seed: int) -> None:
    random = Random(seed)
    for _ in range(500):
        short = FORM[: random.randint(20, len(FORM))]
        text = spoil(random, short) if random.random() < 0.8 else "".join(random.choices(PIECES, k=12))
        root, told = parse_yaml(Source("x.yaml", 0, "", text=text))
        assert root is not None or told, text
        assert len(told) <= 20
        for node in nodes(root) if root else ():
            assert 0 <= node.span.start <= node.span.end <= len(text), text
            inner = [*node.entries.values(), *node.items]
            assert all(node.span.start <= one.span.start for one in inner), text
        for one in told:
            at = span_of(one)
            assert 0 <= at.start <= at.end <= len(text), text
            assert one.finding.message.to("sv") and one.finding.message.to("en")


# Each takes a line's beginning up to its value, and its value, and gives the faulty line.
PLANTS: dict[str, Callable[[str, str], str]] = {
    "colon-in-text": lambda key, value: f"{key}Obs: {value}",
    "sign-before-text": lambda key, value: f"{key}*{value}* nu",
    "unclosed-quote": lambda key, value: f'{key}"{value}',
    "text-after-quote": lambda key, value: f'{key}"{value}" sa hon',
    "backslash-in-quotes": lambda key, value: f'{key}"{value}\\d"',
    "empty-value": lambda key, value: key.rstrip(),
    "missing-colon": lambda key, value: key.replace(":", "") + value.split()[0],
    "missing-space": lambda key, value: key.rstrip() + value,
    "unbalanced-bracket": lambda key, value: f"{key}[{value}",
    "strange-character": lambda key, value: f"{key}{value}\xa0nu",
    "repeated-key": lambda key, value: f"{key}{value}\n{key}{value}",
}


@pytest.mark.parametrize("seed", range(8))
def test_every_planted_fault_is_found_and_no_other(seed: int) -> None:
    random = Random(seed)
    lines = FORM.split("\n")
    spots = [n for n, line in enumerate(lines) if "text: Hur" in line or "type: " in line]
    for _ in range(40):
        chosen = sorted(random.sample(spots, random.randint(2, 5)))
        planted, text = [], list(lines)
        for spot in chosen:
            name = random.choice(sorted(PLANTS))
            key, value = text[spot].split(": ")
            text[spot] = PLANTS[name](f"{key}: ", value)
            planted.append(name)
        root, told = parse_yaml(Source("x.yaml", 0, "", text="\n".join(text)))
        assert [one.rule.name for one in told] == planted, "\n".join(text)
        assert root is not None
        lines_told = [span_of(one).line for one in told]
        assert all(before < after for before, after in pairwise(lines_told))


MILLION = 1_000_000


@pytest.mark.parametrize(
    "text, name",
    [
        ("a: &a b\nc: [" + "*a, " * MILLION + "]\n", "alias-or-tag"),
        ("[" * 10 * MILLION, "nested-too-deep"),
        ("- " * 5 * MILLION, "nested-too-deep"),
        ("\n".join(" " * n + "a:" for n in range(2000)), "nested-too-deep"),
        ('a: "' + "hej " * 2 * MILLION, "unclosed-quote"),
        ("a: b: c\n" * MILLION, "colon-in-text"),
        ("a: " + "\x07" * MILLION, "strange-character"),
        ("a:\n" * MILLION, "empty-value"),
    ],
    ids=["aliases", "brackets", "dashes", "indents", "quote", "colons", "controls", "empty"],
)
def test_hostile_texts_are_told_and_end(text: str, name: str) -> None:
    _, told = parse_yaml(Source("x.yaml", 0, "", text=text))
    assert len(told) <= 20 and name in {one.rule.name for one in told}
