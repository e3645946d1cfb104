"""Faults of structure: rows, tables, sections and required statements left out, moved or blank; slips in score sheets."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from accuracy.figures import another_digit
from accuracy.planting import Kind, Planted, grid_at, with_block, with_cell, with_row
from accuracy.subject import Subject
from juesuan.figures.figure import Figure
from juesuan.model.statement import Statement
from juesuan.read.sources.blocks import Cell, Paragraph

_CODE = re.compile(r"\d{5,7}")
_WITH_SHARES = ("hunan-2024", "shanghai-2024")
_REQUIRED = r"因公出国|国内公务接待|公务用车保有量|机关运行经费|政府采购支出|共有车辆|绩效"


def _stated_rows(subject: Subject, rng: random.Random) -> list[tuple[int, int]]:
    rows = sorted({(block, row) for block, row, _, _, _ in subject.stated_cells()})
    rng.shuffle(rows)
    return rows


def dropped_row(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """A row with figures left out of a table."""
    for block, row in _stated_rows(subject, rng):
        cells = grid_at(subject, block).rows[row]
        words = " ".join(cell.text.strip() for cell in cells[:3])
        yield Planted(f"缺 {words}", with_row(subject, block, row, None), cells[0].spot)


def swapped_rows(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """The figures of two neighbouring rows of one length change places."""
    for block, row in _stated_rows(subject, rng):
        grid = grid_at(subject, block)
        if row + 1 >= len(grid.rows) or len(grid.rows[row]) != len(grid.rows[row + 1]):
            continue
        one, two = grid.rows[row], grid.rows[row + 1]
        figures = [n for n, cell in enumerate(one) if re.fullmatch(r"\s*[\d,]+\.\d+\s*", cell.text)]
        if figures and any(one[n].text.strip() != two[n].text.strip() for n in figures):
            new = [replace(cell, text=two[n].text) if n in figures else cell for n, cell in enumerate(one)]
            other = [replace(cell, text=one[n].text) if n in figures else cell for n, cell in enumerate(two)]
            rows = (*grid.rows[:row], tuple(new), tuple(other), *grid.rows[row + 2 :])
            words = f"{one[1].text.strip()} ⇄ {two[1].text.strip()}"
            yield Planted(
                words, with_block(subject, block, replace(grid, rows=rows)), one[0].spot, apart=_unseen(subject, one, two)
            )


def _unseen(subject: Subject, one: tuple[Cell, ...], two: tuple[Cell, ...]) -> str:
    """Says that nothing tells when two rows of one sum change figures that stand nowhere else."""
    times = Counter(key for each in subject.disclosure.statements for key in each.keys if isinstance(each.value, Figure))
    for first, second in zip(one, two, strict=True):
        keys = [key for cell in (first, second) for s in subject.statements.get(cell.spot, ()) for key in s.keys if key in times]
        above = {(_CODE.search(str(key)) or [""])[0][:-2] for key in keys}
        if first.text.strip() != second.text.strip() and (len(above) > 1 or any(times[key] > 1 for key in keys)):
            return ""
    return "无从对照"


def shifted_cells(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """A figure one column further right, its own cell nought."""
    for block, row, index, cell, statement in _shuffled(subject, rng):
        cells = grid_at(subject, block).rows[row]
        if index + 1 < len(cells) and re.fullmatch(r"\s*0?(\.0+)?\s*", cells[index + 1].text):
            new = list(cells)
            new[index], new[index + 1] = replace(cell, text=cells[index + 1].text), replace(cells[index + 1], text=cell.text)
            yield Planted(
                f"{statement.place.row}：{cell.text.strip()} 右移一列",
                with_row(subject, block, row, new),
                cell.spot,
                statement,
                of_figure=True,
            )


def other_code(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """The last digits of an item's code changed."""
    for block, row, index, cell in _cells(subject, rng, r"\d{7}"):
        new = cell.text.strip()[:-2] + ("99" if cell.text.strip()[-2:] != "99" else "01")
        yield Planted(f"{cell.text.strip()} → {new}", with_cell(subject, (block, row, index), new), cell.spot)


def other_item_name(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """An item under the name of another."""
    rows = [(b, r, i, c) for b, r, i, c in _cells(subject, rng, r"\d{7}") if i + 1 < len(_row(subject, b, r))]
    for (block, row, index, _), (other_block, other_row, other_index, _) in pairwise(rows):
        name, other = _row(subject, block, row)[index + 1], _row(subject, other_block, other_row)[other_index + 1]
        if name.text.strip() != other.text.strip():
            yield Planted(
                f"{name.text.strip()} → {other.text.strip()}", with_cell(subject, (block, row, index + 1), other.text), name.spot
            )


def without_table(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """A whole table left out with its title."""
    tables = [t for t in subject.disclosure.tables if t.place.part == "tables"]
    rng.shuffle(tables)
    for table in tables:
        cells = [each for each in subject.stated_cells() if each[4].place.table == table.place.table]
        numbers = {each[0] for each in cells}
        if len(numbers) == 1:
            (number,) = numbers
            title = next((n for n in range(number - 1, max(number - 6, -1), -1) if table.title in _text(subject, n)), number)
            others = {each[4].place.table for each in subject.stated_cells() if each[0] == number}
            if len(others) == 1:
                yield Planted(f"缺《{table.title}》", (*subject.blocks[:title], *subject.blocks[number + 1 :]), table.place.spot)


def without_section(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """A section of the narrative left out with its heading."""
    sections = [
        s for s in subject.disclosure.sections if s.part == "narrative" and s.section and re.match(r"[一-龥]{1,3}、", s.heading)
    ]
    rng.shuffle(sections)
    for section in sections:
        spots = {section.place.spot, *(each.place.spot for each in section.paragraphs)}
        if len(section.paragraphs) < 4:
            yield Planted(f"缺“{section.heading}”", tuple(b for b in subject.blocks if b.spot not in spots), section.place.spot)


def without_statement(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """A paragraph of what must be told (journeys, receptions, cars, procurement, performance) left out."""
    passages = [(n, text) for n, text, _ in subject.passages("narrative") if re.search(_REQUIRED, text[:40])]
    rng.shuffle(passages)
    for number, text in passages:
        blocks = with_block(subject, number, None)
        yield Planted(f"缺“{text.strip()[:20]}…”", blocks, subject.blocks[number].spot, apart=_may_lack(subject, text))


def _may_lack(subject: Subject, text: str) -> str:
    """Why a paragraph need not stand: all its amounts are nought, or it tells of shares, which no form but these two wants."""
    amounts = re.findall(r"[\d.]+(?=万元)", text)
    nought = not any(Decimal(each) for each in amounts) and not re.search("[1-9]辆|[1-9]个", text)
    shares = text.count("占") > 1 and subject.disclosure.identity.form_set not in _WITH_SHARES
    return "仍然成立" if nought or shares else ""


def in_sheets(concept: str, *, always: bool = False) -> Kind:
    """A digit of a weight, a score, a total or an amount of a score sheet; ``always`` held by a rule of its own."""

    def plant(subject: Subject, rng: random.Random) -> Iterator[Planted]:
        for block, row, index, cell, statement in _shuffled(subject, rng):
            if statement.place.part == "report" and any(str(key).startswith(concept) for key in statement.keys):
                new = another_digit(cell.text.strip())
                if new and new != cell.text.strip():
                    words = f"{statement.place.table}，{statement.place.row}：{cell.text.strip()} → {new}"
                    stated = None if always else statement
                    blocks = with_cell(subject, (block, row, index), new)
                    yield Planted(words, blocks, cell.spot, stated, of_figure=not always)

    return plant


def _shuffled(subject: Subject, rng: random.Random) -> list[tuple[int, int, int, Cell, Statement]]:
    cells = subject.stated_cells()
    rng.shuffle(cells)
    return cells


def _cells(subject: Subject, rng: random.Random, pattern: str) -> list[tuple[int, int, int, Cell]]:
    cells = [each for each in subject.cells() if re.fullmatch(pattern, each[3].text.strip())]
    rng.shuffle(cells)
    return cells


def _row(subject: Subject, block: int, row: int) -> tuple[Cell, ...]:
    return grid_at(subject, block).rows[row]


def _text(subject: Subject, number: int) -> str:
    block = subject.blocks[number]
    return block.text if isinstance(block, Paragraph) else ""


KINDS: Mapping[str, Kind] = {
    "表格：漏一行": dropped_row,
    "表格：两行数字互换": swapped_rows,
    "表格：错列": shifted_cells,
    "表格：科目编码错": other_code,
    "表格：科目名称错": other_item_name,
    "结构：缺一张表": without_table,
    "结构：缺一节说明": without_section,
    "结构：缺规定内容": without_statement,
    "绩效：分值": in_sheets("weight", always=True),
    "绩效：得分": in_sheets("score", always=True),
    "绩效：年度资金": in_sheets("sheet_funds"),
}
"""The kinds of faults of structure and of score sheets, by their names in the pages."""
