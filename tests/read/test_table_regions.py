"""Which rows are which table: titles in all their dresses, contents lists, continued tables, units and remarks."""

from __future__ import annotations

import pytest
from disclosure_samples import drawn, figures, forms, ragged, read_blocks, read_written, unbound

from juesuan.errors import UnreadableFileError
from juesuan.read.sources.blocks import Grid

ROWS = "科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出\n"
TOTAL = drawn(f"{ROWS}合计 | < | 9.00 | 4.00 | 5.00")
OVERVIEW = drawn("项目 | 决算数 | 项目 | 决算数\n其他收入 | 7.00 | 一、一般公共服务支出 | 6.00")
OTHER = drawn("项目 | 行次 | 数量\n车辆 | 1 | 3\n房屋 | 2 | 4")

TITLES = [
    "支出决算表",
    "三、支出决算表",
    "（三）支出决算表",
    "(三)支出决算表",
    "3.支出决算表",
    "十三、支出决算表",
    "表三：支出决算表",
    "表三 支出决算表",
    "表3：支出决算表",
    "表3. 支出决算表",
    "表03 支出决算表",
    "附表1 支出决算表",
    "附表1：支出决算表",
    "附表一：支出决算表",
    "附表1-3 支出决算表",
    "附件3：支出决算表",
    "公开03表 支出决算表",
    "财决03表 支出决算表",
    "支出决算表 公开03表",
    "支出决算表（公开03表）",
    "支出决算表（表三）",
    "支出决算表（续表）",
    "支出决算表（续）",
    "支出决算表（二）",
    "支出决算表（万元）",
    "支出决算表 单位：元",
    "支出决算表 公开03表 单位：万元",
    "2024年度支出决算表",
    "2024年支出决算表",
    "支出决算表（2024年度）",
    "2024年度部门支出决算表",
    "单位支出决算表",
    "青川市档案馆支出决算表",
    "青川市档案馆2024年度支出决算表",
    "2024年度青川市档案馆支出决算表",
    "三、2024年度支出决算表（公开03表）",
    "支 出 决 算 表",
    "　支出决算表　",
    "支出决算总表",
    "《支出决算表》",
    "支出决算表。",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_known_by_its_wording(title: str) -> None:
    disclosure = read_blocks(title, TOTAL)
    assert forms(disclosure) == ["expenditure"]
    assert len(figures(disclosure)) == 3


THREE_PUBLIC = [
    "财政拨款“三公”经费支出决算表",
    "一般公共预算财政拨款“三公”经费支出决算表",
    '九、财政拨款"三公"经费支出决算表',
    "财政拨款‘三公’经费支出决算表",
    "财政拨款三公经费支出决算表",
    "“三公”经费支出决算表",
    "三公经费支出决算表",
    "财政拨款安排的“三公”经费支出决算表",
]


@pytest.mark.parametrize("title", THREE_PUBLIC)
def test_the_title_of_the_three_public_table_has_any_quotes(title: str) -> None:
    assert forms(read_blocks(title, TOTAL)) == ["three_public"]


NO_TITLES = [
    "详见支出决算表",
    "支出决算表见附件",
    "支出决算表反映本单位各项支出",
    "部门支出预算表",
    "支出决算分析表",
    "政府采购预算表",
]


@pytest.mark.parametrize("title", NO_TITLES)
def test_what_only_names_a_table_is_no_title(title: str) -> None:
    with pytest.raises(UnreadableFileError):
        read_blocks(title, TOTAL)


def test_the_title_as_written_and_its_place_are_kept() -> None:
    [table] = read_blocks("三、 支出决算表（公开03表）", TOTAL).tables
    assert (table.title, table.place.table, table.place.part) == ("三、支出决算表（公开03表）", "支出决算表", "tables")


def test_the_title_may_stand_in_the_first_row_of_the_grid() -> None:
    head = "支出决算表 | < | < | < | <\n公开03表 | < | < | < | <\n部门：青川市档案馆 | < | < | < | 单位：元\n"
    [table] = read_blocks(drawn(f"{head}{ROWS}合计 | < | 9.00 | 4.00 | 5.00")).tables
    assert (table.form, table.unit, table.bound) == ("expenditure", "元", 3)


def test_the_title_may_share_its_cell_with_body_and_number() -> None:
    head = "\t支出决算表\n部门：青川市档案馆        公开03表\n单位：元\n\n"
    rows = [["科目编码", "科目名称", "本年支出合计", "基本支出"], ["2012601", "行政运行", "9.00", "4.00"]]
    [table] = read_written(head + ragged(rows)).tables
    assert (table.form, table.unit, table.bound) == ("expenditure", "元", 2)


CONTENTS = ["一、收入支出决算总表", "二、收入决算表", "三、支出决算表", "四、财政拨款收入支出决算总表"]


def test_a_contents_list_opens_no_table() -> None:
    disclosure = read_blocks("目录", "第二部分 部门决算表", *CONTENTS, "第二部分 部门决算表", "支出决算表", TOTAL)
    assert forms(disclosure) == ["expenditure"]


def test_a_contents_list_with_pages_and_no_heading_opens_no_table() -> None:
    dotted = [
        f"{line}{dots}{page}" for line, dots, page in zip(CONTENTS, ("......", "……", "    ", "…………"), (3, 4, 5, 16), strict=True)
    ]
    assert forms(read_blocks(*dotted, "收入支出决算总表", OVERVIEW, "支出决算表", TOTAL)) == ["overview", "expenditure"]


def test_a_contents_list_in_a_grid_opens_no_table() -> None:
    disclosure = read_blocks(drawn("序号 | 表名 | 页码\n1 | 收入支出决算总表 | 5\n2 | 支出决算表 | 7"), "支出决算表", TOTAL)
    assert forms(disclosure) == ["expenditure"]
    assert [each.text for each in disclosure.unbound] == ["4 个数"]


def test_titles_listed_before_the_rows_leave_the_rows_to_the_last() -> None:
    assert forms(read_blocks("收入决算表", "支出决算表", TOTAL)) == ["expenditure"]


SECOND = drawn(f"{ROWS}2012601 | 行政运行 | 4.00 | 4.00 | ")


@pytest.mark.parametrize("again", ["支出决算表", "支出决算表（续表）", "三、支出决算表（续）", "续表", "（续表）"])
def test_a_title_repeated_on_the_next_page_goes_on_with_the_table(again: str) -> None:
    disclosure = read_blocks("支出决算表", "单位：元", TOTAL, again, "单位：元", SECOND)
    [table] = disclosure.tables
    assert (table.title, table.bound) == ("支出决算表", 5)
    assert figures(disclosure)["expenditure[function=2012601,nature=basic]@2024:final"] == "4.00元"


def test_a_second_table_of_the_same_title_in_another_unit_stays_apart() -> None:
    tables = read_blocks("支出决算表", "单位：元", TOTAL, "支出决算表", "单位：万元", SECOND).tables
    assert [(table.unit, table.bound) for table in tables] == [("元", 3), ("万元", 2)]


@pytest.mark.parametrize(
    ("title", "unread"),
    [
        ("国有资产占用情况表", "2 个数"),
        ("机构运行信息表", "3 个数"),
        ("五、项目收入支出决算表", "2 个数"),
    ],
)
def test_a_table_of_an_unknown_title_ends_the_one_before(title: str, unread: str) -> None:
    disclosure = read_blocks("支出决算表", TOTAL, title, SECOND)
    assert list(figures(disclosure).values()) == ["9.00万元", "4.00万元", "5.00万元"]
    assert unbound(disclosure) == [unread]


def test_a_table_of_projects_ends_the_one_before() -> None:
    disclosure = read_blocks("支出决算表", TOTAL, "一般公共预算财政拨款项目支出决算表", SECOND)
    assert (disclosure.tables[0].form, disclosure.tables[0].bound) == ("expenditure", 3)
    assert list(figures(disclosure).values())[:3] == ["9.00万元", "4.00万元", "5.00万元"]


def test_a_grid_that_belongs_to_no_table_is_listed_as_one() -> None:
    disclosure = read_blocks("支出决算表", TOTAL, "本单位车辆和房屋如下", OTHER)
    assert [(each.text, each.reason) for each in disclosure.unbound] == [("4 个数", "表格“项目…”不在已知表式内")]


def test_a_heading_ends_a_table() -> None:
    disclosure = read_blocks("支出决算表", TOTAL, "第三部分 部门决算情况说明", "三、支出决算情况说明", OTHER)
    assert disclosure.tables[0].cells == 3


def test_tables_may_come_after_the_narrative_and_in_any_order() -> None:
    disclosure = read_blocks(
        "第二部分 部门决算情况说明",
        "三、支出决算情况说明",
        "本年支出合计9.00万元。",
        "第三部分 部门决算表",
        "支出决算表",
        TOTAL,
        "收入支出决算总表",
        OVERVIEW,
    )
    assert forms(disclosure) == ["expenditure", "overview"]


UNITS = {
    "单位：元": "元",
    "单位：万元": "万元",
    "单位:万元": "万元",
    "金额单位：元": "元",
    "单位：人民币元": "元",
    "单位：千元": "千元",
    "单位：亿元": "亿元",
    "单位：（万元）": "万元",
    "部门：青川市档案馆              单位：元": "元",
    "公开03表 单 位：元": "元",
}


@pytest.mark.parametrize(("line", "unit"), UNITS.items(), ids=UNITS.keys())
def test_the_unit_is_the_one_that_the_table_states(line: str, unit: str) -> None:
    [table] = read_blocks("支出决算表", line, TOTAL).tables
    assert table.unit == unit


def test_each_table_has_its_own_unit_and_those_that_state_none_the_common_one() -> None:
    disclosure = read_blocks(
        *("支出决算表", "单位：元", TOTAL),
        *("收入支出决算总表", "单位：万元", OVERVIEW),
        *("一般公共预算财政拨款支出决算表", "单位：元", TOTAL),
        *("国有资本经营预算财政拨款支出决算表", TOTAL),
    )
    assert [table.unit for table in disclosure.tables] == ["元", "万元", "元", "元"]


def test_without_any_unit_it_is_ten_thousand() -> None:
    assert [table.unit for table in read_blocks("支出决算表", TOTAL).tables] == ["万元"]


FUND = "政府性基金预算财政拨款收入支出决算表"
BLANK = drawn("科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | 小计 | 基本支出\n合计 | < | | | |\n | | | | |")
REMARK = "注：本单位2024年度没有政府性基金收入，故本表无数据。"


def test_a_blank_table_keeps_the_remark_below() -> None:
    [table] = read_blocks(FUND, BLANK, REMARK).tables
    assert (table.blank, table.remarks) == (True, (REMARK,))


def test_a_blank_table_keeps_the_remark_above() -> None:
    [table] = read_blocks(FUND, REMARK, BLANK).tables
    assert (table.blank, table.remarks) == (True, (REMARK,))


def test_a_remark_in_the_last_row_of_the_grid() -> None:
    last = f"{REMARK} | < | < | < | < | <"
    grid = drawn(f"科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | 小计 | 基本支出\n合计 | < | | | |\n{last}")
    [table] = read_blocks(FUND, grid).tables
    assert (table.blank, table.remarks) == (True, (REMARK,))


def test_a_blank_table_without_a_remark_has_none() -> None:
    [table] = read_blocks(FUND, BLANK, "国有资本经营预算财政拨款支出决算表", BLANK).tables[:1]
    assert (table.blank, table.remarks) == (True, ())


def test_the_remark_of_one_table_is_not_that_of_the_next() -> None:
    tables = read_blocks(FUND, BLANK, REMARK, "国有资本经营预算财政拨款支出决算表", BLANK).tables
    assert [table.remarks for table in tables] == [(REMARK,), ()]


def test_a_table_of_zeros_is_not_blank() -> None:
    grid = drawn("科目编码 | 科目名称 | 小计\n合计 | < | 0.00")
    assert not read_blocks(FUND, grid).tables[0].blank


def test_a_table_whose_figures_bind_nowhere_is_not_blank() -> None:
    grid = drawn("甲 | 乙 | 丙\n1.50 | 2.50 | 3.50")
    disclosure = read_blocks("支出决算表", TOTAL, FUND, grid)
    assert [(table.form, table.blank, table.cells, table.bound) for table in disclosure.tables][1] == (
        "government_fund",
        False,
        3,
        0,
    )


def test_a_title_without_rows_is_no_table() -> None:
    assert forms(read_blocks("收入决算表", "本单位无收入。", "支出决算表", TOTAL)) == ["expenditure"]


def test_an_empty_grid_is_no_table() -> None:
    assert forms(read_blocks("收入决算表", Grid((), TOTAL.spot), "支出决算表", TOTAL)) == ["expenditure"]
