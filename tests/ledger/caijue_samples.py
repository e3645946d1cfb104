"""Sheets in the way of 财决, filled from books: titles, units, merged headers, 栏次, sums, 类款项."""

from __future__ import annotations

from decimal import Decimal

from book_samples import STANDARDS

from juesuan.ledger.books import Books
from juesuan.ledger.cube import Cube
from juesuan.model.pattern import parse_pattern
from juesuan.standards.codes import economic_codes, function_codes
from juesuan.workbook.rows import SheetRows, Value

ITEMS = ("301", "302", "303", "310")


class Exporter:
    """Writes the sheets of some books."""

    def __init__(self, books: Books) -> None:
        self.cube = Cube.of(books.entries, STANDARDS)
        self.body, self.year = books.profile.body, books.profile.year
        keys = [entry.key for entry in books.entries if entry.key.concept in ("income", "expenditure")]
        codes = {code for key in keys if (code := key.member("function"))}
        self.functions = sorted({code[:size] for code in codes for size in (3, 5, 7)})
        items = {code for key in keys if (code := key.member("economic"))}
        self.items = [item for item in sorted(economic_codes().codes) if item[:3] in ITEMS and (len(item) == 3 or item in items)]

    def amount(self, written: str) -> float | None:
        found: Decimal | None = self.cube.total(parse_pattern(written).complete(STANDARDS.concepts, self.year))[0]
        return float(found) if found else None

    def head(self, form: str, title: str) -> list[list[Value]]:
        return [[title], [None, None, f"{form}表"], [f"编制单位：{self.body}", f"{self.year}年度", "金额单位：元"]]

    def detail(self, form: str, sheet: str, title: str, members: str) -> SheetRows:
        """Functional codes by economic items."""
        classes: list[Value] = ["项目", None, "合计"]
        names: list[Value] = ["支出功能分类科目编码", "科目名称", None]
        for item in self.items:
            own = economic_codes().name(item)
            classes.append(own if len(item) == 3 else None)
            names.append("小计" if len(item) == 3 else own)
        rows = [*self.head(form, title), classes, names, ["栏次", None, *range(1, len(self.items) + 2)]]
        for code in ("", *self.functions):
            where = f"function={code}," if code else ""
            cells = [self.amount(f"expenditure[{where}economic={item},{members}]") for item in self.items]
            whole = self.amount(f"expenditure[{where}{members}]")
            rows.append([code or "合计", function_codes().name(code), whole, *cells])
        return SheetRows(sheet, hidden=False, rows=rows)

    def codes(self, form: str, sheet: str, title: str, headers: list[tuple[str, str, str]]) -> SheetRows:
        """Functional codes by columns of two header rows; the code stands in cells of 类, 款 and 项."""
        upper: list[Value] = ["项目", None, None, None, *(up for up, _, _ in headers)]
        lower: list[Value] = ["支出功能分类科目编码", None, None, "科目名称", *(low or None for _, low, _ in headers)]
        rows = [*self.head(form, title), upper, lower, ["类", "款", "项", "栏次", *range(1, len(headers) + 1)]]
        for code in ("", *self.functions):
            parts: list[Value] = [code[:3] or "合计", code[3:5] or None, code[5:] or None]
            cells = [self.amount(_with_function(states, code)) for _, _, states in headers]
            rows.append([*parts, function_codes().name(code), *cells])
        return SheetRows(sheet, hidden=False, rows=rows)

    def sheets(self) -> list[SheetRows]:
        """The set."""
        general = "fund=general_public_budget"
        return [
            SheetRows("封面", hidden=False, rows=[["2024年度部门决算报表"]]),
            self.labels_01(),
            self.codes("财决03", "Z03 收入决算表", "收入决算表", [
                ("本年收入合计", "", "income"), ("财政拨款收入", "", "income[source=fiscal]"),
                ("上级补助收入", "", "income[source=superior]"), ("事业收入", "小计", "income[source=business]"),
                ("事业收入", "其中：教育收费", "income[source=subordinate]"), ("经营收入", "", "income[source=operating]"),
                ("附属单位上缴收入", "", "income[source=subordinate]"), ("其他收入", "", "income[source=other]"),
            ]),
            self.codes("财决04", "Z04 支出决算表", "支出决算表", [
                ("本年支出合计", "", "expenditure"), ("基本支出", "", "expenditure[nature=basic]"),
                ("项目支出", "", "expenditure[nature=project]"), ("上缴上级支出", "", "expenditure[nature=to_superior]"),
                ("经营支出", "", "expenditure[nature=operating]"), ("对附属单位补助支出", "", "expenditure[nature=to_subordinate]"),
            ]),
            self.detail("财决05-1", "Z05_1", "基本支出决算明细表", "nature=basic"),
            self.detail("财决05-2", "Z05_2", "项目支出决算明细表", "nature=project"),
            self.codes("财决07", "Z07", "一般公共预算财政拨款收入支出决算表", [
                ("年初结转和结余", "合计", f"carry_over[moment=opening,{general}]"),
                ("本年收入", "合计", "income[source=general_public_budget]"),
                ("本年支出", "合计", f"expenditure[{general}]"), (None, "基本支出", f"expenditure[nature=basic,{general}]"),
                ("年末结转和结余", "合计", f"carry_over[moment=closing,{general}]"),
            ]),
            self.detail("财决08-1", "Z08_1", "一般公共预算财政拨款基本支出决算明细表", f"nature=basic,{general}"),
            self.detail("财决08-2", "Z08_2", "一般公共预算财政拨款项目支出决算明细表", f"nature=project,{general}"),
            self.labels_03(),
        ]  # fmt: skip

    def labels_01(self) -> SheetRows:
        """收入支出决算总表: labels on both sides."""
        opening, closing = (self.amount(f"carry_over[moment={moment}]") for moment in ("opening", "closing"))
        rows: list[list[Value]] = [
            *self.head("财决01", "收入支出决算总表"),
            ["项目", "行次", "决算数", "项目", "行次", "决算数"],
            ["栏次", None, 1, "栏次", None, 2],
            [
                "一、财政拨款收入",
                1,
                self.amount("income[source=fiscal]"),
                "一、基本支出",
                20,
                self.amount("expenditure[nature=basic]"),
            ],
            ["使用非财政拨款结余（含专用结余）", 2, None, "结余分配", 21, None],
            ["年初结转和结余", 3, opening, "年末结转和结余", 22, closing],
        ]
        return SheetRows("Z01", hidden=False, rows=rows)

    def labels_03(self) -> SheetRows:
        """机构运行信息表: money and counts side by side."""
        money = ("abroad", "vehicles_purchase", "vehicles_running")
        paid = [self.amount(f"three_public[three_item={item}]") for item in (*money, "reception")]
        budget = [self.amount(f"three_public[three_item={item}]@adjusted_budget") for item in (*money, "reception")]
        labels = ("1．因公出国（境）费", "（1）公务用车购置费", "（2）公务用车运行维护费", "3．公务接待费")
        counts = ("abroad_groups", "abroad_persons", "vehicles_bought", "vehicles_kept")
        numbers = [self.amount(each) for each in counts]
        names = (
            "1．因公出国（境）团组数（个）",
            "2．因公出国（境）人次数（人）",
            "3．公务用车购置数（辆）",
            "4．公务用车保有量（辆）",
        )
        rows = [
            *self.head("财决附03", "机构运行信息表"),
            ["项目", "栏次", "预算数", "决算数", "项目", "栏次", "统计数"],
            ["栏次", None, 1, 2, "栏次", None, 3],
            ["一、“三公”经费支出", 1, None, None, "（二）相关统计数", 9, None],
        ]
        for row, label in enumerate(labels):
            rows.append([label, row + 2, budget[row], paid[row], names[row], row + 10, numbers[row]])
        return SheetRows("F03", hidden=False, rows=rows)


def _with_function(states: str, code: str) -> str:
    if not code:
        return states
    concept, bracket, rest = states.partition("[")
    return f"{concept}[function={code}{',' + rest if bracket else ']'}"
