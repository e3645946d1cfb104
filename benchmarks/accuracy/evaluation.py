"""Faults of what is said of the evaluation: funds and grades of projects, groups of a sheet, goals, the list of attachments."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from accuracy.planting import Kind, Planted, grid_at, in_prose, with_block, with_cell, with_text
from accuracy.subject import Subject
from juesuan.model.key import FactKey
from juesuan.performance.sheets import sheets

_GROUP = re.compile(r"(?P<name>\D{2,8}指标)（(?P<weight>\d{1,3})分）")
_DUTY = re.compile(r"^（[一二三四五六七八九]）(?P<duty>[^。]{10,}。)$")


def said(pattern: str, change: Callable[[re.Match[str]], str], *, part: str = "narrative") -> Kind:
    """Another word or number in what a part says."""
    return lambda subject, rng: in_prose(subject, rng, pattern, change, part=part)


def group_weight(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """The weight of a group of indicators by five too high, on each row that prints it."""
    found = [(block, cell) for block, _, _, cell in subject.cells() if _GROUP.fullmatch(cell.text.strip())]
    places = list({(block, cell.text.strip()): (block, cell) for block, cell in found}.values())
    rng.shuffle(places)
    for block, cell in places:
        old = cell.text.strip()
        new = _GROUP.sub(lambda found: f"{found['name']}（{int(found['weight']) + 5}分）", old)
        grid = grid_at(subject, block)
        rows = tuple(tuple(replace(each, text=new) if each.text.strip() == old else each for each in row) for row in grid.rows)
        yield Planted(f"{old} → {new}", with_block(subject, block, replace(grid, rows=rows)), cell.spot)


def duties_for_goal(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """The goal of a project's sheet replaced by two duties of the body."""
    duties = [found["duty"] for _, text, _ in subject.passages("profile") if (found := _DUTY.match(text.strip()))][:4]
    goals = [
        (block, row, index, cell)
        for block, row, index, cell in subject.cells()
        for statement in subject.statements.get(cell.spot, ())
        for key in statement.keys
        if isinstance(key, FactKey) and key.concept == "goal"
    ]
    rng.shuffle(goals)
    for block, row, index, cell in goals if len(duties) > 1 else ():
        new = "".join(rng.sample(duties, 2))
        yield Planted(f"{cell.text.strip()[:20]} → {new[:20]}", with_cell(subject, (block, row, index), new), cell.spot)


def all_reached(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """All goals said to be reached, where points were lost."""
    lost = any(each.lost for sheet in sheets(subject.disclosure) for each in sheet.indicators)
    places = [(n, text) for n, text, _ in subject.passages("narrative") if "绩效自评" in text and text.endswith("。")]
    rng.shuffle(places)
    for number, text in places if lost else ():
        new = f"{text}从评价情况来看，全部完成绩效目标。"
        yield Planted("全部完成绩效目标", with_text(subject, number, new), subject.blocks[number].spot)


KINDS: Mapping[str, Kind] = {
    "绩效：自评资金占比": said(r"(?<=占一般公共预算项目支出总额的)100(?:\.00)?(?=%)", lambda _: "90"),
    "绩效：等级项目数": said(r"\d+(?=个项目的自评等级均为)", lambda found: str(int(found[0]) + 1)),
    "绩效：一级指标分值": group_weight,
    "绩效：目标照抄职责": duties_for_goal,
    "绩效：扣分而说全部完成": all_reached,
    "绩效：附件清单标题": said(r"(?<=\.)20\d\d年度\S{4,30}表$", lambda _: "预算绩效目标申报表", part="report"),
    "词语：为…为主": said(r"以(?=[^，。；]{2,12}为主(?!体))", lambda _: "为"),
}
"""The kinds of faults of the evaluation, by their names in the pages."""
