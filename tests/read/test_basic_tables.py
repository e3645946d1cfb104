"""The table of basic expenditure: codes, names and figures in triples side by side."""

from __future__ import annotations

from disclosure_samples import drawn, figures, ragged, read_blocks, read_written, unbound

NO_ROW = "所在的行没有对应的科目或项目"


BASIC = "一般公共预算财政拨款基本支出决算明细表"


def basic(disclosure: dict[str, str]) -> dict[str, str]:
    """Economic members and figures of table 06."""
    return {
        key.partition("[")[2].split(",")[0].removeprefix("economic="): value.removesuffix("万元")
        for key, value in disclosure.items()
    }


TRIPLES = [
    ["经济分类科目编码", "科目名称", "决算数"] * 3,
    ["301", "工资福利支出", "402.11", "302", "商品和服务支出", "88.40", "307", "债务利息及费用支出", ""],
    ["30101", "  基本工资", "202.11", "30201", "  办公费", "8.40", "310", "资本性支出", "21.79"],
    ["30102", "  津贴补贴", "200.00", "30231", "  公务用车运行维护费", "80", "31002", "  办公设备购置", "21.79"],
    ["303", "对个人和家庭的补助", "", "", "", "", "399", "其他支出", "0.00"],
    ["人员经费合计", "402.11", "公用经费合计", "110.19"],
]
BASIC_STATED = {
    "301": "402.11",
    "302": "88.40",
    "30101": "202.11",
    "30201": "8.40",
    "310": "21.79",
    "30102": "200.00",
    "30231": "80",
    "31002": "21.79",
    "399": "0.00",
    "personnel": "402.11",
    "public": "110.19",
}


def test_three_triples_side_by_side_ragged() -> None:
    disclosure = read_written(f"\t{BASIC}\n\n" + ragged(TRIPLES))
    assert basic(figures(disclosure)) == BASIC_STATED
    assert unbound(disclosure) == []


def test_three_triples_side_by_side_drawn_under_group_headers() -> None:
    head = "人员经费 | < | < | 公用经费 | < | < | < | < | <\n"
    rows = "\n".join(" | ".join(row) for row in TRIPLES[:-1])
    foot = "\n人员经费合计 | < | 402.11 | 公用经费合计 | < | < | < | < | 110.19"
    disclosure = read_blocks(BASIC, drawn(head + rows + foot))
    assert basic(figures(disclosure)) == BASIC_STATED
    assert unbound(disclosure) == []


def test_two_triples_with_codes_in_two_columns() -> None:
    text = """
    经济分类/科目编码 | < | 科目名称 | 决算数 | 经济分类/科目编码 | < | 科目名称 | 决算数
    类 | 款 | ^ | ^ | 类 | 款 | ^ | ^
    301 | | 工资福利支出 | 402.11 | 302 | | 商品和服务支出 | 88.40
    301 | 01 | 基本工资 | 202.11 | 302 | 01 | 办公费 | 8.40
     | | | | 310 | | 资本性支出 | 21.79
    人员经费合计 | < | < | 402.11 | 公用经费合计 | < | < | 110.19
    """
    disclosure = read_blocks(BASIC, drawn(text))
    assert basic(figures(disclosure)) == {
        "301": "402.11",
        "302": "88.40",
        "30101": "202.11",
        "30201": "8.40",
        "310": "21.79",
        "personnel": "402.11",
        "public": "110.19",
    }


def test_totals_may_stand_behind_blank_cells() -> None:
    rows = [*TRIPLES[:2], ["人员经费合计", "", "402.11", "公用经费合计", "", "", "", "", "110.19"], ["合计", *[""] * 7, "512.30"]]
    disclosure = read_written(f"\t{BASIC}\n\n" + ragged(rows))
    assert figures(disclosure) == {
        "expenditure[economic=301,fund=general_public_budget,nature=basic]@2024:final": "402.11万元",
        "expenditure[economic=302,fund=general_public_budget,nature=basic]@2024:final": "88.40万元",
        "expenditure[economic=personnel,fund=general_public_budget,nature=basic]@2024:final": "402.11万元",
        "expenditure[economic=public,fund=general_public_budget,nature=basic]@2024:final": "110.19万元",
        "expenditure[fund=general_public_budget,nature=basic]@2024:final": "512.30万元",
    }


def test_a_zero_without_a_code_is_listed() -> None:
    disclosure = read_written(
        f"\t{BASIC}\n\n" + ragged([*TRIPLES[:2], ["", "", "", "30240", "税金及附加费用", "0.00", "", "", "0.00"]])
    )
    assert [(each.text, each.reason) for each in disclosure.unbound] == [("0.00", NO_ROW)]


def test_a_code_is_never_the_figure_of_its_neighbour() -> None:
    rows = [TRIPLES[0], ["301", "工资福利支出", "302", "商品和服务支出", "88.40"]]
    assert basic(figures(read_written(f"\t{BASIC}\n\n" + ragged(rows)))) == {"302": "88.40"}
