"""The books of the example compiled: what its published text states, figure for figure; answers left out are asked for."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

import juesuan
from juesuan.compile.compiled import Compiled, compile_books
from juesuan.compile.prior import prior_entries
from juesuan.errors import UnreadableFileError, UsageError
from juesuan.figures.figure import Figure
from juesuan.ledger.books import Books, Profile
from juesuan.ledger.reading import read_books
from juesuan.model.disclosure import Disclosure, DocumentKind, Part
from juesuan.model.key import parse_key
from juesuan.standards.standards import load_standards

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAME = "yunxi-liaison-office-2024"
CHANGE = "change(grand_total[side=income]@2024:final / grand_total[side=income]@2023:final)"
RUNNING = "three_public[three_item=vehicles_running]@2024:final"


@cache
def books() -> Books:
    return read_books(str(EXAMPLES / "books" / NAME), load_standards()).books


@cache
def whole() -> Compiled:
    return compile_books(books(), load_standards())


@cache
def published() -> Disclosure:
    return juesuan.read_disclosure(str(EXAMPLES / f"{NAME}.txt"))


def figures(disclosure: Disclosure) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in disclosure.statements:
        if isinstance(each.value, Figure) and each.place.part in (Part.TABLES, Part.NARRATIVE):
            for key in each.keys:
                found.setdefault(str(key), set()).add(str(each.value))
    return found


def text(made: Compiled) -> str:
    return "\n".join(line.text for section in made.disclosure.sections for line in section.paragraphs)


@pytest.mark.parametrize("name", ["某项新增支出", ""])
def test_a_code_of_a_new_year_goes_by_the_name_that_the_books_give_it(name: str) -> None:
    code = "2019977"
    first = next(
        entry for entry in books().entries if entry.key.member("function") == "2010301" and entry.amount == Decimal("2665.64")
    )
    moved = replace(first, key=first.key.with_member("function", code))
    entries = tuple(moved if entry is first else entry for entry in books().entries)
    names = {("function", code): name} if name else {}
    made = compile_books(replace(books(), entries=entries, code_names=names), load_standards())
    assert (f"其他一般公共服务支出（款）{name or code}（项）" in text(made), bool(made.problems)) == (True, not name)
    assert bool(name) or made.problems[0] == (
        f"写出的数没有读回来：2024年支出（{code}，一般公共预算财政拨款）决算数"
        f"（expenditure[function={code},fund=general_public_budget]@2024:final） = 0.27万元"
    )


def test_it_is_complete_and_nothing_is_found() -> None:
    assert (whole().wanted, whole().problems, whole().complete) == ((), (), True)
    (document,) = juesuan.check_disclosure(whole().disclosure).documents
    assert document.findings == ()


def test_every_figure_in_both_is_the_published_one() -> None:
    mine, theirs = figures(whole().disclosure), figures(published())
    both = mine.keys() & theirs.keys()
    assert {key: (mine[key], theirs[key]) for key in both if mine[key] != theirs[key]} == {}
    tables = {str(key) for each in published().statements if each.place.part == Part.TABLES for key in each.keys}
    assert {key for key in tables & theirs.keys() if "rest" not in key} <= mine.keys()


def test_a_table_has_the_layout_of_its_form() -> None:
    [table] = [each for each in whole().disclosure.tables if each.form == "budget_expenditure"]
    assert (table.title, table.number, table.unit) == ("一般公共预算财政拨款支出决算表", "公开05表", "万元")
    assert [[(cell.text, cell.column, cell.colspan, cell.rowspan) for cell in row] for row in table.rows[:4]] == [
        [("项目", 0, 2, 1), ("本年支出", 2, 3, 1)],
        [(text, column, 1, 1) for column, text in enumerate(["功能分类科目编码", "科目名称", "小计", "基本支出", "项目支出"])],
        [("栏次", 0, 2, 1), ("1", 2, 1, 1), ("2", 3, 1, 1), ("3", 4, 1, 1)],
        [("合计", 0, 2, 1), ("435.84", 2, 1, 1), ("281.41", 3, 1, 1), ("154.43", 4, 1, 1)],
    ]


def test_a_blank_table_says_why() -> None:
    [table] = [each for each in whole().disclosure.tables if each.form == "government_fund"]
    assert table.blank
    assert table.remarks[-1] == "说明：本部门没有政府性基金收入，也没有使用政府性基金安排的支出，故本表无数据。"


def test_a_reason_that_is_not_given_is_asked_for_with_its_figures() -> None:
    reasons = {key: reason for key, reason in books().reasons.items() if key != CHANGE}
    made = compile_books(replace(books(), reasons=reasons), load_standards())
    [wanted] = made.wanted
    assert (wanted.key, made.complete, made.problems) == (CHANGE, False, ())
    assert wanted.sentence == "与上年相比，减少21.47万元，降低4.52%，主要是因为【待补原因】。"
    assert "453.89万元" in wanted.figures
    assert "475.36万元" in wanted.figures
    assert wanted.sentence in text(made)


def test_a_purpose_that_is_not_given_is_asked_for() -> None:
    purposes = {key: purpose for key, purpose in books().purposes.items() if key != RUNNING}
    made = compile_books(replace(books(), purposes=purposes), load_standards())
    assert [each.key for each in made.wanted] == [RUNNING]


def test_a_figure_in_a_given_text_that_is_no_fact_is_told() -> None:
    made = compile_books(replace(books(), texts={**books().texts, "other_matters": "另收到利息3.50万元。"}), load_standards())
    assert made.problems == ("文字中有一个数说不清是什么：3.50（另收到利息3.50万元。）",)


def test_every_statement_leads_to_its_rows() -> None:
    key = parse_key("three_public[three_item=reception]@2024:final")
    rows = [row for entry in whole().facts.entries(key) for row in entry.rows]
    assert {row.sheet for row in rows} == {"公务接待"}


def test_without_last_year_its_figures_are_asked_for_or_taken_from_its_document() -> None:
    bare = replace(books(), entries=tuple(each for each in books().entries if each.key.year == 2024))
    made = compile_books(bare, load_standards())
    assert "grand_total[side=income]@2023:final" in {each.key for each in made.wanted}
    assert "【待补上年数】" in text(made)
    stated = prior_entries(published(), 2025)
    assert {str(each.key): each.amount for each in stated}["grand_total[side=income]@2024:final"] == 4538900


def test_a_document_of_another_year_is_not_last_year() -> None:
    with pytest.raises(UnreadableFileError, match="这是 2024 年度的决算，不是上年（2023 年度）的"):
        prior_entries(published(), 2024)


def test_the_sheets_are_scored_and_add_up() -> None:
    stated = {str(key): str(each.value) for each in whole().disclosure.statements for key in each.keys}
    assert stated["score[indicator=走访企业家数,sheet=招商引资专项]@2024:final"] == "23分"
    assert stated["weight[sheet=overall]@2024:final"] == "100分"
    assert stated["execution_score[sheet=overall]@2024:final"] == "10.0分"
    assert stated["score[sheet=overall]@2024:final"] == "93.6分"
    [sheet, *_] = [table for table in whole().disclosure.tables if table.form == "score_sheet"]
    assert [cell.text for cell in sheet.rows[-1]] == ["总分", "100", "93.6", "自评等级：优"]


def test_the_base_data_hold_what_the_books_say_and_dashes_for_the_rest() -> None:
    [table] = [table for table in whole().disclosure.tables if table.form == "base_data"]
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in table.rows if row[0].text}
    assert rows["三公经费"] == ["16.63", "35.50", "32.08"]
    assert rows["部门基本支出预算调整"] == ["—", "—", "—"]
    assert [cell.text for cell in table.rows[1]] == ["", "14", "13", "92.86%"]


def test_a_lost_point_without_a_reason_is_asked_for() -> None:
    projects = tuple(
        replace(each, indicators=tuple(replace(one, reason="") for one in each.indicators)) for each in books().projects
    )
    made = compile_books(replace(books(), projects=projects), load_standards())
    assert made.wanted[0].key == "reason[indicator=重点工作完成率,sheet=overall]@2024:final"
    assert (len(made.wanted), made.problems) == (7, ())


@pytest.mark.parametrize(
    ("form_set", "body"),
    [("hunan-2024", "湘潭市青川区档案馆"), ("shanghai-2024", "上海市云岭区档案局"), ("generic", "云溪市档案馆")],
)
def test_empty_books_make_a_document_of_noughts_that_asks_for_what_it_lacks(form_set: str, body: str) -> None:
    made = compile_books(Books(Profile(body, 2024, DocumentKind.UNIT, form_set), ()), load_standards())
    assert made.problems == ()
    assert {"duties", "grand_total[side=income]@2023:final"} <= {each.key for each in made.wanted}
    (document,) = juesuan.check_disclosure(made.disclosure).documents
    assert [each.rule for each in document.findings] == []


def test_a_form_set_without_prose_is_refused() -> None:
    profile = replace(books().profile, form_set="jiangsu-2024")
    with pytest.raises(UsageError, match="没有这样的可以编制的表式：“jiangsu-2024”"):
        compile_books(replace(books(), profile=profile), load_standards())
