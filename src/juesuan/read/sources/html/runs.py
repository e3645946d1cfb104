"""Elements to lines of text as a browser breaks them: blocks and ``br`` end a line, white space collapses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct, field

from juesuan.read.sources.blocks import Block
from juesuan.read.sources.html.tree import line_of, tag_of

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
    "br",
})  # fmt: skip
_CELLS = frozenset({"td", "th"})
_SPACE = re.compile(r"[ \t\n\f]+")
_WIDE = re.compile(r"(?<=[\u2e80-\ufaff\uff00-\uffef])[ \t]*\n\s*(?=[\u2e80-\ufaff\uff00-\uffef])")


class Run(Struct):
    """A line of text under construction, with the line of the page on which it begins."""

    parts: list[str] = field(default_factory=list)
    line: int | None = None

    def add(self, text: str | None, line: int | None) -> None:
        """More text of the line."""
        if text:
            if self.line is None and not text.isspace():
                self.line = line
            self.parts.append(text)

    def close(self, *, kept: bool = False) -> tuple[str, int | None] | None:
        """The finished line, and an empty one begun; nothing when it holds no text. ``kept``: white space stands as it is."""
        text, line = "".join(self.parts), self.line
        self.parts, self.line = [], None
        if not kept:
            text = _SPACE.sub(" ", _WIDE.sub("", text)).strip(" ")
        text = text.replace("\u00a0", " ").rstrip()
        return (text, line) if text.strip() else None


def text_lines(element: etree._Element) -> list[tuple[str, int | None]]:
    """The lines of an element's text; the cells of tables inside it stand beside each other."""
    if not len(element):
        run = Run()
        run.add(element.text, line_of(element))
        line = run.close()
        return [line] if line else []
    return [piece for piece in pieces(element, {}, dissolved=False) if isinstance(piece, tuple)]


def pieces(
    root: etree._Element, tables: Mapping[etree._Element, tuple[Block, ...]], *, dissolved: bool = True
) -> Iterator[tuple[str, int | None] | Block]:
    """Lines and, in their place, the blocks of tables. ``dissolved``: cells of other tables are blocks of the page."""
    run = Run()
    items: Counter[etree._Element] = Counter()
    kept = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = tag_of(element)
        breaks = tag in _BLOCKS or (dissolved and tag in _CELLS)
        if breaks and (piece := run.close(kept=kept > 0)):
            yield piece
        if event == "end":
            kept -= tag == "pre"
            run.add(None if element is root else element.tail, line_of(element))
        elif element in tables:
            yield from tables[element]
            walk.skip_subtree()
        else:
            kept += tag == "pre"
            run.add(" " if tag in _CELLS else _number(element, items), line_of(element))
            run.add(element.text, line_of(element))
        if kept:
            yield from _kept_lines(run)
    if piece := run.close():
        yield piece


def _kept_lines(run: Run) -> Iterator[tuple[str, int | None]]:
    """The lines of preformatted text that are complete."""
    *done, rest = "".join(run.parts).split("\n")
    line = run.line
    for text in done:
        run.parts = [text]
        if piece := run.close(kept=True):
            yield piece[0], line
        line = None if line is None else line + 1
    run.parts, run.line = [rest] if rest else [], line


def _number(element: etree._Element, items: Counter[etree._Element]) -> str | None:
    """What a browser writes before an item of a numbered list; ``items`` counts those of each list."""
    parent = element.getparent()
    if tag_of(element) != "li" or parent is None or tag_of(parent) != "ol" or parent.get("type", "1") != "1":
        return None
    items[parent] += 1
    start = parent.get("start", "1")
    return f"{items[parent] + (int(start) - 1 if start.isdecimal() and len(start) < 6 else 0)}. "
