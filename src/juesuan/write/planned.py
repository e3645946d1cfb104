"""Blocks and what was read from them, made into the page plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from juesuan.figures.place import Spot
from juesuan.model.disclosure import Disclosure, Part, TableFound
from juesuan.read.sources.blocks import Block, Grid
from juesuan.read.sources.blocks import Paragraph as Line
from juesuan.write import plan as planned
from juesuan.write.facts import Facts, facts_of
from juesuan.write.laid_table import Around, laid_table

_PART = re.compile(r"第[一二三四五六七八九十]+部分")
_LEVELS = ((2, re.compile(r"[一二三四五六七八九十]+、")), (3, re.compile(r"（[一二三四五六七八九十]+）")))
_LABEL = re.compile(r"附件[\d一二三四五六七八九十]*(?:[-－]\d+)?")
_UNIT = re.compile(r"(?:金额)?单位：(?:万元|元|千元|亿元)")
_BODY = re.compile(r"(?:编制)?(?:部门|单位)(?:名称)?：.+")
_OWN_PAGE, _INSIDE = 2, 3


class _Known(Struct, frozen=True):
    """What the disclosure says of the blocks: tables by the spot of their title, headings by spot, facts."""

    tables: dict[Spot, TableFound]
    headings: dict[Spot, str]
    facts: Facts


def plan_of(blocks: Sequence[Block], disclosure: Disclosure) -> planned.Plan:
    """The plan of a document that was read from these blocks.

    Blocks need spots that tell them apart, as those of a compiled document have them.
    """
    headings = {each.place.spot: each.heading for each in disclosure.sections if each.part is not Part.OTHER}
    tables = {each.place.spot: each for each in disclosure.tables}
    known = _Known(tables, headings, facts_of(disclosure))
    first = next((n for n, block in enumerate(blocks) if isinstance(block, Line) and _PART.fullmatch(block.text)), 0)
    cover = tuple(block.text for block in blocks[:first] if isinstance(block, Line))
    who = disclosure.identity
    title = f"{who.body}{who.year}年度{who.kind if who.kind != '其他' else '决算'}"
    return planned.Plan(cover or (title,), title, who.body, who.year, tuple(_blocks(blocks[first:], known)))


def _blocks(blocks: Sequence[Block], known: _Known) -> Iterator[planned.Block]:
    at = 0
    in_tables = False
    while at < len(blocks):
        block = blocks[at]
        end = _table_end(blocks, at, known)
        if end:
            yield _table(blocks[at:end], known, _OWN_PAGE if in_tables else _INSIDE)
            at = end
        elif isinstance(block, Grid):
            yield laid_table(block, Around(), known.facts.cells, _INSIDE)
            at += 1
        elif _PART.fullmatch(block.text):
            below = blocks[at + 1] if at + 1 < len(blocks) else None
            title = below.text if isinstance(below, Line) else ""
            in_tables = "表" in title and "说明" not in title
            yield planned.Heading(block.text, 1, title)
            at += 2 if title else 1
        else:
            yield _paragraph(block, known)
            at += 1


def _table_end(blocks: Sequence[Block], at: int, known: _Known) -> int:
    """Where the table that begins with its title at ``at`` ends, remarks and all; 0 when none begins there."""
    table = known.tables.get(blocks[at].spot) if isinstance(blocks[at], Line) else None
    grid = next((n for n, block in enumerate(blocks[at:], at) if isinstance(block, Grid)), None)
    if table is None or grid is None:
        return 0
    end = grid + 1
    while end < len(blocks) and _is_remark(blocks[end], table):
        end += 1
    return end


def _is_remark(block: Block, table: TableFound) -> bool:
    return isinstance(block, Line) and block.text in table.remarks


def _table(blocks: Sequence[Block], known: _Known, level: int) -> planned.Table:
    """The table whose title, furniture, grid and remarks these blocks are."""
    found = known.tables[blocks[0].spot]
    at, grid = next((n, block) for n, block in enumerate(blocks) if isinstance(block, Grid))
    above = [block.text for block in blocks[:at] if isinstance(block, Line)]
    title, furniture = above[0], above[1:]
    number = next((text for text in furniture if text == found.number), "")
    unit = next((text for text in furniture if _UNIT.fullmatch(text)), "")
    body = next((text for text in furniture if text != unit and _BODY.fullmatch(text)), "")
    others = tuple(text for text in furniture if text not in {number, unit, body})
    remarks = tuple(block.text for block in blocks[at + 1 :] if isinstance(block, Line))
    return laid_table(grid, Around(title, number, body, unit, others, remarks), known.facts.cells, level)


def _paragraph(block: Line, known: _Known) -> planned.Block:
    heading = known.headings.get(block.spot)
    level = next((level for level, pattern in _LEVELS if pattern.match(block.text)), 0)
    if heading == block.text and level and "。" not in heading:
        return planned.Heading(block.text, level)
    if _LABEL.fullmatch(block.text):
        return planned.Paragraph(block.text, planned.Style.LABEL)
    marks = known.facts.marks(block.spot, block.text)
    lead = block.text.index("。") + 1 if heading and level and "。" in block.text else 0
    title = not lead and not marks and _is_title(block.text)
    return planned.Paragraph(block.text, planned.Style.TITLE if title else planned.Style.BODY, lead, marks)


def _is_title(text: str) -> bool:
    """A line without any punctuation that ends as the title of a report does."""
    return text.endswith("报告") and not re.search(r"[，。；：、]", text)
