"""libyaml's events → a tree of Nodes, with what is wrong with single values. Never recurses."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

from yaml import CSafeLoader, events

from progc.diagnostics import Diagnostic
from progc.language.parse import key_faults
from progc.language.parse import scalar_faults as faults
from progc.language.parse.document_faults import directive, several_documents, too_deep
from progc.language.parse.tree import Node, Style
from progc.language.parse.yaml_draft import Draft, Fault
from progc.language.parse.yaml_faults import sign_first
from progc.language.parse.yaml_frame import Frame, Last
from progc.language.parse.yaml_layout import begins_next, dash_line, hollow, layout_fault
from progc.source import Span

DEEPEST = 100

_STYLES: dict[str | None, Style] = {"'": "quoted", '"': "quoted", "|": "block", ">": "block"}
_COMMENT = re.compile(r"[ \t]+(#[^\n]*)")
_QUESTION = re.compile(r"(?:^|[\s,\[{])\?\s", re.M)

Event = Any  # PyYAML's C events are untyped


class TreeBuilder:
    """Reads one draft once. `frames` and `last` tell where it stands when libyaml stops."""

    def __init__(self, draft: Draft, most: int) -> None:
        self.draft = draft
        self.text = draft.text
        self.most = most
        self.faults: list[Diagnostic] = []
        self.frames = [Frame(False, False, 0, -1, None)]
        self.last: tuple[Last, int, int] = ("", 0, 0)
        self.scalars: list[tuple[int, int, bool]] = []
        self._documents = 0
        self._has_comments = "#" in self.text
        self._has_questions = "?" in self.text and _QUESTION.search(self.text) is not None

    @property
    def root(self) -> Node | None:
        """The tree, None where there is no value at all."""
        return self.frames[0].items[0] if self.frames[0].items else None

    def run(self) -> Fault | None:
        """Read to the end, to a fault of our own, or until there are as many faults as are told.

        Raises yaml.YAMLError where libyaml stops.
        """
        parser: Any = CSafeLoader(self.text)
        handlers: dict[type, Callable[[Event], Fault | None]] = {
            events.ScalarEvent: self._scalar,
            events.MappingStartEvent: self._open,
            events.SequenceStartEvent: self._open,
            events.MappingEndEvent: self._close,
            events.SequenceEndEvent: self._close,
            events.AliasEvent: self._alias,
            events.DocumentStartEvent: self._document,
        }
        event = parser.get_event()
        while event is not None and len(self.faults) < self.most:
            handler = handlers.get(type(event))
            if handler and (fault := handler(event)):
                return fault
            event = parser.get_event()
        return None

    def _document(self, event: Event) -> Fault | None:
        start = event.start_mark.index
        self._documents += 1
        if self._documents > 1:
            return several_documents(self.draft, start)
        if event.version or event.tags:
            self.faults.append(directive(self.draft, start).diagnostic)
        return None

    def _open(self, event: Event) -> Fault | None:
        start, outer = event.start_mark.index, self.frames[-1]
        if len(self.frames) > DEEPEST:
            return too_deep(self.draft, start, DEEPEST)
        if outer.mapping and not outer.waiting:
            end = self.draft.content_end(start)
            return Fault(key_faults.strange_key(self.draft.span(start, end)), (start, end), value=False)
        if event.anchor is not None or event.tag is not None:
            end = self.draft.line_end(start)
            name = self.text[start:end].split(" ", 1)[0]
            self.faults.append(faults.alias_or_tag(self.draft.span(start, start + len(name))))
        flow = bool(event.flow_style)
        column = outer.column if flow else event.start_mark.column
        mapping = type(event) is events.MappingStartEvent
        self.frames.append(Frame(mapping, flow, start, column, outer.key_span))
        return None

    def _close(self, event: Event) -> None:
        frame = self.frames.pop()
        end = event.end_mark.index if frame.flow else frame.end
        self.frames[-1].add(frame.node(self.draft.span(frame.start, end)))
        self.frames[-1].end = end
        if frame.flow:
            self.last = ("flow", frame.start, end)

    def _scalar(self, event: Event) -> Fault | None:
        start, end = event.start_mark.index, event.end_mark.index
        style = _STYLES.get(event.style, "plain")
        frame = self.frames[-1]
        if style == "block":
            end = start + len(self.text[start:end].rstrip())
        if self.draft.odd:
            self.scalars.append((start, end, style == "quoted"))
        if frame.mapping and not frame.waiting:
            self._key(frame, event, start, end)
            return None
        self.last, frame.end = (style, start, end), end
        if event.anchor is not None or event.tag is not None:
            self._shorthand(event, start, end)
            self._add_empty(frame, start)
            return None
        value: str = event.value
        if hollow(style, value, start == end):
            self._empty(frame, start, end)
            return None
        fault = layout_fault(self.draft, frame, style, start, end, len(self.frames) == 1)
        if fault is None:
            self._text(frame, event, start, end, style)
        return fault

    def _text(self, frame: Frame, event: Event, start: int, end: int, style: Style) -> None:
        """A value that is a text; None in its place if it cannot be what the author meant."""
        span, comment, sound = self.draft.span(start, end), None, True
        if style == "plain":
            comment = self._comment(end) if self._has_comments else None
            dash = dash_line(self.draft, start, end)
            if dash:
                self.faults.append(faults.dash_in_text(dash))
                sound = False
        elif event.style == '"' and (sign := faults.at_backslash(self.draft, start, end)):
            self.faults.append(faults.backslash(sign))
            sound = False
        value = self.draft.restore(event.value) if sound else None
        node = Node(value, span, frame.key_span, style, comment=comment)
        frame.add(node, style == "plain")

    def _key(self, frame: Frame, event: Event, start: int, end: int) -> None:
        bare = self.last[1] if self.last[0] == "plain" and self.last[1] == self.last[2] else None
        self.last, frame.end = ("key", start, end), end
        key, span = self.draft.restore(event.value), self.draft.span(start, end)
        strange = (
            event.style in ("|", ">") or start == end or event.anchor is not None or event.tag is not None
        )
        if strange or (self._has_questions and self.text[max(0, start - 99) : start].rstrip().endswith("?")):
            self.faults.append(key_faults.strange_key(span))
            frame.begin(None, span, end)
        elif key in frame.entries and bare is not None and self._begins_next(frame, key, bare, start):
            self.frames[-1].begin(key, span, end)
        elif key in frame.entries:
            first = frame.entries[key]
            self.faults.append(key_faults.repeated_key(span, first.key or span, key))
            frame.begin(key if self.untold_empty(first) else None, span, end)
        else:
            frame.begin(key, span, end)

    def _begins_next(self, frame: Frame, key: str, bare: int, start: int) -> bool:
        """Whether the block's next neighbour has begun: its key, whose value lacks at `bare`, is too deep."""
        outer = self.frames[-2]
        if not begins_next(self.draft, outer, frame, key, start):
            return False
        name, node = frame.entries.popitem()
        beside = next((other.key for other in outer.entries.values()), outer.key_span)
        if not (self.untold_empty(node) and node.key and beside):
            frame.entries[name] = node
            return False
        self.faults.append(key_faults.empty_too_deep(node.key, beside))
        end = next(reversed(frame.entries.values())).span.end
        outer.add(frame.node(Span(self.draft.source, self.draft.back(frame.start), end)))
        outer.begin(name, node.key, bare)
        self.frames[-1] = Frame(True, False, start, frame.column, node.key)
        return True

    def _comment(self, end: int) -> Span | None:
        match = _COMMENT.match(self.text, end)
        return self.draft.span(match.start(1), match.end(1)) if match else None

    def _empty(self, frame: Frame, start: int, end: int) -> None:
        """A value left empty: told, unless a fault took it away or its key is told already."""
        if frame.mapping and frame.flow and start == end == frame.key_end:
            if frame.key is not None and not frame.told and frame.key_span:
                # The rest of a text with commas makes more such keys: told once.
                self.faults.append(key_faults.entry_without_value(frame.key_span, frame.plain))
                frame.told = True
            frame.skip()
            return
        unused = frame.mapping and frame.key is None
        if not unused and len(self.frames) > 1 and not self.draft.told(start):
            at = self._gap(start) if start == end else start
            self.faults.append(key_faults.empty_value(self.draft.span(at, max(at, end)), frame.key))
        self._add_empty(frame, start)

    def untold_empty(self, node: Node) -> bool:
        """Whether a key was left empty; that is not told then: it was meant to stand once, with a value."""
        empty = node.value is None and next(
            (one for one in self.faults if key_faults.is_empty_value(one, node.span.start)), None
        )
        if empty:
            self.faults.remove(empty)
        return bool(empty)

    def _gap(self, start: int) -> int:
        """Where a value would stand: after the blank that follows its colon or dash, if there is one."""
        return start + 1 if self.text[start : start + 1] == " " else start

    def _add_empty(self, frame: Frame, start: int) -> None:
        at = self._gap(start)
        frame.add(Node(None, self.draft.span(at, at), frame.key_span))

    def _alias(self, event: Event) -> Fault | None:
        start, end, frame = event.start_mark.index, event.end_mark.index, self.frames[-1]
        frame.end = end
        if frame.mapping and not frame.waiting:
            self.faults.append(key_faults.strange_key(self.draft.span(start, end)))
            frame.begin(None, self.draft.span(start, end), end)
            return None
        self.last = ("alias", start, end)
        self._shorthand(event, start, end)
        self._add_empty(frame, start)
        return None

    def _shorthand(self, event: Event, start: int, end: int) -> None:
        """`*x`, `&x`, `!x` before a value: shorthand if its other half is there, else the start of a text."""
        paired = event.anchor in self._paired
        if paired or self.text.startswith("!!", start) or "\n" in self.text[start:end]:
            self.faults.append(faults.alias_or_tag(self.draft.span(start, end)))
        else:
            stop = end if self.frames[-1].flow else self.draft.content_end(start)
            self.faults.append(sign_first(self.draft, start, stop).diagnostic)

    @cached_property
    def _paired(self) -> frozenset[str]:
        """The names that stand both after an `&` and after a `*`."""
        names = re.compile(r"(?<![^\s,\[{])([&*])([\w-]+)").findall(self.text)
        return frozenset(
            {name for sign, name in names if sign == "&"} & {name for sign, name in names if sign == "*"}
        )
