"""Flat tokens → blocks in blocks, by a stack; and what is wrong with how they stand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from progc.diagnostics import Diagnostic
from progc.language.parse import block_faults as faults
from progc.language.parse import blocks as b
from progc.language.parse.box_faults import malformed
from progc.language.parse.boxes import Line, nest
from progc.language.parse.definitions import LinkNames, unread_names, used_names
from progc.language.parse.html import html_fault
from progc.language.parse.inlines import Reader
from progc.source import Source, Span


@dataclass
class _Open:
    """A list, an item or a quotation that is not ended yet, and what is in it so far."""

    token: Token
    blocks: list[b.Block] = field(default_factory=list)
    items: list[tuple[b.Block, ...]] = field(default_factory=list)
    tight: bool = True


class Tree:
    """Reads a page's tokens, once."""

    def __init__(self, source: Source, tokens: list[Token], env: dict[str, Any]) -> None:
        self.source = source
        self.tokens = tokens
        self.names = LinkNames(env["references"], frozenset(unread_names(tokens)))
        self.faults: list[Diagnostic] = []
        self.top: list[b.Block | Line] = []
        self.stack: list[_Open] = []
        if "too_deep" in env:
            self.faults.append(faults.too_deep(Span(source, env["too_deep"], env["too_deep"] + 1)))

    def read(self) -> tuple[b.Block, ...]:
        """The blocks of the whole page."""
        rest = iter(self.tokens)
        for token in rest:
            block = self._container(token) if token.nesting else self._leaf(token)
            if token.type in ("paragraph_open", "heading_open"):
                block = self._text(token, next(rest))
            elif token.type == "table_open":
                block = self._table(token, rest)
            if block is not None:
                (self.stack[-1].blocks if self.stack else self.top).append(block)
        self._definitions()
        return nest(self.source, self.top, self.faults)

    def _definitions(self) -> None:
        """Those that nothing uses, and those whose name has one already."""
        used = self.names.meant.union(used_names(self.source, self.tokens))
        for token in (token for token in self.tokens if token.type == "definition"):
            name, key = token.meta["name"], token.meta["id"]
            if key not in used:
                line = self._first_line(token)
                self.faults.append(faults.unused_link_name(line, name.text, token.meta["target"].text))
            elif not token.meta["first"]:
                self.faults.append(faults.repeated_link_name(name, self.names.references[key]["name"]))

    def _container(self, token: Token) -> b.Block | None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open" | "list_item_open" | "blockquote_open":
                self.stack.append(_Open(token))
            case "list_item_close":
                item = self.stack.pop()
                self.stack[-1].items.append(tuple(item.blocks))
            case "blockquote_close":
                quote = self.stack.pop()
                return b.Quote(tuple(quote.blocks), self._span(quote.token))
            case "bullet_list_close" | "ordered_list_close":
                found = self.stack.pop()
                start = int(found.token.attrs.get("start", 1)) if found.token.tag == "ol" else None
                return b.ListBlock(start, found.tight, tuple(found.items), self._span(found.token))
        return None

    def _leaf(self, token: Token) -> b.Block | None:
        match token.type:
            case "fence" | "code_block":
                if not token.meta.get("closed", True):
                    self.faults.append(faults.unclosed_code(self._first_line(token)))
                return b.CodeBlock(token.content, self._span(token))
            case "hr":
                return b.Rule(self._span(token))
            case "html_block":
                self.faults.extend(html_fault(token.content, self._first_line(token), set()))
            case "directive":
                title = self._inlines(token) if token.content else ()
                self.top.append(Line(token.meta["marker"], title))
        return None

    def _text(self, token: Token, inline: Token) -> b.Block:
        inlines = self._inlines(inline)
        if token.type == "heading_open":
            return b.Heading(int(token.tag[1]), inlines, self._span(token))
        if self.stack and self.stack[-1].token.type == "list_item_open" and not token.hidden:
            self.stack[-2].tight = False
        if ":::" in inline.content:
            self._hidden_markers(inline)
        places = inline.meta["places"]
        return b.Paragraph(inlines, places.span(0, len(inline.content)))

    def _hidden_markers(self, inline: Token) -> None:
        """Lines that begin with `:::` but stand so far in that Markdown takes them for text."""
        offset = 0
        for line in inline.content.split("\n"):
            blank = len(line) - len(line.lstrip())
            if line.startswith(":::", blank):
                self.faults.append(malformed(inline.meta["places"].span(offset + blank, offset + len(line))))
            offset += len(line) + 1

    def _table(self, token: Token, rest: Iterator[Token]) -> b.Block:
        rows: list[list[b.Cell]] = []
        align: list[str] = []
        for part in rest:
            match part.type:
                case "table_close":
                    break
                case "tr_open":
                    rows.append([])
                    self._surplus(part, len(align))
                case "th_open":
                    align.append(str(part.attrs.get("style", "")).removeprefix("text-align:"))
                case "inline":
                    rows[-1].append(b.Cell(self._inlines(part), Span(self.source, *part.meta["cell"])))
        head, *body = map(tuple, rows)
        return b.Table(head, tuple(body), tuple(align), self._span(token))

    def _surplus(self, row: Token, columns: int) -> None:
        if cells := row.meta["surplus"]:
            span = Span(self.source, cells[0][0], cells[-1][1])
            self.faults.append(faults.surplus_cells(span, columns + len(cells), columns))

    def _inlines(self, token: Token) -> tuple[b.Inline, ...]:
        reader = Reader(token.content, token.meta["places"], self.names, self.faults)
        inlines = reader.read(token.children or (), 0, len(token.content))
        if reader.deep or token.meta.get("deep"):
            self.faults.append(faults.too_deep(token.meta["places"].span(0, len(token.content))))
        return inlines

    def _span(self, token: Token) -> Span:
        return Span(self.source, *token.meta["at"])

    def _first_line(self, token: Token) -> Span:
        start, end = token.meta["at"]
        line_end = self.source.text.find("\n", start, end)
        return Span(self.source, start, end if line_end < 0 else line_end)
