"""Score sheets of the self-evaluation: funds with execution rate and score, goals, indicators, total; and the table of projects."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct, field

from juesuan.compile.base_data import base_data
from juesuan.compile.facts import Facts
from juesuan.compile.grids import Box, Row, boxes, placed
from juesuan.compile.said import Wanted
from juesuan.compile.tables import Stated, money
from juesuan.figures.figure import Blank, Figure
from juesuan.figures.place import Spot
from juesuan.figures.rounding import rounded
from juesuan.figures.units import PERCENT, SCORE
from juesuan.ledger.books import Books, Indicator, Project
from juesuan.model.key import DerivedKey, DerivedKind, FactKey, Key, Phase
from juesuan.model.pattern import KeyPattern
from juesuan.performance.marking import Measure, execution_mark, grade_of, mark
from juesuan.prose.projects import project_name
from juesuan.read.sources.blocks import Block, Grid, Paragraph
from juesuan.standards.scoring import ScoringData

_OVERALL = "overall"
_PHASES = (Phase.INITIAL, Phase.ADJUSTED, Phase.FINAL)
_HEAD = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
_FUNDS = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
_LISTED = ("序号", "项目名称", "年初预算", "实际指标可用数", "支出金额", "执行率", "超支（+）/结余（-）")
_GRADE = "自评等级：{}"
_SCORED = "{name}：{indicator}（目标 {target}，完成 {actual}）"


class Sheets(Struct):
    """Writes the sheets one after the other; keeps what they state, what is wanted, and the totals by sheet."""

    facts: Facts
    rules: ScoringData
    missing: str
    stated: list[Stated] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    totals: dict[str, Decimal] = field(default_factory=dict)

    def put(self, keys: Sequence[Key], figure: Figure) -> str:
        """The text of a figure's cell."""
        self.stated.append((tuple(dict.fromkeys(keys)), figure))
        return f"{figure.amount:f}%" if figure.unit == PERCENT else f"{figure.amount:f}"

    def key(self, concept: str, members: dict[str, str], phase: Phase = Phase.FINAL) -> FactKey:
        """A fact of this year."""
        return self.facts.key(KeyPattern(concept, tuple(sorted(members.items())), phase))

    def amounts(self, project: Project) -> tuple[Decimal, Decimal, Decimal]:
        """Initial budget, budget and expenditure of a project as published: as booked, else as its row says."""
        given = (project.initial, project.adjusted, project.spent)
        booked = (self.facts.shown(key) for key in self.funds(project))
        rest = (self.facts.rounded(amount) for amount in given)
        first, second, third = (other if one is None else one for one, other in zip(booked, rest, strict=True))
        return first, second, third

    def funds(self, project: Project) -> list[FactKey]:
        """The money that a sheet speaks of, by phase."""
        members = {"fund": "general_public_budget", "nature": "project", "project": project_name(project.name)}
        return [self.key("expenditure", members if project.name else {}, phase) for phase in _PHASES]

    def sheet(self, project: Project) -> Grid:
        """The sheet of a project, or of the body as a whole."""
        name = project_name(project.name) or _OVERALL
        label = "项目支出名称" if project.name else "部门（单位）名称"
        rows: list[Row] = [(Box(label), Box(project.name or "整体支出", len(_HEAD) - 1))]
        rows += self._fund_rows(project, name)
        rows += [
            (Box("年度总体目标", 2, 2), Box("预期目标", 3), Box("实际完成情况", 3)),
            (Box(project.goal, 3), Box(project.attained, 3)),
            boxes(_HEAD),
        ]
        rows += [self._indicator(each, name, project) for each in project.indicators]
        weights = sum((each.weight for each in project.indicators), self.rules.execution_weight)
        whole = (self.put([self.key("weight", {"sheet": name})], Figure(weights, SCORE)), self._total(name))
        grade = grade_of(self.totals[name], self.facts.standards.wording.grades)
        return Grid(placed([*rows, (Box("总分", 5), *boxes([*whole, _GRADE.format(grade)]))]), Spot())

    def _total(self, name: str) -> str:
        return self.put([self.key("score", {"sheet": name})], Figure(self.totals[name], SCORE))

    def _fund_rows(self, project: Project, name: str) -> list[Row]:
        initial, budget, spent = self.amounts(project)
        funds = [self.key("sheet_funds", {"sheet": name}, phase) for phase in _PHASES]
        own = self.funds(project)
        cells = [
            self.put([mine, fund], money(self.facts, amount))
            for mine, fund, amount in zip(own, funds, (initial, budget, spent), strict=True)
        ]
        weight = self.rules.execution_weight
        score = execution_mark(weight, spent, budget)
        self.totals[name] = score
        cells.append(self.put([self.key("execution_weight", {"sheet": name})], Figure(weight, SCORE)))
        cells.append(self._rate(own[2], own[1], (spent, budget)))
        cells.append(self.put([self.key("execution_score", {"sheet": name})], Figure(score, SCORE)))
        return [(Box("年度资金（万元）", 2), *boxes(_FUNDS)), (Box("年度资金总额", 2), *boxes(cells))]

    def _rate(self, of: FactKey, base: FactKey, amounts: tuple[Decimal, Decimal]) -> str:
        spent, budget = amounts
        if not budget:
            return ""
        return self.put([DerivedKey(DerivedKind.COMPLETION, of, base)], Figure(rounded(spent * 100 / budget, 2), PERCENT))

    def _indicator(self, indicator: Indicator, name: str, project: Project) -> Row:
        members = {"sheet": name, "indicator": indicator.third}
        score = mark(_measure(indicator), self.rules.shares)
        weight = self.put([self.key("weight", members)], Figure(indicator.weight, SCORE))
        if score is None:
            line = _SCORED.format(name=project.name, indicator=indicator.third, target=indicator.target, actual=indicator.actual)
            self.wanted.append(Wanted(str(self.key("score", members)), line, f"分值 {indicator.weight}"))
            score = Decimal(0)
        reason = indicator.reason
        if score < indicator.weight and not reason:
            line = _SCORED.format(name=project.name, indicator=indicator.third, target=indicator.target, actual=indicator.actual)
            self.wanted.append(Wanted(str(self.key("reason", members)), line, f"分值 {indicator.weight}，得分 {score}"))
            reason = self.missing
        self.totals[name] += score
        written = self.put([self.key("score", members)], Figure(score, SCORE))
        self._texts(members, {"target": indicator.target, "actual": indicator.actual, "reason": reason})
        texts = (indicator.first, indicator.second, indicator.third, indicator.target, indicator.actual, weight, written, reason)
        return boxes(texts)

    def _texts(self, members: dict[str, str], texts: dict[str, str]) -> None:
        """An empty cell is a statement too."""
        empty = (concept for concept, text in texts.items() if not text)
        self.stated += [((self.key(concept, members),), Blank()) for concept in empty]

    def listed(self, projects: Sequence[Project]) -> Grid:
        """The table of all projects with their money, and the whole."""
        rows = [boxes(_LISTED)]
        wholes = [Decimal(0)] * 3
        for number, project in enumerate(projects, 1):
            amounts = self.amounts(project)
            wholes = [one + other for one, other in zip(wholes, amounts, strict=True)]
            members = {"fund": "general_public_budget", "nature": "project", "project": project_name(project.name)}
            rows.append(boxes([str(number), project.name, *self._listed_row(members, amounts)]))
        members = {"fund": "general_public_budget", "nature": "project"}
        rows.append((Box("合计", 2), *boxes(self._listed_row(members, (wholes[0], wholes[1], wholes[2])))))
        return Grid(placed(rows), Spot())

    def _listed_row(self, members: dict[str, str], amounts: tuple[Decimal, Decimal, Decimal]) -> list[str]:
        phases = (Phase.INITIAL, Phase.AVAILABLE, Phase.FINAL)
        keys = [self.key("expenditure", members, phase) for phase in phases]
        cells = [self.put([key], money(self.facts, amount)) for key, amount in zip(keys, amounts, strict=True)]
        balance = DerivedKey(DerivedKind.BALANCE, keys[2], keys[1])
        rate = self._rate(keys[2], keys[1], (amounts[2], amounts[1])) or self._no_rate(keys)
        return [*cells, rate, self.put([balance], money(self.facts, amounts[2] - amounts[1]))]

    def _no_rate(self, keys: Sequence[FactKey]) -> str:
        self.stated.append(((DerivedKey(DerivedKind.COMPLETION, keys[2], keys[1]),), Blank()))
        return ""


def _measure(each: Indicator) -> Measure:
    return Measure(each.weight, each.direction, each.target, each.actual, each.grade, each.score)


def sheet_blocks(books: Books, sheets: Sheets) -> list[Block]:
    """表1, 附件1, 附件2 and 附件3-n of the projects that have indicators; nothing without any."""
    scored = [project for project in books.projects if project.indicators]
    own = [project for project in scored if project.name]
    blocks: list[Block] = []
    year = books.profile.year
    if own:
        blocks += [Paragraph(f"{year}年度项目资金支出情况表", Spot()), Paragraph("单位：万元", Spot()), sheets.listed(own)]
    base = sheets.facts.standards.form_set("report").form("base_data")
    if scored and base is not None:
        grid, stated = base_data(base, sheets.facts)
        sheets.stated += stated
        title = f"{year}年度{base.title}"
        blocks += [Paragraph("附件1", Spot()), Paragraph(title, Spot()), Paragraph("单位：万元", Spot()), grid]
    for project in (each for each in scored if not each.name):
        blocks += [Paragraph("附件2", Spot()), Paragraph(f"{year}年度部门整体支出绩效自评表", Spot()), sheets.sheet(project)]
    for number, project in enumerate(own, 1):
        title = f"{year}年度项目支出绩效自评表"
        blocks += [Paragraph(f"附件3-{number}", Spot()), Paragraph(title, Spot()), sheets.sheet(project)]
    return blocks
