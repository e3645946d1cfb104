"""The blocks of a plan that a place of a template asks for: all of them, a table, a section."""

from __future__ import annotations

import re

from juesuan.figures.numerals import split_ordinal
from juesuan.figures.width import title_form
from juesuan.write.plan import Block, Heading, Plan, Table

WHOLE = "正文"
_YEAR = re.compile(r"^\d{4}年度?")
_TABLE, _SECTION = "表", "章节"


def blocks_of(plan: Plan, name: str) -> tuple[Block, ...] | None:
    """The blocks; None when the name asks for none, or there are none of that title."""
    if name == WHOLE:
        return plan.blocks
    kind, colon, title = name.replace(":", "：").partition("：")
    if not colon or kind.strip() not in (_TABLE, _SECTION):
        return None
    wanted = _form(title)
    if kind.strip() == _TABLE:
        return (
            tuple(block for block in plan.blocks if isinstance(block, Table) and wanted in (_form(block.title), block.number))
            or None
        )
    return _section(plan.blocks, wanted)


def _section(blocks: tuple[Block, ...], wanted: str) -> tuple[Block, ...] | None:
    """What stands below a heading up to the next of its level or above, without the heading."""
    for number, block in enumerate(blocks):
        if isinstance(block, Heading) and wanted in (_form(block.text), _form(block.below)):
            rest = blocks[number + 1 :]
            end = next((n for n, each in enumerate(rest) if isinstance(each, Heading) and each.level <= block.level), len(rest))
            return rest[:end]
    return None


def _form(title: str) -> str:
    return _YEAR.sub("", title_form(split_ordinal(title.strip())[1]))
