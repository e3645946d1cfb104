"""The nine tables of generated accounts in the manner of a form set."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from accounts import CLASSES, ECONOMIC, FUND, GENERAL, OTHER, PERSONNEL, PUBLIC, Accounts, Post
from cn2an import an2cn
from layout import Box, Row, Table
from msgspec import Struct
from pen import Pen, key

from juesuan.standards.codes import economic_codes, function_codes

FISCAL = (GENERAL, FUND)
CAPITAL = "state_capital"
THREE = ("all", "abroad", "vehicles", "vehicles_purchase", "vehicles_running", "reception")


class Manner(Struct, frozen=True):
    """How a form set prints its tables: numbers of forms, numbers of rows, title of table 06, order of 三公."""

    body: str
    numbers: bool
    basic_title: str
    capital_title: str
    by_phase: bool
    budget: str
    triples: int
    running: str


def name_of(code: str) -> str:
    """The name of a functional code."""
    return function_codes().name(code) or ""


def boxes(*texts: str) -> Row:
    """Cells without spans."""
    return tuple(map(Box, texts))


def table(manner: Manner, number: int, title: str, rows: Iterable[Row], *notes: str) -> Table:
    """A table with its furniture."""
    furniture = ((f"公开{number:02}表",) if manner.numbers else ()) + (f"部门：{manner.body}", "单位：万元")
    return Table(title, furniture, tuple(rows), notes)


def labelled(manner: Manner, head: tuple[tuple[str, ...], tuple[str, ...]], sides: tuple[list[Row], list[Row]]) -> list[Row]:
    """Rows of 收入 and 支出 beside each other; 行次 where the form set numbers its rows."""
    numbered = manner.numbers
    titles = [("项目", "行次", *each) if numbered else ("项目", *each) for each in head]
    rows = [(Box("收入", len(titles[0])), Box("支出", len(titles[1]))), boxes(*titles[0], *titles[1])]
    if numbered:
        lanes = [("栏次", "", *map(str, range(1, len(each) + 1))) for each in head]
        rows.append(boxes(*lanes[0], *lanes[1]))
    length = max(map(len, sides))
    for line in range(length):
        row: list[Box] = []
        for side, each in enumerate(sides):
            label, *values = each[line] if line < len(each) else boxes(*[""] * (len(head[side]) + 1))
            row += [label, *([Box(str(side * length + line + 1))] if numbered else []), *values]
        rows.append(tuple(row))
    return rows


def ordinal(number: int, text: str) -> str:
    """一、…."""
    return f"{an2cn(number).replace('一十', '十') if number < 20 else an2cn(number)}、{text}"


def aligned(sides: tuple[list[Row], list[Row]], foot: tuple[list[Row], list[Row]]) -> tuple[list[Row], list[Row]]:
    """Both sides of one length above their closing rows."""
    length = max(map(len, sides))
    left, right = ([*side, *[boxes(*[""] * len(side[0]))] * (length - len(side))] for side in sides)
    return left + foot[0], right + foot[1]


def overview(accounts: Accounts, pen: Pen, manner: Manner) -> Table:
    """收入支出决算总表."""
    spent = {code: accounts.sum(lambda post: post.spent, code=code) for code in CLASSES}
    sources = [
        ("一般公共预算财政拨款收入", GENERAL, (GENERAL,)),
        ("政府性基金预算财政拨款收入", FUND, (FUND,)),
        ("国有资本经营预算财政拨款收入", CAPITAL, ()),
        ("上级补助收入", "superior", ()),
        ("事业收入", "business", ()),
        ("经营收入", "operating", ()),
        ("附属单位上缴收入", "subordinate", ()),
        ("其他收入", "other", (OTHER,)),
    ]
    left = [
        boxes(ordinal(n, label), pen.cell(accounts.sum(income, funds=funds), key("income", source=source)))
        for n, (label, source, funds) in enumerate(sources, 1)
    ]
    right = [
        boxes(ordinal(n, name_of(code)), pen.cell(spent[code], key("expenditure", function=code)))
        for n, code in enumerate(CLASSES, 1)
    ]
    came, went = accounts.sum(income), accounts.sum(outgo)
    opening, closing = accounts.sum(before), accounts.sum(after)
    foot_left = [
        boxes("本年收入合计", pen.cell(came, key("income"))),
        boxes("使用非财政拨款结余", pen.cell(0, key("use_of_surplus"))),
        boxes("年初结转和结余", pen.cell(opening, key("carry_over", moment="opening"))),
        boxes("总计", pen.cell(came + opening, key("grand_total", side="income"))),
    ]
    foot_right = [
        boxes("本年支出合计", pen.cell(went, key("expenditure"))),
        boxes("结余分配", pen.cell(0, key("surplus_distribution"))),
        boxes("年末结转和结余", pen.cell(closing, key("carry_over", moment="closing"))),
        boxes("总计", pen.cell(went + closing, key("grand_total", side="expenditure"))),
    ]
    rows = labelled(manner, (("决算数",), ("决算数",)), aligned((left, right), (foot_left, foot_right)))
    return table(manner, 1, "收入支出决算总表", rows)


def income(post: Post) -> int:
    """Income of a post."""
    return post.income


def outgo(post: Post) -> int:
    """Expenditure of a post."""
    return post.spent


def before(post: Post) -> int:
    """Carried in."""
    return post.opening


def after(post: Post) -> int:
    """Carried out."""
    return post.closing


def nothing(post: Post) -> int:
    """Zero."""
    return 0


def coded(
    accounts: Accounts,
    pen: Pen,
    codes: list[str],
    columns: list[tuple[Callable[[Post], int], tuple[str, ...], str, dict[str, str]]],
) -> list[Row]:
    """The total and a row a code; each column: measure, funds, concept, members."""

    def values(code: str) -> list[str]:
        more = {"function": code} if code else {}
        return [
            pen.cell(accounts.sum(measure, funds=funds, code=code), key(concept, **members, **more))
            for measure, funds, concept, members in columns
        ]

    rows = [(Box("合计", 2), *boxes(*values("")))]
    return rows + [boxes(code, name_of(code), *values(code)) for code in codes]


def headed(*titles: str) -> list[Row]:
    """The header of a table of codes: 项目 over code and name, and 栏次."""
    head = (Box("项目", 2), *(Box(title, 1, 2) for title in titles))
    lanes = (Box("栏次", 2), *(Box(str(number)) for number in range(1, len(titles) + 1)))
    return [head, boxes("功能分类科目编码", "科目名称"), lanes]


def incomes(accounts: Accounts, pen: Pen, manner: Manner) -> Table:
    """收入决算表."""
    none = ("superior", "business", "operating", "subordinate")
    everything = (GENERAL, FUND, OTHER)
    columns = [
        (income, everything, "income", {}),
        (income, FISCAL, "income", {"source": "fiscal"}),
        *((nothing, everything, "income", {"source": source}) for source in none),
        (income, (OTHER,), "income", {"source": "other"}),
    ]
    head = headed("本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")
    return table(manner, 2, "收入决算表", head + coded(accounts, pen, accounts.codes(*everything), columns))


def natures(funds: tuple[str, ...], **members: str) -> list[tuple[Callable[[Post], int], tuple[str, ...], str, dict[str, str]]]:
    """The columns of all, basic and project expenditure."""
    return [
        (outgo, funds, "expenditure", members),
        (lambda post: post.basic, funds, "expenditure", {**members, "nature": "basic"}),
        (lambda post: post.project, funds, "expenditure", {**members, "nature": "project"}),
    ]


def expenditures(accounts: Accounts, pen: Pen, manner: Manner) -> Table:
    """支出决算表."""
    everything = (GENERAL, FUND, OTHER)
    none = ("to_superior", "operating", "to_subordinate")
    columns = natures(everything) + [(nothing, everything, "expenditure", {"nature": nature}) for nature in none]
    head = headed("本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")
    return table(manner, 3, "支出决算表", head + coded(accounts, pen, accounts.codes(*everything), columns))


def fiscal_overview(accounts: Accounts, pen: Pen, manner: Manner) -> Table:
    """财政拨款收入支出决算总表."""
    funds: list[tuple[str, tuple[str, ...]]] = [("fiscal", FISCAL), (GENERAL, (GENERAL,)), (FUND, (FUND,)), (CAPITAL, ())]
    labels = ["一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"]
    left = [
        boxes(ordinal(n, label), pen.cell(accounts.sum(income, funds=which), key("income", source=fund)))
        for n, (label, (fund, which)) in enumerate(zip(labels, funds[1:], strict=True), 1)
    ]
    right = [
        boxes(
            ordinal(n, name_of(code)),
            *(
                pen.cell(accounts.sum(outgo, funds=which, code=code), key("expenditure", function=code, fund=fund))
                for fund, which in funds
            ),
        )
        for n, code in enumerate(CLASSES, 1)
    ]

    def across(label: str, measure: Callable[[Post], int], concept: str, **members: str) -> Row:
        return boxes(
            label, *(pen.cell(accounts.sum(measure, funds=which), key(concept, fund=fund, **members)) for fund, which in funds)
        )

    came, opened = accounts.sum(income, funds=FISCAL), accounts.sum(before, funds=FISCAL)
    foot_left = [
        boxes("本年收入合计", pen.cell(came, key("income", source="fiscal"))),
        boxes("年初财政拨款结转和结余", pen.cell(opened, key("carry_over", moment="opening", fund="fiscal"))),
        *(
            boxes(label, pen.cell(accounts.sum(before, funds=which), key("carry_over", moment="opening", fund=fund)))
            for label, (fund, which) in zip(labels, funds[1:], strict=True)
        ),
        boxes("总计", pen.cell(came + opened, key("grand_total", side="income", fund="fiscal"))),
    ]
    empty = boxes(*[""] * 5)
    foot_right = [
        across("本年支出合计", outgo, "expenditure"),
        across("年末财政拨款结转和结余", after, "carry_over", moment="closing"),
        *[empty] * 3,
        across("总计", lambda post: post.spent + post.closing, "grand_total", side="expenditure"),
    ]
    sides = aligned((left, right), (foot_left, foot_right))
    return table(manner, 4, "财政拨款收入支出决算总表", labelled(manner, (("决算数",), ("合计", *labels)), sides))


def budget(accounts: Accounts, pen: Pen, manner: Manner) -> Table:
    """一般公共预算财政拨款支出决算表."""
    head = [
        (Box("项目", 2), Box("本年支出", 3)),
        boxes("功能分类科目编码", "科目名称", "小计", "基本支出", "项目支出"),
        (Box("栏次", 2), *boxes("1", "2", "3")),
    ]
    rows = coded(accounts, pen, accounts.codes(GENERAL), natures((GENERAL,), fund=GENERAL))
    return table(manner, 5, "一般公共预算财政拨款支出决算表", head + rows)


def basic(accounts: Accounts, pen: Pen, manner: Manner) -> Table:
    """一般公共预算财政拨款基本支出决算(明细)表: codes side by side."""

    def value(code: str, fen: int) -> str:
        return pen.cell(fen, key("expenditure", economic=code, fund=GENERAL, nature="basic"))

    used = {code for code, _ in accounts.economic}
    shown = [code for code in ECONOMIC if code in used or code.endswith(("01", "07", "99"))]
    groups = [PERSONNEL, PUBLIC] if manner.triples == 2 else [PERSONNEL, ("302",), ("310",)]
    columns = [
        [
            boxes(code, economic_codes().name(code) or "", value(code, accounts.spent_on(code)))
            for head in group
            for code in (head, *(each for each in shown if each.startswith(head)))
        ]
        for group in groups
    ]
    length = max(map(len, columns))
    body = [
        tuple(box for column in columns for box in (column[line] if line < len(column) else boxes("", "", "")))
        for line in range(length)
    ]
    staff, running = (sum(accounts.spent_on(code) for code in group) for group in (PERSONNEL, PUBLIC))
    width = 3 * len(groups)
    foot = (
        Box("人员经费合计", 2),
        Box(value("personnel", staff)),
        Box("公用经费合计", width - 4),
        Box(value("public", running)),
    )
    head = boxes(*["经济分类科目编码", "科目名称", "决算数"] * len(groups))
    return table(manner, 6, manner.basic_title, [head, *body, foot])


def wide(names: tuple[str, str, str]) -> list[Row]:
    """The header of a table with carry-over, income and expenditure."""
    head = (Box("项目", 2), Box("年初结转和结余", 1, 2), Box("本年收入", 1, 2), Box("本年支出", 3), Box("年末结转和结余", 1, 2))
    return [head, boxes("功能分类科目编码", "科目名称", *names), (Box("栏次", 2), *boxes(*"123456"))]


def fund_table(accounts: Accounts, pen: Pen, manner: Manner) -> Table:
    """政府性基金预算财政拨款收入支出决算表."""
    title = "政府性基金预算财政拨款收入支出决算表"
    head = wide(("小计", "基本支出", "项目支出"))
    if not accounts.codes(FUND):
        return table(
            manner,
            7,
            title,
            [*head, boxes(*[""] * 8)],
            "说明：本单位没有政府性基金收入，也没有使用政府性基金安排的支出，故本表无数据。",
        )
    funds = (FUND,)
    columns = [
        (before, funds, "carry_over", {"moment": "opening", "fund": FUND}),
        (income, funds, "income", {"source": FUND}),
        *natures(funds, fund=FUND),
        (after, funds, "carry_over", {"moment": "closing", "fund": FUND}),
    ]
    return table(manner, 7, title, head + coded(accounts, pen, accounts.codes(FUND), columns))


def capital_table(manner: Manner) -> Table:
    """The table of 国有资本经营预算: always without data."""
    note = "说明：本单位没有使用国有资本经营预算安排的支出，故本表无数据。"
    if not manner.by_phase:
        return table(manner, 8, manner.capital_title, [*wide(("小计", "基本支出", "项目支出")), boxes(*[""] * 8)], note)
    head = [(Box("项目", 2), Box("本年支出", 3)), boxes("功能分类科目编码", "科目名称", "合计", "基本支出", "项目支出")]
    return table(manner, 8, manner.capital_title, [*head, boxes(*[""] * 5)], note)


def three_amounts(accounts: Accounts) -> dict[str, tuple[int, int, int]]:
    """Budget, final and last year's final of all items and their sums."""
    parts = {name: (item.budget, item.final, item.prior) for name, item in accounts.three.items()}
    vehicles = tuple(map(sum, zip(parts["vehicles_purchase"], parts["vehicles_running"], strict=True)))
    whole = tuple(map(sum, zip(*parts.values(), strict=True)))
    return {"all": whole, "vehicles": vehicles, **parts}  # type: ignore[dict-item]


def three_key(name: str, phase: str = "final") -> str:
    """The fact of an item of 三公."""
    return key("three_public", phase, **({} if name == "all" else {"three_item": name}))


def three_table(accounts: Accounts, pen: Pen, manner: Manner) -> Table:
    """财政拨款“三公”经费支出决算表."""
    amounts = three_amounts(accounts)
    if manner.by_phase:
        once = (Box("合计", 1, 2), Box("因公出国（境）费", 1, 2), Box("公务用车购置及运行维护费", 3), Box("公务接待费", 1, 2))
        vehicles = boxes("小计", "公务用车购置费", manner.running)
        head = [(Box("预算数", 6), Box("决算数", 6)), (*once, *once), (*vehicles, *vehicles), boxes(*map(str, range(1, 13)))]
        order = [(name, at) for at in (0, 1) for name in THREE]
    else:
        once = (Box("合计", 2, 2), Box("因公出国（境）费", 2, 2), Box("公务用车购置及运行维护费", 6), Box("公务接待费", 2, 2))
        vehicles = tuple(Box(text, 2) for text in ("小计", "公务用车购置费", manner.running))
        head = [once, vehicles, boxes(*["预算数", "决算数"] * 6)]
        order = [(name, at) for name in THREE for at in (0, 1)]
    row = boxes(*(pen.cell(amounts[name][at], three_key(name, (manner.budget, "final")[at])) for name, at in order))
    notes = ["注：本表反映部门本年度财政拨款“三公”经费支出预决算情况。"]
    if not any(amounts["all"][:2]):
        notes.append("说明：本单位本年度没有财政拨款“三公”经费支出，故本表无数据。")
    return table(manner, 9, "财政拨款“三公”经费支出决算表", [*head, row], *notes)
