"""Faulty YAML → the rule, the place and the sentences in both languages."""

import pytest

from progc.diagnostics import Diagnostic
from progc.language.parse.yaml import parse_yaml
from progc.source import Source, Span


def told(text: str) -> list[Diagnostic]:
    return parse_yaml(Source("x.yaml", 0, "", text=text))[1]


def place(diagnostic: Diagnostic) -> Span:
    assert isinstance(diagnostic.finding.at, Span)
    return diagnostic.finding.at


# A text with the mark `»` where the carets begin, the rule, what stands over the carets, and the message.
ONE = [
    ("»", "empty-file", "", "the file is empty", "filen är tom"),
    (
        "a:\n»\tb: c\n",
        "tab-indentation",
        "\t",
        "the line is indented with a tab",
        "raden är indragen med tabb",
    ),
    (
        "a: b\n  »c: d\n",
        "bad-indentation",
        "c: d",
        "the line is indented deeper than the one above, which has its value already",
        "raden är djupare indragen än den ovanför, som redan har sitt värde",
    ),
    (
        "a:\n    b: c\n  »d: e\n",
        "bad-indentation",
        "d: e",
        "the line lines up with nothing above it",
        "raden står inte i linje med något ovanför",
    ),
    (
        "a:\n  - b\n  »c: d\n",
        "bad-indentation",
        "c: d",
        "a key stands among the items of a list",
        "en nyckel står bland punkterna i en lista",
    ),
    ("a: b\n»c\nd: e\n", "missing-colon", "c", "the line has no colon", "raden saknar kolon"),
    ("a: b\n»c D e\nd: e\n", "missing-colon", "c D e", "the line has no colon", "raden saknar kolon"),
    (
        "»a:b\nc: d\n",
        "missing-space",
        "a:b",
        "there is no blank after `:`",
        "det saknas ett blanksteg efter `:`",
    ),
    (
        "a:\n  »-b\n",
        "missing-space",
        "-b",
        "there is no blank after `-`",
        "det saknas ett blanksteg efter `-`",
    ),
    (
        'a: »"b\nc: d\n',
        "unclosed-quote",
        '"b',
        "a quotation mark is not closed",
        "ett citattecken stängs inte",
    ),
    (
        "a: »'b\nc: 'd'\n",
        "unclosed-quote",
        "'b",
        "a quotation mark is not closed",
        "ett citattecken stängs inte",
    ),
    (
        'a: "b" »sa hon\n',
        "text-after-quote",
        "sa hon",
        "text stands after a closing quotation mark",
        "text står efter ett stängande citattecken",
    ),
    ("a: »[b, c\nd: e\n", "unbalanced-bracket", "[", "`[` is not closed", "`[` stängs inte"),
    ("a: {b: »[c}\nd: e\n", "unbalanced-bracket", "[", "`[` is not closed", "`[` stängs inte"),
    ("a: b\n»}\n", "unbalanced-bracket", "}", "`}` closes nothing", "`}` stänger inget"),
    ("a: Obs»: b\n", "colon-in-text", ":", "`: ` stands inside a text", "`: ` står inne i en text"),
    ("a: {b: c»: d}\n", "colon-in-text", ":", "`: ` stands inside a text", "`: ` står inne i en text"),
    ("a:»\nb: c\n", "empty-value", "", "`a` is left empty", "`a` är tom"),
    ("a: »null\nb: c\n", "empty-value", "null", "`a` is left empty", "`a` är tom"),
    ("a: »|\nb: c\n", "empty-value", "|", "`a` is left empty", "`a` är tom"),
    (
        "a:\n  - b\n  - »\n",
        "empty-value",
        "",
        "an item of the list is left empty",
        "en punkt i listan är tom",
    ),
    ("a: b\n»a: c\n", "repeated-key", "a", "`a` is said twice", "`a` står två gånger"),
    (
        "»[a]: b\nc: d\n",
        "strange-key",
        "[a]: b",
        "a key is not a plain word",
        "en nyckel är inte ett vanligt ord",
    ),
    ("»: b\n", "strange-key", ": b", "a key is not a plain word", "en nyckel är inte ett vanligt ord"),
    (
        "{title: T – tobak, »alkohol och droger}\n",
        "entry-without-value",
        "alkohol och droger",
        "`alkohol och droger` in `{}` has no value",
        "`alkohol och droger` inom `{}` har inget värde",
    ),
    (
        "a: »!!str b\n",
        "alias-or-tag",
        "!!str b",
        "`!!str b` is YAML shorthand that progc does not use",
        "`!!str b` är en YAML-förkortning som progc inte använder",
    ),
    (
        'a: "C:»\\dok"\n',
        "backslash-in-quotes",
        "\\d",
        "`\\d` stands in double quotes, where a backslash changes the sign after it",
        "`\\d` står inom dubbla citattecken, där ett omvänt snedstreck ändrar nästa tecken",
    ),
    (
        'a: "rad»\\nrad"\n',
        "backslash-in-quotes",
        "\\n",
        "`\\n` stands in double quotes, where a backslash changes the sign after it",
        "`\\n` står inom dubbla citattecken, där ett omvänt snedstreck ändrar nästa tecken",
    ),
    (
        "a: Ta med\n  »- strumpor\n",
        "dash-in-text",
        "- strumpor",
        "a line of a text begins with `- `",
        "en rad i en text börjar med `- `",
    ),
    (
        "a: Ring »#1\n  eller skriv\nb: c\n",
        "text-cut-by-comment",
        "#1",
        "the text of `a` ends at ` #`",
        "texten i `a` slutar vid ` #`",
    ),
    (
        "a: 10»\xa0000\n",
        "strange-character",
        "\xa0",
        "a no-break space (U+00A0) stands where it is not seen",
        "ett hårt blanksteg (U+00A0) står där det inte syns",
    ),
    (
        "a: »*viktigt* nu\n",
        "sign-before-text",
        "*viktigt* nu",
        "a text begins with `*`, which has a meaning of its own",
        "en text börjar med `*`, som har en egen betydelse",
    ),
    (
        "a: b\n»---\nc: d\n",
        "several-documents",
        "---",
        "the file holds more than one document",
        "filen innehåller mer än ett dokument",
    ),
    (
        "»%YAML 1.2\n---\na: b\n",
        "several-documents",
        "%YAML 1.2",
        "a line begins with `%`",
        "en rad börjar med `%`",
    ),
    (
        "a: " + "[" * 99 + "»[]" + "]" * 99 + "\n",
        "nested-too-deep",
        "[",
        "values stand inside each other more than 100 deep",
        "värden står inuti varandra djupare än 100 nivåer",
    ),
]


@pytest.mark.parametrize("marked, rule, under, english, swedish", ONE)
def test_one_fault_one_message(marked: str, rule: str, under: str, english: str, swedish: str) -> None:
    text = marked.replace("»", "")
    found = told(text)
    assert [one.rule.name for one in found] == [rule]
    finding = found[0].finding
    assert (place(found[0]).start, place(found[0]).text) == (marked.index("»"), under)
    assert (finding.message.to("en"), finding.message.to("sv")) == (english, swedish)


def test_a_fault_of_indentation_ends_its_file_and_says_so() -> None:
    found = told("a: Obs: b\nc:\n    d: e\n  f: g\nh: Obs: i\n")
    assert [one.rule.name for one in found] == ["colon-in-text", "bad-indentation"]
    here = found[1].finding.here
    assert here is not None
    assert here.to("en").endswith("; the file is not read")
    assert here.to("sv").endswith("; filen läses inte")
    assert [label.span.text for label in found[1].finding.related] == ["c", "d"]


def test_a_repeated_key_shows_the_first() -> None:
    (found,) = told("a: b\nc: d\na: e\n")
    assert [(label.span.line, label.span.text) for label in found.finding.related] == [(1, "a")]


def test_at_most_twenty_are_told() -> None:
    found = told("".join(f"a{n}: Obs: b\n" for n in range(30)))
    assert [place(one).line for one in found] == list(range(1, 21))


def test_a_value_that_is_told_is_left_empty_and_the_rest_stands() -> None:
    node, found = parse_yaml(Source("x.yaml", 0, "", text='a: Obs: b\nc: {d: e}\nf: "g\nh: [i]\n'))
    assert [one.rule.name for one in found] == ["colon-in-text", "unclosed-quote"]
    assert node is not None and list(node.entries) == ["a", "c", "f", "h"]
    assert [node.entries[key].value is None for key in "acfh"] == [True, False, True, False]


@pytest.mark.parametrize(
    "text",
    ["a: '10\xa0000'\n", "a: 1 # hårt\xa0blank\n", 'a: "x\x85y"\n', "# x\u2028y\na: b\n", "a: b\n...\n"],
)
def test_what_is_fine(text: str) -> None:
    assert told(text) == []
