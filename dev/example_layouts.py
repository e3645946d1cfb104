"""How the nine tables of the example are set: columns, header rows, sizes (hunan-2024, tables 公开01 to 09)."""

from __future__ import annotations

from msgspec import Struct


class Layout(Struct, frozen=True):
    """How a table is ruled: what the text, which has no columns, cannot say.

    `head` holds the rows of the header, each cell as `text@columns,rows`; `short` the columns that each cell
    spans in a row with fewer cells than the table has columns; `widths` are relative.
    """

    title: str
    widths: str
    head: tuple[str, ...]
    short: tuple[int, ...] = ()
    flipped: bool = True
    size: float = 9


INCOME = (
    "项    目@2 | 本年收入合计@1,2 | 财政拨款收入@1,2 | 上级补助收入@1,2 | 事业收入@1,2"
    " | 经营收入@1,2 | 附属单位上缴收入@1,2 | 其他收入@1,2"
)
EXPENDITURE = (
    "项    目@2 | 本年支出合计@1,2 | 基本支出@1,2 | 项目支出@1,2 | 上缴上级支出@1,2 | 经营支出@1,2 | 对附属单位补助支出@1,2"
)
FUNDS = "一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款"
CODES = "功能分类科目编码 | 科目名称"
THREE_PUBLIC = "合计@1,2 | 因公出国（境）费@1,2 | 公务用车购置及运行维护费@3 | 公务接待费@1,2"
VEHICLES = "小计 | 公务用车购置费 | 公务用车运行维护费"
TRIPLE = "经济分类科目编码 | 科目名称 | 决算数"
LAYOUTS = {
    "01": Layout(
        "收入支出决算总表",
        "5 1 2 5 1 2",
        (
            "收入@3 | 支出@3",
            "项    目 | 行次 | 决算数 | 项    目 | 行次 | 决算数",
            "栏    次 | | 1 | 栏    次 | | 2",
        ),
    ),
    "02": Layout(
        "收入决算表",
        "3 6 2 2 2 2 2 2 2",
        (
            INCOME,
            CODES,
            "栏次@2 | 1 | 2 | 3 | 4 | 5 | 6 | 7",
        ),
        short=(2, 1, 1, 1, 1, 1, 1, 1),
    ),
    "03": Layout(
        "支出决算表",
        "3 6 2 2 2 2 2 2",
        (
            EXPENDITURE,
            CODES,
            "栏次@2 | 1 | 2 | 3 | 4 | 5 | 6",
        ),
        short=(2, 1, 1, 1, 1, 1, 1),
    ),
    "04": Layout(
        "财政拨款收入支出决算总表",
        "6 1 2 6 1 2 3 3 3",
        (
            "收入@3 | 支出@6",
            f"项    目 | 行次 | 金额 | 项    目 | 行次 | 合计 | {FUNDS}",
            "栏    次 | | 1 | 栏    次 | | 2 | 3 | 4 | 5",
        ),
    ),
    "05": Layout(
        "一般公共预算财政拨款支出决算表",
        "4 7 3 3 3",
        ("项 目@2 | 本年支出@3", f"{CODES} | 小计 | 基本支出 | 项目支出", "栏次@2 | 1 | 2 | 3"),
        short=(2, 1, 1, 1),
        flipped=False,
        size=10,
    ),
    "06": Layout(
        "一般公共预算财政拨款基本支出决算明细表",
        "2 5 2 2 4 2 2 6 2",
        (f"{TRIPLE} | {TRIPLE} | {TRIPLE}",),
        short=(2, 1, 5, 1),
        size=7.5,
    ),
    "07": Layout(
        "政府性基金预算财政拨款收入支出决算表",
        "3 6 3 3 3 3 3 3",
        (
            "项 目@2 | 年初结转和结余@1,2 | 本年收入@1,2 | 本年支出@3 | 年末结转和结余@1,2",
            f"{CODES} | 小计 | 基本支出 | 项目支出",
            "栏次@2 | 1 | 2 | 3 | 4 | 5 | 6",
        ),
        short=(2, 1, 1, 1, 1, 1, 1),
    ),
    "08": Layout(
        "国有资本经营预算财政拨款支出决算表",
        "4 7 3 3 3",
        ("项 目@2 | 本年支出@3", f"{CODES} | 合计 | 基本支出 | 项目支出", "栏次@2 | 1 | 2 | 3"),
        short=(2, 1, 1, 1),
        flipped=False,
        size=10,
    ),
    "09": Layout(
        "财政拨款“三公”经费支出决算表",
        "1 1 1 1 1 1 1 1 1 1 1 1",
        (
            "预算数@6 | 决算数@6",
            f"{THREE_PUBLIC} | {THREE_PUBLIC}",
            f"{VEHICLES} | {VEHICLES}",
            " | ".join(str(number) for number in range(1, 13)),
        ),
    ),
}
NUMBERS = {layout.title: number for number, layout in LAYOUTS.items()}
