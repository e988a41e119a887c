"""Where libyaml stopped, and what had been read → the author's fault, and how to read on."""

import re

from yaml import MarkedYAMLError

from progc.diagnostics import say
from progc.language.parse import document_faults, key_faults, scalar_faults, yaml_faults, yaml_indent_faults
from progc.language.parse.flow_diagnosis import in_flow
from progc.language.parse.yaml_draft import Draft, Fault
from progc.language.parse.yaml_frame import Frame, Last
from progc.language.parse.yaml_tree import DEEPEST, TreeBuilder
from progc.source import Span

_KEY_LIKE = re.compile(r"(?:- +)*[a-z][\w.-]*$")
_KEY_WORD = re.compile(r"[^\W\d][\w-]*")
_ENTRY = re.compile(r"- |-$|[\w.-]+:(?: |$)", re.M)
_VALUE = re.compile(r"[ ]*(?:- +)*(?:[\w.-]+ ?:[ \t]+)?(?:- +)*")
_QUOTED = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"")
_CUT = re.compile(r"[ \t]+(#[^\n]*)\n(?:[ \t]*(?:#[^\n]*)?\n)*[ ]*$")


def diagnose(draft: Draft, builder: TreeBuilder, error: MarkedYAMLError) -> Fault:
    """The fault behind an error of libyaml's. Never raises."""
    problem, context = error.problem or "", error.context or ""
    size = len(draft.text)
    at = min(error.problem_mark.index, size) if error.problem_mark else size
    begun = min(error.context_mark.index, size) if error.context_mark else at
    if "nesting depth" in problem:
        return document_faults.too_deep(draft, at, DEEPEST)
    if draft.text[at : at + 1] == "\t" or "a tab" in problem:
        return _tab(draft, at)
    if "a quoted scalar" in context:
        escape = "escape" in problem or "hexdecimal" in problem
        return _escape(draft, begun) if escape else yaml_faults.unclosed_quote(draft, begun)
    start = _flow_start(draft, builder, at, begun, "flow" in context)
    if start is not None:
        column = next((frame.column for frame in reversed(builder.frames) if not frame.flow), -1)
        return in_flow(draft, builder.last, column, start, at, begun)
    return _in_block(draft, builder, problem, context, at, begun)


def _flow_start(draft: Draft, builder: TreeBuilder, at: int, begun: int, flow: bool) -> int | None:
    """Where the outermost value in brackets opens that libyaml stopped in, or None.

    libyaml may look ahead before it tells that a bracket has opened: then the author's line has to say.
    """
    opened = next((frame.start for frame in builder.frames if frame.flow), None)
    if opened is not None:
        return opened
    value = _value_start(draft, at)
    if value < at and draft.text[value] in "[{":
        return value
    return begun if flow else None


def _in_block(draft: Draft, builder: TreeBuilder, problem: str, context: str, at: int, begun: int) -> Fault:
    if "directive" in context:
        return document_faults.directive(draft, begun)
    if "document start" in problem:
        dots = draft.text.rfind("\n...", 0, at)
        return document_faults.several_documents(draft, dots + 1) if dots >= 0 else _first_indented(draft, at)
    if "simple key" in context:
        return yaml_faults.missing_colon(draft, begun)
    if "mapping values" in problem:
        return _colon(draft, builder.last, at)
    if "did not find expected key" in problem or "'-' indicator" in problem:
        return _left_over(draft, builder, at)
    return _sign(draft, begun)


def _first_indented(draft: Draft, at: int) -> Fault:
    """The first line begins with blanks, and the line of an offset does not."""
    first = len(draft.text) - len(draft.text.lstrip())
    why = say(
        "the first line is indented, but not the lines below it",
        "den första raden är indragen, men inte raderna under den",
    )
    return yaml_indent_faults.indentation(draft, first, [_first(draft, at)], why)


def _value_start(draft: Draft, at: int) -> int:
    """Where the value stands on the line of an offset, after dashes and a key."""
    match = _VALUE.match(draft.text, draft.line_start(at))
    return match.end() if match else at


def _tab(draft: Draft, at: int) -> Fault:
    """A tab before anything else on its line, or where a value would begin."""
    line = draft.line_start(at)
    if draft.text[line:at].strip(" \t-"):
        return document_faults.unreadable(draft, at)
    tab = max(draft.text.find("\t", line, draft.line_end(at)), line)
    within = draft.text[line:tab].strip() and draft.text[tab] == "\t"
    return yaml_indent_faults.tab_within(draft, tab) if within else yaml_indent_faults.tab(draft, tab)


def _escape(draft: Draft, begun: int) -> Fault:
    """A backslash that libyaml does not know, in the double quotes that open at `begun`."""
    match = _QUOTED.match(draft.text, begun)
    end = match.end() if match else draft.content_end(begun)
    span = scalar_faults.at_backslash(draft, begun, end) or draft.span(begun, end)
    return Fault(scalar_faults.backslash(span), (begun, end))


def _sign(draft: Draft, begun: int) -> Fault:
    """A value that begins with a sign of YAML's own."""
    if begun >= len(draft.text) or draft.text[begun].isspace():
        return document_faults.unreadable(draft, begun)
    if draft.text[begun] in "]}":
        return yaml_faults.stray_bracket(draft, begun, value=_value_start(draft, begun) == begun)
    end = draft.text_end(begun, draft.indent(begun))
    return yaml_faults.sign_first(draft, begun, max(end, begun + 1))


def _colon(draft: Draft, last: tuple[Last, int, int], at: int) -> Fault:
    """A colon where no key can stand: inside a text, after quotes, or on a line indented too deep."""
    kind, start, end = last
    if draft.text[end:at].strip(" \t"):
        return yaml_faults.colon_in_text(draft, _value_start(draft, at), at, draft.content_end(at))
    stop = draft.text_end(at, draft.indent(start))
    if kind == "quoted":
        return yaml_faults.after_quote(draft, start, at, stop)
    if kind in ("alias", "flow"):
        return yaml_faults.sign_first(draft, start, stop)
    if "\n" not in draft.text[start:at]:
        return yaml_faults.colon_in_text(draft, start, at, stop)
    line = _first(draft, at)
    alone = _first(draft, start) == start
    if alone and (draft.column(start) == draft.indent(at) or _heads_block(draft, start, at)):
        return yaml_faults.missing_colon(draft, start)
    if _KEY_LIKE.match(draft.text[line:at]):
        why = say(
            "the line is indented deeper than the one above, which has its value already",
            "raden är djupare indragen än den ovanför, som redan har sitt värde",
        )
        return yaml_indent_faults.indentation(draft, line, [_first(draft, start)], why)
    return yaml_faults.colon_in_text(draft, start, at, stop)


def _heads_block(draft: Draft, start: int, at: int) -> bool:
    """Whether a line of one word stands right above the deeper line of `at`: a key without its colon."""
    word = _KEY_WORD.fullmatch(draft.text[start : draft.content_end(start)])
    return word is not None and draft.text.count("\n", start, at) == 1


def _first(draft: Draft, at: int) -> int:
    """Where what stands on the line of an offset begins."""
    return draft.line_start(at) + draft.indent(at)


def _left_over(draft: Draft, builder: TreeBuilder, at: int) -> Fault:
    """Something after a value that is whole: on its line, or on a line that fits nowhere."""
    fault = _same_line(draft, builder.last, at)
    if fault:
        return fault
    stop = draft.content_end(at)
    sign = draft.text[at : at + 1]
    if sign in ("]", "}"):
        return yaml_faults.stray_bracket(draft, at, value=False)
    if sign == ":":
        return Fault(key_faults.strange_key(draft.span(at, stop)), (at, stop), value=False)
    return _cut(draft, builder, at) or _first_too_deep(draft, builder, at) or _indentation(draft, builder, at)


def _same_line(draft: Draft, last: tuple[Last, int, int], at: int) -> Fault | None:
    """What follows a text in quotes, a value in brackets or an alias."""
    kind, start, end = last
    line = draft.line_start(at)
    stop = draft.content_end(at)
    if end <= at and end >= line:
        if kind == "quoted" and start < line:
            return yaml_faults.unclosed_quote(draft, start)
        if kind in ("flow", "alias"):
            return yaml_faults.sign_first(draft, start, stop)
        if kind in ("quoted", "key") and draft.text[end - 1] in "\"'":
            return yaml_faults.after_quote(draft, start, at, stop)
    # A text in quotes that might have been a key: an empty value has been read since.
    if draft.text[line:at].rstrip().endswith(('"', "'")):
        return yaml_faults.after_quote(draft, _value_start(draft, at), at, stop)
    return None


def _cut(draft: Draft, builder: TreeBuilder, at: int) -> Fault | None:
    """The next line of a text that a comment has ended."""
    kind, start, end = builder.last
    frame = builder.frames[-1]
    cut = _CUT.match(draft.text[end:at]) if kind == "plain" else None
    if cut is None or draft.column(at) <= max(frame.column, 0) or _ENTRY.match(draft.text, at):
        return None
    comment = draft.span(end + cut.start(1), end + cut.end(1))
    stop = draft.text_end(at, frame.column)
    told = scalar_faults.cut_by_comment(draft.span(start, stop), comment, _last_key(frame))
    return Fault(told, (end, stop), value=False)


def _last_key(frame: Frame) -> Span | None:
    return next(reversed(frame.entries.values())).key if frame.entries else None


def _latest(draft: Draft, frame: Frame) -> int:
    """Where the last key of a mapping stands, or the first item of a list."""
    return draft.line_start(frame.key_end) + frame.column if frame.key_end >= 0 else frame.start


def _first_too_deep(draft: Draft, builder: TreeBuilder, at: int) -> Fault | None:
    """A block's first key, left empty and as deep as what was to stand below it: `at` is where it belongs."""
    frame, beside = builder.frames[-1], draft.span(*yaml_indent_faults.word(draft, at))
    block = next(reversed(frame.entries.values()), None)
    first = next(iter(block.entries.values()), None) if block else None
    if first is None or first.key is None or not beside.text:
        return None
    deeper = frame.column < draft.column(at) < first.key.column - 1
    if not deeper or not builder.untold_empty(first):
        return None
    line = draft.line_start(draft.forward(first.key.start))
    told = key_faults.empty_too_deep(first.key, beside, draft.ends)
    return Fault(told, indents=((line, draft.column(at)),))


def _indentation(draft: Draft, builder: TreeBuilder, at: int) -> Fault:
    frame = builder.frames[-1]
    dash = draft.text.startswith("- ", at)
    if draft.column(at) == frame.column and frame.mapping and dash:
        why = say("an item of a list stands among keys", "en listpunkt står bland nycklar")
    elif draft.column(at) == frame.column and not frame.mapping and not dash:
        why = say("a key stands among the items of a list", "en nyckel står bland punkterna i en lista")
    else:
        why = say("the line lines up with nothing above it", "raden står inte i linje med något ovanför")
    above = [_latest(draft, each) for each in builder.frames[1:] if not each.flow]
    if builder.last[0]:
        above.append(_first(draft, builder.last[1]))
    return yaml_indent_faults.indentation(draft, at, list(dict.fromkeys(above)), why)
