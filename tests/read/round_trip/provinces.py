"""Tables that provinces add to the standard ones, with drawn amounts: layouts of our own and the facts that they state."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import strategies as st
from layout import Box, Layout, Line, Row, Style, Table
from msgspec import Struct

COVER = (Line("青川市档案馆", Style.TITLE), Line("2024年度部门决算", Style.TITLE), Line("第二部分 部门决算表", Style.PART))
FURNITURE = ("部门：青川市档案馆", "单位：万元")
GENERAL = "fund=general_public_budget"


class Sample(Struct, frozen=True):
    """A layout, and the figures that it states by their keys."""

    layout: Layout
    stated: dict[str, str]


def row(*texts: str) -> Row:
    return tuple(map(Box, texts))


def money(cents: int) -> str:
    return f"{Decimal(cents).scaleb(-2):.2f}"


def accounts(names: Sequence[tuple[str, int, int]]) -> tuple[Table, dict[str, str]]:
    """云南: income and expenditure of the general public budget in one table."""
    stated: dict[str, str] = {}

    def figures(basic: int, project: int, code: str) -> list[str]:
        member = f"{GENERAL},function={code}" if code else GENERAL
        member = ",".join(sorted(member.split(",")))
        values = {
            f"carry_over[{','.join(sorted([*member.split(','), 'moment=opening']))}]": 0,
            f"income[{'function=' + code + ',' if code else ''}source=general_public_budget]": basic + project,
            f"expenditure[{member}]": basic + project,
            f"expenditure[{','.join(sorted([*member.split(','), 'nature=basic']))}]": basic,
            f"expenditure[{','.join(sorted([*member.split(','), 'nature=project']))}]": project,
            f"carry_over[{','.join(sorted([*member.split(','), 'moment=closing']))}]": 0,
        }
        stated.update({f"{key}@2024:final": f"{money(value)}万元" for key, value in values.items()})
        return [money(value) for value in values.values()]

    head = (
        (Box("科目编码", rows=2), Box("科目名称", rows=2), Box("年初结转和结余", rows=2), Box("本年收入", rows=2),
         Box("本年支出", columns=3), Box("年末结转和结余", rows=2)),
        row("合计", "基本支出", "项目支出"),
    )  # fmt: skip
    total = (Box("合计", columns=2), *row(*figures(sum(b for _, b, _ in names), sum(p for _, _, p in names), "")))
    rows = [row(code, "某项支出", *figures(basic, project, code)) for code, basic, project in names]
    return Table("一般公共预算财政拨款收入支出决算表", FURNITURE, (*head, total, *rows)), stated


def information(cents: Sequence[int], counts: Sequence[int]) -> tuple[Table, dict[str, str]]:
    """云南: 三公 expenses with counts, and the cost of operation."""
    running, reception, operating = cents
    kept, batches, persons = counts
    lines = [
        ("（一）支出合计", money(running + reception), "three_public", "万元"),
        ("1．公务用车购置及运行维护费", money(running), "three_public[three_item=vehicles]", "万元"),
        ("（2）公务用车运行维护费", money(running), "three_public[three_item=vehicles_running]", "万元"),
        ("2．公务接待费", money(reception), "three_public[three_item=reception]", "万元"),
        ("1．公务用车保有量（辆）", str(kept), "vehicles_kept", "辆"),
        ("2．国内公务接待批次（个）", str(batches), "reception_batches[kind=domestic]", "批次"),
        ("3．国内公务接待人次（人）", str(persons), "reception_persons[kind=domestic]", "人次"),
        ("二、机关运行经费", money(operating), "operating_cost", "万元"),
    ]
    rows = [row(label, str(number), value) for number, (label, value, _, _) in enumerate(lines, 1)]
    table = Table("财政拨款“三公”经费、行政参公单位机关运行经费情况表", FURNITURE, (row("项目", "行次", "决算统计数"), *rows))
    return table, {f"{key}@2024:final": f"{value}{unit}" for _, value, key, unit in lines}


def assets(counts: Sequence[int]) -> tuple[Table, dict[str, str]]:
    """江西: vehicles by their use."""
    uses = [("机要通信用车", "confidential"), ("应急保障用车", "emergency"), ("其他用车", "other")]
    rows = [row("车辆数合计（辆）", str(sum(counts)))]
    rows += [row(f"{n}．{name}", str(count)) for n, ((name, _), count) in enumerate(zip(uses, counts, strict=True), 1)]
    stated = {"vehicles@2024:final": f"{sum(counts)}辆"}
    stated |= {f"vehicles[use={use}]@2024:final": f"{count}辆" for (_, use), count in zip(uses, counts, strict=True)}
    return Table("国有资产占用情况表", FURNITURE, (row("项目", "数量"), *rows)), stated


def by_unit(units: Sequence[tuple[int, int]]) -> tuple[Table, dict[str, str]]:
    """浙江: expenditure by unit, of which the totals are read."""
    basic, project = (sum(each[n] for each in units) for n in (0, 1))
    rows = [row(f"{115000 + n}", f"所属单位{n}", money(sum(unit)), *map(money, unit)) for n, unit in enumerate(units, 1)]
    total = (Box("合计", columns=2), *row(money(basic + project), money(basic), money(project)))
    head = row("单位代码", "单位名称", "本年支出合计", "基本支出", "项目支出")
    stated = {"expenditure": basic + project, "expenditure[nature=basic]": basic, "expenditure[nature=project]": project}
    table = Table("支出决算总表（按单位）", FURNITURE, (head, total, *rows))
    return table, {f"{key}@2024:final": f"{money(value)}万元" for key, value in stated.items()}


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    """All of them in one document, with amounts of two decimals."""
    cents, count = st.integers(1, 9_999_999), st.integers(0, 400)
    codes = draw(st.lists(st.sampled_from(["2012601", "2080505", "2101101", "2210201"]), min_size=1, unique=True))
    parts = [
        accounts([(code, draw(cents), draw(cents)) for code in codes]),
        information([draw(cents) for _ in range(3)], [draw(count) for _ in range(3)]),
        assets([draw(count) for _ in range(3)]),
        by_unit(draw(st.lists(st.tuples(cents, cents), min_size=1, max_size=3))),
    ]
    stated = {key: value for _, facts in parts for key, value in facts.items()}
    return Sample((*COVER, *(table for table, _ in parts)), stated)
