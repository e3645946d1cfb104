"""The page plan as a tagged PDF with bookmarks and embedded fonts, set by typst; needs the extra ``pdf``.

Texts reach typst as data, never as markup. Fonts are those of the package ``pylopdf-fonts-zh-cn`` alone, so that the same plan
gives the same bytes on every machine.
"""

from __future__ import annotations

import json
from importlib.resources import files
from itertools import groupby

from msgspec.structs import asdict

from juesuan.errors import MissingExtraError
from juesuan.write.page_turns import wants_side
from juesuan.write.plan import Block, Heading, Paragraph, Plan, Table, begins_page

EXTRA = "pdf"
_LARGEST, _SMALLEST = 9.0, 5.0
_UPRIGHT, _ON_SIDE = 442.0, 688.0
"""The width of a page's text in points: 156 mm, and 243 mm on its side."""

_MARGIN = 0.6
"""What the margins of a cell take, in characters."""

_CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n"}


def pdf_bytes(plan: Plan) -> bytes:
    """The bytes of the PDF (PDF/UA-1).

    Raises:
        MissingExtraError: the extra ``pdf`` is not installed.
    """
    try:
        import pylopdf_fonts_zh_cn
        import typst
    except ImportError as error:
        raise MissingExtraError("写 PDF", EXTRA) from error
    template = files("juesuan.write").joinpath("templates", "disclosure.typ").read_bytes()
    folder = str(pylopdf_fonts_zh_cn.sans_path().parent)
    made: bytes = typst.compile(
        template,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[folder]),
        sys_inputs={"plan": json.dumps(_data(plan), ensure_ascii=False)},
        pdf_standards="ua-1",
    )
    return made


def _data(plan: Plan) -> dict[str, object]:
    """What the template draws: the cover, and the blocks by the pages that they stand on."""
    numbered = enumerate(plan.blocks)
    spreads = [
        {"flipped": flipped, "blocks": [_block(plan.blocks, number, first=n == 0) for n, (number, _) in enumerate(group)]}
        for flipped, group in groupby(numbered, key=lambda pair: wants_side(plan.blocks, pair[0]))
    ]
    cover = [_clean(line) for line in plan.cover]
    return {"title": _clean(plan.title), "body": _clean(plan.body), "cover": cover, "contents": "目录", "spreads": spreads}


def _block(blocks: tuple[Block, ...], number: int, *, first: bool) -> dict[str, object]:
    """What the template draws of a block; the first of a spread stands on a new page anyway."""
    block = blocks[number]
    turns = {"new-page": begins_page(blocks, number) and not first}
    if isinstance(block, Heading):
        return {"kind": "heading", "text": _clean(block.text), "below": _clean(block.below), "level": min(block.level, 3), **turns}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "text": _clean(block.text), "style": block.style, **turns}
    return {"kind": "table", **_table(block), **turns}


def _table(table: Table) -> dict[str, object]:
    wanted = [each + _MARGIN for each in table.widths]
    size = (_ON_SIDE if table.wide else _UPRIGHT) / sum(wanted)
    drawn = asdict(table) | {"widths": wanted, "size": round(max(_SMALLEST, min(_LARGEST, size)), 2)}
    drawn["boxes"] = [{name: value for name, value in asdict(box).items() if name != "keys"} for box in table.boxes]
    return {name: _clean_all(value) for name, value in drawn.items() if name != "head"}


def _clean_all(value: object) -> object:
    """The value with every text of it clean."""
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, dict):
        return {name: _clean_all(each) for name, each in value.items()}
    return [_clean_all(each) for each in value] if isinstance(value, list | tuple) else value


def _clean(text: str) -> str:
    """The text without control characters and what is no character at all."""
    return text.translate(_CONTROLS).encode(errors="replace").decode()
