"""Small books made for tests: sheets as rows of cells, read as if they came from a file."""

from __future__ import annotations

from decimal import Decimal

from juesuan.ledger.books import Books
from juesuan.ledger.cube import Cube
from juesuan.ledger.problems import BooksError, Problem
from juesuan.ledger.reading import Reading, books_of
from juesuan.model.key import FactKey, parse_key
from juesuan.standards.standards import load_standards
from juesuan.workbook.rows import SheetRows, Value

STANDARDS = load_standards()
PROFILE: list[list[Value]] = [["项目", "内容"], ["底稿版本", "1"], ["单位名称", "甲局"], ["决算年度", "2024"]]
VOUCHER_HEAD: list[Value] = [
    "日期", "凭证号", "科目编码", "功能科目", "经济科目", "项目", "资金性质", "借方金额", "贷方金额",
]  # fmt: skip
GENERAL = "一般公共预算资金"


def paid(
    number: str, amount: float, *, function: Value = "2010301", economic: Value = "30201", project: Value = None,
    fund: Value = GENERAL, date: Value = "2024-03-05", account: Value = "7101",
) -> list[list[Value]]:  # fmt: skip
    """A voucher of expenditure against the cash of the budgetary accounts."""
    return [
        [date, number, account, function, economic, project, fund, amount, None],
        [date, number, "8001", None, None, None, None, None, amount],
    ]


def received(number: str, amount: float, *, account: str = "6001", fund: Value = GENERAL) -> list[list[Value]]:
    """A voucher of income."""
    return [
        ["2024-01-05", number, account, "2010301", None, None, fund, None, amount],
        ["2024-01-05", number, "8001", None, None, None, None, amount, None],
    ]


def sheets(**named: list[list[Value]]) -> list[SheetRows]:
    """Sheets by their titles, with the profile where it is not given."""
    found = {"单位信息": PROFILE, **named}
    return [SheetRows(name, hidden=False, rows=rows) for name, rows in found.items() if rows]


def reading(**named: list[list[Value]]) -> Reading:
    """What is read from these sheets."""
    return books_of(sheets(**named), "底稿.xlsx", STANDARDS)


def problems(**named: list[list[Value]]) -> list[tuple[str, str, str]]:
    """Sheet, cell and message of everything that is doubtful."""
    return [shown(each) for each in reading(**named).problems]


def faults(**named: list[list[Value]]) -> list[tuple[str, str, str, str]]:
    """Sheet, cell, message and repair of what makes the sheets unreadable."""
    try:
        reading(**named)
    except BooksError as error:
        return [(each.sheet, each.cell, each.message, each.repair) for each in error.problems if each.grave]
    return []


def shown(problem: Problem) -> tuple[str, str, str]:
    """Sheet, cell and message."""
    return problem.sheet, problem.cell, problem.message


def amount(books: Books, written: str) -> Decimal | None:
    """The amount of a written key without its year: ``expenditure[nature=project]``."""
    concept, _, phase = written.partition("@")
    key = parse_key(f"{concept}@2024:{phase or 'final'}")
    assert isinstance(key, FactKey)
    return Cube.of(books.entries, STANDARDS).total(key)[0]
