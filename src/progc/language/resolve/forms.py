"""A form's tree → Form; a plan's questions too."""

from collections.abc import Iterator, Mapping

from progc.language.model import Attention, Band, Condition, Form, Number, Operator, Option, Question, Score
from progc.language.model.links import in_folder
from progc.language.model.places import plain_name
from progc.language.parse.tree import Node
from progc.language.questions import question_types
from progc.language.resolve.cuts import Path, keys_below, lost_questions, smallest, without
from progc.language.resolve.read import Reader, number, truth, words
from progc.language.resolve.texts import Texts

_OPERATORS: tuple[Operator, ...] = ("is", "is_not", "less", "at_most", "more", "at_least", "answered")
_FUNCTIONS = ("sum", "mean", "count")
Value = str | Number | bool


def form(id: str, whole: Node, path: str, texts: Texts, cuts: frozenset[Path] = frozenset()) -> Form:
    """One form. `path` is its file's, for the pictures that it names; `cuts` are not to be used."""
    left = smallest(whole, cuts)
    node = without(whole, left)
    read = Reader(node, texts)
    return Form(
        id,
        node,
        title=read.text("title"),
        comments=read.true("comments"),
        questions=questions(read, path, whole, cuts),
        scores=tuple(_score(id, one) for id, one in read.below("scores").items()),
        broken=lost_questions(whole, left) if cuts else frozenset(),
    )


def questions(read: Reader, path: str, whole: Node, cuts: frozenset[Path]) -> tuple[Question, ...]:
    """The questions of a form or a plan, in order. `whole` is its tree without any cut."""
    maker = _Maker({id: answer for id, answer in _answers(read.node)}, path, whole, cuts)
    return maker.questions(read, ())


def _answers(node: Node) -> Iterator[tuple[str, str]]:
    """What can be answered to each question, by id, those in groups and rows of matrices too."""
    types = question_types()
    below = node.get("questions")
    for id, question in (below.entries if below else {}).items():
        kind = question.get("type")
        type = types.get(kind.text or "") if kind else None
        if type:
            yield id, type.answer
        yield from _answers(question)


class _Maker:
    """Makes the questions of one form; a condition's value is read as an answer to what it asks about."""

    def __init__(self, answers: Mapping[str, str], path: str, whole: Node, cuts: frozenset[Path]) -> None:
        self._answers = answers
        self._path = path
        self._whole = whole
        self._cuts = cuts

    def questions(self, read: Reader, at: Path) -> tuple[Question, ...]:
        """The questions of the form or the group that stands at a path."""
        below = read.below("questions").items()
        return tuple(self.question(id, one, (*at, "questions", id)) for id, one in below)

    def question(self, id: str, read: Reader, at: Path) -> Question:
        type = read.word("type") or ""
        answer = self._answers.get(id, "")
        return Question(
            id,
            read.node,
            type=type,
            text=read.text("text"),
            help=read.maybe("help"),
            required=read.true("required"),
            enable_when=self.conditions(read),
            enable_behavior="any" if read.word("enable_behavior") == "any" else "all",
            attention=tuple(self.attention(i, one, answer) for i, one in enumerate(read.items("attention"))),
            default=_default(read.node.get("default"), answer),
            min=_bound(read.node.get("min"), answer),
            max=_bound(read.node.get("max"), answer),
            step=read.number("step"),
            unit=read.maybe("unit"),
            max_length=read.whole("max_length"),
            min_choices=read.whole("min_choices"),
            max_choices=read.whole("max_choices"),
            options=tuple(self.option(id, one) for id, one in read.below("options").items()),
            rows=read.labels("rows"),
            labels=read.labels("labels"),
            questions=self.questions(read, at),
            broken=keys_below(self._cuts, *at),
            lost=self._lost_options(read, at),
        )

    def _lost_options(self, read: Reader, at: Path) -> frozenset[str]:
        """The ids of the options that a question has lost, also as malformed ones were surely meant."""
        written = self._whole.get(*at, "options")
        ids = frozenset(written.entries) if written and self._cuts else frozenset()
        nameless = {""} if (*at, "options", "") in self._cuts else set()
        return (ids | nameless | {plain_name(id) for id in ids}) - read.below("options").keys()

    def conditions(self, read: Reader) -> tuple[Condition, ...]:
        found = []
        for index, one in enumerate(read.items("enable_when")):
            asked = one.word("question")
            operator, value = _compared(one.node, self._answers.get(asked or "", "option"))
            if asked and operator is not None and value is not None:
                found.append(Condition(str(index), one.node, asked, operator, value))
        return tuple(found)

    def attention(self, index: int, read: Reader, answer: str) -> Attention:
        operator, value = _compared(read.node, answer)
        return Attention(str(index), read.node, read.text("text"), operator, value)

    def option(self, id: str, read: Reader) -> Option:
        image = read.word("image")
        return Option(
            id,
            read.node,
            label=read.text("label"),
            help=read.maybe("help"),
            score=read.number("score"),
            exclusive=read.true("exclusive"),
            other=read.true("other"),
            attention=read.maybe("attention"),
            image=in_folder(self._path, image) if image else None,
            alt=read.maybe("alt"),
            enable_when=self.conditions(read),
            enable_behavior="any" if read.word("enable_behavior") == "any" else "all",
        )


def _compared(node: Node, answer: str) -> tuple[Operator | None, Value | None]:
    """The operator that a condition or an attention has, and its value; None for none."""
    for operator in _OPERATORS:
        found = node.get(operator)
        if found is not None:
            return operator, _value(found, "truth" if operator == "answered" else answer)
    return None, None


def _value(node: Node, answer: str) -> Value | None:
    """A value as an answer of its kind; as written where it is none, so that a rule can tell of it."""
    read: Value | None = None
    if answer == "number":
        read = number(node)
    elif answer == "truth":
        read = truth(node)
    return node.text if read is None else read


def _bound(node: Node | None, answer: str) -> str | Number | None:
    """A question's least or greatest answer: a number, or a date or time as written."""
    if node is None:
        return None
    return node.text if answer in ("date", "time") else number(node)


def _default(node: Node | None, answer: str) -> Value | tuple[str, ...] | Mapping[str, str] | None:
    if node is None:
        return None
    if answer == "options":
        return words(node)
    if answer == "rows":
        return {row: one.text for row, one in node.entries.items() if one.text is not None}
    return _value(node, answer)


def _score(id: str, read: Reader) -> Score:
    function = next((name for name in _FUNCTIONS if read.node.get(name)), "sum")
    of = read.node.get(function)
    missing = read.word("missing")
    return Score(
        id,
        read.node,
        title=read.text("title"),
        function="mean" if function == "mean" else "count" if function == "count" else "sum",
        of=None if of is None or of.text is not None else words(of),
        reverse=read.words("reverse"),
        missing="zero" if missing == "zero" else "mean" if missing == "mean" else "none",
        show_to=read.words("show_to"),
        bands=tuple(_band(index, one) for index, one in enumerate(read.items("bands"))),
    )


def _band(index: int, read: Reader) -> Band:
    start, end = read.number("from"), read.number("to")
    return Band(
        str(index),
        read.node,
        start=0 if start is None else start,
        end=0 if end is None else end,
        label=read.text("label"),
        attention=read.maybe("attention"),
    )
