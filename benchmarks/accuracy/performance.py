"""Faults of the score sheets: scores above weights, reasons left out, wrong grades, sheets copied, targets and results confused."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from accuracy.planting import Kind, Planted, grid_at, in_prose, with_block, with_cell, with_row
from accuracy.subject import Subject
from juesuan.figures.figure import Figure
from juesuan.model.key import FactKey
from juesuan.model.statement import Statement
from juesuan.read.sources.blocks import Cell

_QUANTITY = re.compile(r"[≥≤>＜<=＝]?\d[\d.,]*(?:%|[\u4e00-\u9fff]{0,3})")
Row = dict[str, tuple[int, int, int, Cell, Statement]]
"""The cells of an indicator by what they state (target, actual, weight, score, reason): block, row, index, cell, statement."""


def _rows(subject: Subject) -> dict[tuple[str, str], Row]:
    """The indicators by sheet and name."""
    found: dict[tuple[str, str], Row] = {}
    for block, row, index, cell in subject.cells():
        for statement in subject.statements.get(cell.spot, ()):
            for key in statement.keys:
                if isinstance(key, FactKey) and key.member("indicator"):
                    name = (key.member("sheet") or "", key.member("indicator") or "")
                    found.setdefault(name, {})[key.concept] = (block, row, index, cell, statement)
    return found


def _shuffled(subject: Subject, rng: random.Random, *roles: str) -> list[tuple[tuple[str, str], Row]]:
    """The indicators that have all these cells, by chance."""
    rows = [(name, row) for name, row in _rows(subject).items() if all(role in row for role in roles)]
    rng.shuffle(rows)
    return rows


def _written(subject: Subject, name: tuple[str, str], place: tuple[int, int, int, Cell, Statement], new: str) -> Planted:
    block, row, index, cell, _ = place
    words = f"{name[1]}：{cell.text.strip()[:20]} → {new[:20]}"
    return Planted(words, with_cell(subject, (block, row, index), new), cell.spot)


def _number(place: tuple[int, int, int, Cell, Statement]) -> Figure | None:
    value = place[4].value
    return value if isinstance(value, Figure) else None


def score_above_weight(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """A score of two more than its weight."""
    for name, row in _shuffled(subject, rng, "weight", "score"):
        if weight := _number(row["weight"]):
            yield _written(subject, name, row["score"], f"{weight.amount + 2}")


def no_reason(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """The reason of lost points left out."""
    for name, row in _shuffled(subject, rng, "weight", "score", "reason"):
        weight, score = _number(row["weight"]), _number(row["score"])
        if weight and score and score.amount < weight.amount and row["reason"][3].text.strip():
            yield _written(subject, name, row["reason"], "　")


def named_by_target(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """An indicator under its target for a name."""
    for name, row in _shuffled(subject, rng, "target"):
        block, number, index, cell, _ = row["target"]
        if _QUANTITY.fullmatch(cell.text.strip()) and index:
            yield Planted(f"{name[1]} → {cell.text.strip()}", with_cell(subject, (block, number, index - 1), cell.text), cell.spot)


def cost_as_execution(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """A cost indicator with the budget of the sheet for its target, and its spending for the result."""
    for name, row in _shuffled(subject, rng, "target", "actual", "score"):
        block, number, index, _, _ = row["target"]
        funds = next((line for line in grid_at(subject, block).rows if line and line[0].text.strip() == "年度资金总额"), None)
        if "成本" in name[1] and funds:
            cells = list(grid_at(subject, block).rows[number])
            cells[index] = replace(cells[index], text=f"{funds[2].text.strip()}万元")
            cells[index + 1] = replace(cells[index + 1], text=f"{funds[3].text.strip()}万元")
            yield Planted(
                f"{name[1]}：指标值、完成值写作预算数、执行数", with_row(subject, block, number, cells), cells[index].spot
            )


def told_two_ways(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """A project's result otherwise than the overall sheet has it, of the same indicator and target."""
    rows = _rows(subject)
    for name, row in _shuffled(subject, rng, "target", "actual"):
        twin = rows.get(("overall", name[1]))
        if name[0] != "overall" and twin and twin["target"][3].text == row["target"][3].text:
            new = re.sub(r"\d+", lambda found: str(int(found[0]) + 2), row["actual"][3].text)
            yield _written(subject, name, row["actual"], new)


def copied_sheet(subject: Subject, _: random.Random) -> Iterator[Planted]:
    """The indicators of a project's sheet replaced by those of the overall sheet."""
    blocks: dict[str, list[int]] = {}
    grids: dict[str, int] = {}
    for (sheet, _name), row in _rows(subject).items():
        block, number, *_rest = row["target"]
        blocks.setdefault(sheet, []).append(number)
        grids[sheet] = block
    overall = blocks.pop("overall", [])
    for sheet, own in blocks.items():
        source, grid = grid_at(subject, grids["overall"]).rows, grid_at(subject, grids[sheet])
        rows = (*grid.rows[: min(own)], *(source[n] for n in sorted(overall)), *grid.rows[max(own) + 1 :])
        yield Planted(f"{sheet} ← 整体支出", with_block(subject, grids[sheet], replace(grid, rows=rows)), grid.spot)


def more_receptions(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """A result of receptions above all receptions of the year."""
    for name, row in _shuffled(subject, rng, "target", "actual"):
        if "接待" in name[1] and re.search(r"\d+批次", row["actual"][3].text):
            yield _written(subject, name, row["actual"], re.sub(r"\d+(?=批次)", "986", row["actual"][3].text))


def far_above(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """A result of many times the target, with full marks and no reason."""
    for name, row in _shuffled(subject, rng, "target", "actual", "weight", "score", "reason"):
        target = re.fullmatch(r"([1-9]\d*)([^\d%％元月次年季]+)", row["target"][3].text.strip())
        full = (one := _number(row["weight"])) and (two := _number(row["score"])) and one.amount == two.amount
        if target and full and not row["reason"][3].text.strip():
            yield _written(subject, name, row["actual"], f"{int(target[1]) * 5 + 20}{target[2]}")


def no_quantity(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """完成 where the target is a quantity and the score full."""
    for name, row in _shuffled(subject, rng, "target", "actual", "weight", "score"):
        weight, score = _number(row["weight"]), _number(row["score"])
        target = row["target"][3].text
        if weight and score and weight.amount == score.amount and re.search(r"\d", target) and not re.search(r"[%％月]", target):
            yield _written(subject, name, row["actual"], "完成")


def wrong_grade(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """The grade of another score, where the overall sheet has one."""
    if any(str(key).startswith("score[sheet=overall]") for each in subject.disclosure.statements for key in each.keys):
        yield from in_prose(subject, rng, r"(?<=等级为“)优(?=”)", lambda _: "良", part="report")


KINDS: Mapping[str, Kind] = {
    "绩效：完成值没有数量": no_quantity,
    "绩效：得分超过分值": score_above_weight,
    "绩效：扣分不写原因": no_reason,
    "绩效：指标名写成指标值": named_by_target,
    "绩效：成本指标照抄执行": cost_as_execution,
    "绩效：两表完成值不同": told_two_ways,
    "绩效：照抄整体自评表": copied_sheet,
    "绩效：接待数超过全部": more_receptions,
    "绩效：完成值远超目标": far_above,
    "绩效：等级写错": wrong_grade,
}
"""The kinds of faults of score sheets, by their names in the pages."""
