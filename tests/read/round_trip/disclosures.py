"""Generated disclosures of both form sets: the layout, and the facts that it states."""

from __future__ import annotations

import narrative
import tables
from accounts import Accounts, accounts
from hypothesis import strategies as st
from layout import Layout, Line, Style
from msgspec import Struct
from pen import YEAR, Pen
from tables import Manner, ordinal

HUNAN = Manner(
    "湘潭市青川区档案馆",
    True,
    "一般公共预算财政拨款基本支出决算明细表",
    "国有资本经营预算财政拨款支出决算表",
    True,
    "budget",
    3,
    "公务用车运行维护费",
)
SHANGHAI = Manner(
    "上海市云岭区档案局",
    False,
    "一般公共预算财政拨款基本支出决算表",
    "国有资本经营预算财政拨款收入支出决算表",
    False,
    "adjusted_budget",
    2,
    "公务用车运行费",
)
MANNERS = {"hunan-2024": HUNAN, "shanghai-2024": SHANGHAI}
GLOSSARY = ("财政拨款收入：指本级财政部门当年拨付的资金。", "基本支出：指为保障机构正常运转而发生的支出。")


class Generated(Struct, frozen=True):
    """A disclosure: its form set, its layout, and each fact with the value stated."""

    form_set: str
    layout: Layout
    stated: tuple[tuple[str, str], ...]


def sections(made: Accounts, pen: Pen, manner: Manner) -> list[tuple[str, list[Line]]]:
    """Titles and lines of the narrative."""
    capital = [Line("本单位没有使用国有资本经营预算安排的支出。")]
    three = ("财政拨款“三公”经费支出决算情况说明", narrative.three_section(made, pen, manner.budget))
    funds = [
        ("政府性基金预算收入支出决算情况", narrative.fund_section(made, pen)),
        ("国有资本经营预算支出决算情况说明", capital),
    ]
    return [
        ("收入支出决算总体情况说明", narrative.overall(made, pen)),
        ("收入决算情况说明", narrative.income_section(made, pen)),
        ("支出决算情况说明", narrative.expenditure_section(made, pen)),
        ("财政拨款收入支出决算总体情况说明", narrative.fiscal_section(made, pen)),
        ("一般公共预算财政拨款支出决算情况说明", narrative.general_section(made, pen)),
        ("一般公共预算财政拨款基本支出决算情况说明", narrative.basic_section(made, pen)),
        *([*funds, three] if manner.by_phase else [three, *funds]),
        ("机关运行经费支出说明", narrative.operating_section(made, pen)),
        ("一般性支出情况说明", [Line("本单位没有举办节庆、晚会、论坛、赛事等活动，未召开会议，未组织培训。")]),
        ("政府采购支出说明", narrative.procurement_section(made, pen)),
        ("国有资产占用情况说明", narrative.assets_section(made, pen)),
        (f"{YEAR}年度预算绩效情况说明", [Line("本单位按要求开展了预算绩效管理，自评等级为“优”。")]),
        ("其他", [Line("公开的各项金额以万元为单位，因四舍五入可能存在尾数差异。")]),
    ]


def part(number: int, title: str) -> list[Line]:
    """The heading of a part."""
    return [Line(f"第{ordinal(number, '')[:-1]}部分", Style.PART), Line(title, Style.PART)]


def layout_of(made: Accounts, pen: Pen, manner: Manner) -> Layout:
    """The whole document."""
    drawn = [
        tables.overview(made, pen, manner),
        tables.incomes(made, pen, manner),
        tables.expenditures(made, pen, manner),
        tables.fiscal_overview(made, pen, manner),
        tables.budget(made, pen, manner),
        tables.basic(made, pen, manner),
        tables.fund_table(made, pen, manner),
        tables.capital_table(manner),
        tables.three_table(made, pen, manner),
    ]
    if not manner.by_phase:
        drawn = [*drawn[:6], drawn[8], *drawn[6:8]]
    prose = sections(made, pen, manner)
    profile = (
        ("部门职责", ["（一）收集、整理和保管档案。"]),
        ("机构设置", ["（一）内设机构设置。内设机构包括：办公室、业务科。", "（二）决算单位构成。本单位没有下属单位。"]),
    )
    lines: list[Line | tables.Table] = [
        Line(manner.body, Style.TITLE),
        Line(f"{YEAR}年度部门决算", Style.TITLE),
        Line("目录", Style.CONTENTS),
        Line(f"第一部分 {manner.body}概况", Style.CONTENTS),
        Line("第二部分 部门决算表", Style.CONTENTS),
        *(Line(ordinal(n, each.title), Style.CONTENTS) for n, each in enumerate(drawn, 1)),
        Line(f"第三部分 {YEAR}年度部门决算情况说明", Style.CONTENTS),
        *(Line(ordinal(n, title), Style.CONTENTS) for n, (title, _) in enumerate(prose, 1)),
        Line("第四部分 名词解释", Style.CONTENTS),
        *part(1, f"{manner.body}概况"),
    ]
    for number, (title, texts) in enumerate(profile, 1):
        lines += [Line(ordinal(number, title), Style.HEADING), *map(Line, texts)]
    lines += [*part(2, "部门决算表"), *drawn, *part(3, f"{YEAR}年度部门决算情况说明")]
    for number, (title, body) in enumerate(prose, 1):
        lines += [Line(ordinal(number, title), Style.HEADING), *body]
    lines += part(4, "名词解释")
    return (*lines, *(Line(ordinal(n, text)) for n, text in enumerate(GLOSSARY, 1)))


@st.composite
def disclosures(draw: st.DrawFn, form_set: str) -> Generated:
    """A consistent disclosure of a form set."""
    made = draw(accounts())
    pen = Pen(made.zero, made.grouped)
    layout = layout_of(made, pen, MANNERS[form_set])
    return Generated(form_set, layout, tuple(pen.stated))
