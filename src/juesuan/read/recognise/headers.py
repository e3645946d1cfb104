"""Header rows of a table to columns: which column of the form does each column of the grid hold.

In a true grid a column's path is the header texts above it, top down. In ragged rows only the order is
known: a header row with one text for each figure says it, else the form's order stands if nothing contradicts it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import dropwhile, groupby, pairwise

from msgspec.structs import replace

from juesuan.figures.width import compact, title_form
from juesuan.read.recognise.items import GridRow
from juesuan.standards.forms import Column

_WHOLE = frozenset({"合计", "小计", "总计"})
_LEVELS = frozenset({"类", "款", "项"})
_YEAR = re.compile(r"20\d\d年度?")
_ROW_HEADERS = re.compile(
    r"项目|行次|(?:预算)?(?:单位|部门)(?:编码|代码|名称)|(?:支出)?(?:功能|经济)?(?:分类)?(?:科目)?(?:编码|代码|名称)|(?:支出)?(?:功能|经济)分类|[类款项]+|"
)

_FEWEST_PARTS = 2
"""Fewest texts that split the header above them."""


def by_grid(rows: Sequence[GridRow]) -> list[list[GridRow]]:
    """The rows of a table, those of one grid together; a grid may bring its own header."""
    return [list(group) for _, group in groupby(rows, key=lambda row: row.grid)]


def header_text(text: str) -> str:
    """The form in which texts of headers are compared: title form without the year."""
    return _YEAR.sub("", title_form(text))


def is_numbering(row: GridRow) -> bool:
    """True for the row that numbers the columns (栏次, or 1 2 3 …; behind 类 款 项 in some)."""
    texts = list(dropwhile(_LEVELS.__contains__, (compact(cell.text) for cell in row.filled)))
    if texts and texts[0].startswith("栏次"):
        return True
    counted = len(texts) > 1 and texts[0] == "1" and all(text.isdecimal() for text in texts)
    return counted and all(int(after) - int(before) == 1 for before, after in pairwise(texts))


def header_paths(rows: Sequence[GridRow]) -> dict[int, list[str]]:
    """The header texts above each column number of a true grid, top down, spans counted; the numbers of the columns are none."""
    paths: dict[int, list[str]] = {}
    for row in (each for each in rows if not is_numbering(each)):
        for cell in row.cells:
            text = header_text(cell.text)
            if text:
                for column in range(cell.column, cell.column + cell.colspan):
                    paths.setdefault(column, []).append(text)
    return paths


def match_columns(paths: Mapping[int, list[str]], columns: Sequence[Column], *, crossed: bool = False) -> dict[int, Column]:
    """The form's column for each grid column, titled as the document does; each is used once, the longest path first.

    ``crossed``: the steps of a path may stand in any order (预算数 above the items, or below each of them).
    """
    matched: dict[int, Column] = {}
    groups = [] if crossed else [(column.path[0], column) for column in columns if column.adds.concept]
    for column in sorted(columns, key=lambda each: len(each.path), reverse=True):
        for number in sorted(paths):
            if number in matched or _of_another_group(paths[number], column, groups):
                continue
            if _fits(paths[number], column, crossed=crossed):
                matched[number] = replace(column, title=_named(paths[number], column))
                break
    return matched


def _of_another_group(path: list[str], column: Column, groups: Sequence[tuple[frozenset[str], Column]]) -> bool:
    """True under a header that states another concept (基本支出 below 本年收入), and for a part of a column that does itself."""
    for header, own in groups:
        under = next((at for at, text in enumerate(path) if text in header), None)
        if under is not None and (
            own is not column or any(text not in _WHOLE and not text.isdecimal() for text in path[under + 1 :])
        ):
            return True
    return False


def _named(path: list[str], column: Column) -> str:
    """The column's title in the words of this document, so that a reader finds it."""
    return "／".join(next((text for text in path if text in step), "") for step in column.path)


def _fits(path: list[str], column: Column, *, crossed: bool) -> bool:
    """True when each step of the column stands in the path, in order, and the last step is the lowest text but one at most."""
    if crossed:
        found = [next((at for at, text in enumerate(path) if text in step), None) for step in column.path]
        places = [at for at in found if at is not None]
        return len(places) == len(found) and len(path) - max(places) <= 2
    position = 0
    for step in column.path:
        while position < len(path) and path[position] not in step:
            position += 1
        if position == len(path):
            return False
        position += 1
    return len(path) - position <= 1


def column_names(row: GridRow) -> list[str]:
    """The texts of a header row behind those that head labels and codes (项目, 科目编码, 科目名称, 类, 款, 项)."""
    return list(dropwhile(_ROW_HEADERS.fullmatch, (header_text(cell.text) for cell in row.cells)))


def ordered_columns(
    header: Sequence[GridRow], columns: Sequence[Column], count: int, also: Sequence[Column] = ()
) -> list[Column | None]:
    """The form's column of each of ``count`` figures of a ragged row; None for a figure of no known column.

    ``also``: further columns, known by their texts alone.
    """
    known = (*columns, *also)
    for row in header:
        texts = column_names(row)
        matched = match_columns({n: [text] for n, text in enumerate(texts)}, known)
        if len(texts) == count and all(texts) and matched:
            return [matched.get(n) for n in range(count)]
    split = _split_header(header, known, count)
    if split:
        return split
    if count == len(columns) and all(_in_order(row, [column.path[-1] for column in columns]) for row in header):
        return list(columns)
    return [None] * count


def _split_header(header: Sequence[GridRow], columns: Sequence[Column], count: int) -> list[Column | None]:
    """The columns where one text of a header row is split by all texts of the next row; [] if there is no such pair of rows."""
    for above, below in pairwise(header):
        tops, parts = column_names(above), column_names(below)
        if len(parts) < _FEWEST_PARTS or not all(parts) or len(tops) - 1 + len(parts) != count:
            continue
        for at, top in enumerate(tops):
            paths = [[text] for text in tops]
            paths[at : at + 1] = [[top, part] for part in parts]
            matched = match_columns(dict(enumerate(paths)), columns)
            if all(n in matched and len(matched[n].path) > 1 for n in range(at, at + len(parts))):
                return [matched.get(n) for n in range(count)]
    return []


def crossed_columns(header: Sequence[GridRow], columns: Sequence[Column], count: int) -> list[Column | None]:
    """The same for a table in which two lists of headers cross; which of them stands above tells the order."""
    outer = list(dict.fromkeys(column.path[0] for column in columns))
    inner = list(dict.fromkeys(column.path[-1] for column in columns))
    few = min((outer, inner), key=len)
    named = sum(any(header_text(cell.text) in step for step in few) for row in header for cell in row.cells)
    above = named == len(few)
    known = count == len(columns) == len(outer) * len(inner) and (above or named == len(columns))
    if not known or not all(_in_order(row, steps) for row in header for steps in (outer, inner)):
        return ordered_columns(header, columns, count) if count == len(columns) != len(outer) * len(inner) else [None] * count
    first, second = (0, -1) if above == (few is outer) else (-1, 0)
    ranks = {step: rank for steps in (outer, inner) for rank, step in enumerate(steps)}
    return [*sorted(columns, key=lambda column: (ranks[column.path[first]], ranks[column.path[second]]))]


def _in_order(row: GridRow, steps: Sequence[frozenset[str]]) -> bool:
    """True when the texts of a header row that the form knows first appear in the form's order."""
    texts = [header_text(cell.text) for cell in row.cells]
    ranks = [next((rank for rank, step in enumerate(steps) if text in step), None) for text in texts]
    known = list(dict.fromkeys(rank for rank in ranks if rank is not None))
    return known == sorted(known)
