"""财决 taken over: the books that were exported come back, fact for fact."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from book_samples import STANDARDS
from caijue_samples import Exporter
from click.testing import CliRunner

from juesuan.cli.main import program
from juesuan.errors import UnreadableFileError
from juesuan.ledger.caijue import Taken, take_over
from juesuan.ledger.cube import Cube
from juesuan.ledger.reading import read_books
from juesuan.model.key import Phase
from juesuan.model.pattern import parse_pattern
from juesuan.workbook.rows import SheetRows, Value

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "books" / "yunxi-liaison-office-2024"
BOOKS = read_books(str(EXAMPLE), STANDARDS).books
SHEETS = Exporter(BOOKS).sheets()


def take(sheets: list[SheetRows]) -> Taken:
    return take_over(sheets, "财决.xlsx", STANDARDS)


def amount(taken: Taken, written: str) -> Decimal | None:
    return Cube.of(taken.entries, STANDARDS).total(parse_pattern(written).complete(STANDARDS.concepts, 2024))[0]


TAKEN = take(SHEETS)


def test_body_and_year_stand_at_the_head_and_nothing_is_doubtful() -> None:
    assert (TAKEN.body, TAKEN.year, TAKEN.problems, TAKEN.left) == ("云溪市人民政府驻上海联络处", 2024, (), ("封面",))


BOOKED = [entry.key for entry in BOOKS.entries if entry.key.concept in ("income", "expenditure") and entry.key.phase is Phase.FINAL]
FLOWS = sorted({str(key.with_member("project", None).with_member("project_class", None)) for key in BOOKED if key.year == 2024})


@pytest.mark.parametrize("written", FLOWS)
def test_every_fact_of_the_ledger_comes_back(written: str) -> None:
    fact = written.removesuffix("@2024:final")
    assert amount(TAKEN, fact) == amount(Taken("", 2024, BOOKS.entries, (), ()), fact)


@pytest.mark.parametrize(
    ("fact", "total"),
    [
        ("expenditure", "4454400"),
        # what the sheets of all funds have beyond those of the general budget is the body's own
        ("expenditure[fund=fiscal]", "4358400"),
        ("expenditure[nature=project,economic=30227]", "359400"),
        ("income[source=fiscal]", "4341900"),
        ("income[source=other]", "120000"),
        ("carry_over[moment=opening]", "77000"),
        ("carry_over[moment=closing]", "84500"),
        ("three_public", "320800"),
        ("three_public@adjusted_budget", "355000"),
        ("three_public[three_item=vehicles]", "246200"),
        ("vehicles_kept", "2"),
        ("abroad_persons", "1"),
    ],
)
def test_sums_are_those_of_the_books(fact: str, total: str) -> None:
    assert amount(TAKEN, fact) == Decimal(total)


def changed(form: str, row: int, column: int, value: float) -> list[SheetRows]:
    """The set with one cell of a sheet changed."""
    sheets = []
    for sheet in SHEETS:
        rows = [list(each) for each in sheet.rows]
        if sheet.name.startswith(form):
            rows[row][column] = value
        sheets.append(SheetRows(sheet.name, hidden=False, rows=rows))
    return sheets


def test_a_coarser_sheet_that_differs_is_told() -> None:
    found = next(sheet for sheet in SHEETS if sheet.name == "Z04 支出决算表")
    row = next(n for n, cells in enumerate(found.rows) if cells[:3] == ["221", "02", "01"])
    taken = take(changed("Z04", row, 5, 181_401.0))
    said = "2024年支出（2210201 住房公积金，基本支出）决算数 181,401.00 与更细的表的合计 181,400.00 相差 1.00 元"
    assert [(each.sheet, each.cell, each.message) for each in taken.problems] == [("Z04 支出决算表", f"F{row + 1}", said)]


def test_an_unknown_item_is_told_and_left() -> None:
    sheets = []
    for sheet in SHEETS:
        rows = [["办公室绿化费" if cell == "办公费" and sheet.name == "Z08_1" else cell for cell in row] for row in sheet.rows]
        sheets.append(SheetRows(sheet.name, hidden=False, rows=rows))
    taken = take(sheets)
    assert [each.message for each in taken.problems] == [
        "不知道“商品和服务支出／办公室绿化费”是哪个经济科目",
        "2024年支出（2010301 行政运行，一般公共预算财政拨款）决算数 2,090,800.00 与更细的表的合计 2,037,200.00 相差 53,600.00 元",
    ]
    # still in 财决05-1, though not told of which fund: the total is right
    assert amount(taken, "expenditure[nature=basic,economic=30201]") == Decimal(53600)
    assert amount(taken, "expenditure") == Decimal(4454400)


def test_amounts_in_ten_thousands_are_read_as_such() -> None:
    rows = [
        ["支出决算表"],
        ["编制单位：甲局", "2024年度", "单位：万元"],
        ["科目编码", "科目名称", "基本支出"],
        ["2010301", "行政运行", 1.5],
    ]
    taken = take([SheetRows("支出决算表", hidden=False, rows=rows)])
    assert (taken.body, amount(taken, "expenditure[nature=basic]")) == ("甲局", Decimal(15000))


def in_ten_thousands(sheet: SheetRows, unit: str) -> SheetRows:
    """The sheet with its money in 万元."""
    rows: list[list[Value]] = []
    for row in sheet.rows:
        is_count = any(isinstance(cell, str) and cell.endswith(("（个）", "（人）", "（辆）")) for cell in row)
        cells = [cell / 10_000 if isinstance(cell, float) and not (is_count and cell < 100) else cell for cell in row]
        rows.append([unit if cell == "金额单位：元" else cell for cell in cells])
    return SheetRows(sheet.name, hidden=False, rows=rows)


@pytest.mark.parametrize("unit", ["金额单位：万元", "单位:人民币万元"])
def test_a_set_in_ten_thousands_is_the_same_and_counts_are_counts(unit: str) -> None:
    taken = take([in_ten_thousands(sheet, unit) for sheet in SHEETS])
    assert [(each.key, each.amount) for each in taken.entries] == [(each.key, each.amount) for each in TAKEN.entries]


def test_a_label_says_its_own_unit() -> None:
    rows: list[list[Value]] = [
        ["机构运行信息表", None, "编制单位：甲局", "2024年度", "金额单位：元"],
        ["项目", "行次", "统计数"],
        ["栏次", None, 1],
        ["机关运行经费（万元）", 1, 12.5],
        ["（二）公务用车购置费（元）", 2, 150],
        ["4．公务用车保有量（辆）", 3, "2"],
    ]
    taken = take([SheetRows("F03", hidden=False, rows=rows)])
    facts = ("operating_cost", "three_public[three_item=vehicles_purchase]", "vehicles_kept")
    assert [amount(taken, fact) for fact in facts] == [Decimal(125_000), Decimal(150), Decimal(2)]


def below(name: str, *sheets: SheetRows) -> SheetRows:
    """One sheet with several below each other."""
    return SheetRows(name, hidden=False, rows=[row for sheet in sheets for row in [*sheet.rows, [], []]])


def test_forms_below_each_other_on_one_sheet_are_told_apart() -> None:
    named = {sheet.name: sheet for sheet in SHEETS}
    pairs = [("Z03 收入决算表", "Z04 支出决算表"), ("Z05_1", "Z05_2"), ("Z08_1", "Z08_2")]
    taken_up = [below(f"合并{number}", named[one], named[two]) for number, (one, two) in enumerate(pairs)]
    rest = [sheet for sheet in SHEETS if not any(sheet.name in pair for pair in pairs)]
    taken = take([*rest, *taken_up])
    assert taken.problems == ()
    assert [(each.key, each.amount) for each in taken.entries] == [(each.key, each.amount) for each in TAKEN.entries]
    project = next(entry for entry in taken.entries if entry.key.member("nature") == "project")
    row = project.rows[0]
    assert (row.sheet, row.row > len(named["Z08_1"].rows)) == ("合并2", True)


def test_columns_that_go_on_below_belong_to_the_same_form() -> None:
    whole = next(sheet for sheet in SHEETS if sheet.name == "Z08_1")
    head, rows = whole.rows[:3], whole.rows[3:]
    classes = [cell for cell in rows[0][:9] if cell]
    rest = [[*row[:2], *row[8:]] for row in rows]
    rest[0][2] = rest[0][2] or classes[-1]
    parted = SheetRows("Z08_1", hidden=False, rows=[*(row[:8] for row in whole.rows), [], *head, *rest])
    taken = take([parted if sheet is whole else sheet for sheet in SHEETS])
    assert (taken.problems, {(each.key, each.amount) for each in taken.entries}) == (
        (),
        {(each.key, each.amount) for each in TAKEN.entries},
    )


def test_a_form_on_two_sheets_is_told() -> None:
    twice = next(sheet for sheet in SHEETS if sheet.name == "Z04 支出决算表")
    taken = take([*SHEETS, SheetRows("Z04 (2)", hidden=False, rows=twice.rows)])
    assert [(each.key, each.amount) for each in taken.entries] == [(each.key, each.amount) for each in TAKEN.entries]
    assert [(each.sheet, each.message) for each in taken.problems] == [
        ("Z04 (2)", "与“Z04 支出决算表”同是支出决算表，两张都取了数")
    ]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([["通讯录"]], "没有一张财决表"),
        ([["支出决算表"], ["科目编码", "科目名称", "基本支出"], ["2010301", "行政运行", 1.5]], "没有写编制单位或年度"),
    ],
)
def test_what_is_no_such_set_is_refused(rows: list[list[object]], reason: str) -> None:
    with pytest.raises(UnreadableFileError, match=reason):
        take([SheetRows("表", hidden=False, rows=rows)])  # type: ignore[arg-type]


def test_the_command_makes_books_that_can_be_read(tmp_path: Path) -> None:
    source, target = tmp_path / "财决.xlsx", tmp_path / "底稿.xlsx"
    with xlsxwriter.Workbook(source) as book:
        for sheet in SHEETS:
            page = book.add_worksheet(sheet.name)
            for number, row in enumerate(sheet.rows):
                page.write_row(number, 0, ["" if cell is None else cell for cell in row])
    result = CliRunner().invoke(program, ["import", str(source), "-o", str(target), "--form-set", "hunan-2024"])
    assert (result.exit_code, result.stdout) == (0, "")
    assert "没有取数的工作表：封面" in result.stderr
    found = read_books(str(target), STANDARDS)
    assert (found.books.profile.body, found.books.profile.form_set) == (BOOKS.profile.body, "hunan-2024")
    # registers that 财决 does not have are asked for
    assert [(each.sheet, each.repair) for each in found.problems] == [
        (sheet, "请补登；金额暂用账上的") for sheet in ("会议", "培训")
    ]
    taken = Taken("", 2024, found.books.entries, (), ())
    assert amount(taken, "expenditure[nature=project]") == Decimal(1640300)
    assert amount(taken, "three_public") == Decimal(320800)
