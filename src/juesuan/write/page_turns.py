"""Which blocks stand on a page that lies on its side."""

from __future__ import annotations

from juesuan.write.plan import Block, Heading, Style, Table


def wants_side(blocks: tuple[Block, ...], number: int) -> bool:
    """True for a wide table, and for the label or heading right before one."""
    block = blocks[number]
    if isinstance(block, Table):
        return block.wide
    leads = isinstance(block, Heading) or block.style is not Style.BODY
    return leads and number + 1 < len(blocks) and wants_side(blocks, number + 1)
