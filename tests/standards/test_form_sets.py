"""Form sets: official titles, numbers of tables, columns and rows, and keys of every cell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from juesuan.figures.width import title_form
from juesuan.model.concept import ALL
from juesuan.model.key import parse_key
from juesuan.model.pattern import KeyPattern
from juesuan.standards.forms import Column, Form, FormSet, Row
from juesuan.standards.standards import load_standards

STANDARDS = load_standards()
SETS = list(STANDARDS.form_sets.values())
FORMS = [(each.name, form) for each in SETS for form in each.forms]
CENTRAL = {
    "overview": "收入支出决算总表",
    "income": "收入决算表",
    "expenditure": "支出决算表",
    "fiscal_overview": "财政拨款收入支出决算总表",
    "budget_expenditure": "一般公共预算财政拨款支出决算表",
    "basic": "一般公共预算财政拨款基本支出决算明细表",
    "government_fund": "政府性基金预算财政拨款收入支出决算表",
    "state_capital": "国有资本经营预算财政拨款支出决算表",
    "three_public": "财政拨款“三公”经费支出决算表",
}
SIZES = {
    "overview": [(1, 13), (1, 4)],
    "income": [(7, 0)],
    "expenditure": [(6, 0)],
    "fiscal_overview": [(1, 9), (4, 3)],
    "budget_expenditure": [(3, 0)],
    "basic": [(1, 3)],
    "government_fund": [(6, 0)],
    "state_capital": [(3, 0)],
    "three_public": [(12, 0)],
}
"""Columns and fixed rows of each half of a table."""


def form(form_set: str, name: str) -> Form:
    found = STANDARDS.form_set(form_set).form(name)
    assert found is not None
    return found


def sizes(table: Form) -> list[tuple[int, int]]:
    halves = [(len(side.columns), len(side.rows)) for side in table.sides]
    return halves or [(len(table.columns), len(table.rows))]


def cells(table: Form) -> Iterator[KeyPattern]:
    """The patterns of all cells with a column of their own: table + column + row."""
    for columns, rows, base in _stretches(table):
        for column in columns:
            for row in rows or (KeyPattern(),):
                yield base.merge(row).merge(column.adds)


def _stretches(table: Form) -> Iterator[tuple[tuple[Column, ...], list[KeyPattern], KeyPattern]]:
    yield table.columns, _states(table.rows), table.states
    for side in table.sides:
        yield side.columns, [*_states(side.rows), *([side.classes] if side.classes else [])], table.states
    for block in table.blocks:
        yield block.columns, _states(block.rows), block.states


def _states(rows: tuple[Row, ...]) -> list[KeyPattern]:
    return [pattern for row in rows for pattern in row.states]


def test_hunan_has_nine_tables_with_the_official_titles() -> None:
    assert {each.name: each.title for each in STANDARDS.form_set("hunan-2024").forms} == CENTRAL


def test_hunan_has_them_in_the_order_of_their_numbers() -> None:
    assert [each.name for each in STANDARDS.form_set("hunan-2024").forms] == list(CENTRAL)


def test_shanghai_has_nine_tables_of_which_two_have_titles_of_their_own() -> None:
    titles = {each.name: each.title for each in STANDARDS.form_set("shanghai-2024").forms}

    assert titles == CENTRAL | {
        "basic": "一般公共预算财政拨款基本支出决算表",
        "state_capital": "国有资本经营预算财政拨款收入支出决算表",
    }


def test_jiangsu_has_functional_and_economic_tables() -> None:
    assert [each.title for each in STANDARDS.form_set("jiangsu-2024").forms][:8] == [
        "收入支出决算总表",
        "收入决算表",
        "支出决算表",
        "财政拨款收入支出决算总表",
        "财政拨款支出决算表（功能科目）",
        "财政拨款基本支出决算表（经济科目）",
        "一般公共预算支出决算表（功能科目）",
        "一般公共预算基本支出决算表（经济科目）",
    ]


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_hunan_tables_have_their_columns_and_rows(name: str, size: list[tuple[int, int]]) -> None:
    assert sizes(form("hunan-2024", name)) == size


@pytest.mark.parametrize(("name", "size"), (SIZES | {"state_capital": [(6, 0)]}).items())
def test_shanghai_tables_have_their_columns_and_rows(name: str, size: list[tuple[int, int]]) -> None:
    assert sizes(form("shanghai-2024", name)) == size


@pytest.mark.parametrize(("form_set", "phase"), [("hunan-2024", "budget"), ("shanghai-2024", "adjusted_budget")])
def test_the_three_public_table_has_each_item_budgeted_and_spent(form_set: str, phase: str) -> None:
    keys = {str(pattern.complete(STANDARDS.concepts, 2024)) for pattern in cells(form(form_set, "three_public"))}
    items = ["", "abroad", "vehicles", "vehicles_purchase", "vehicles_running", "reception"]
    members = [f"[three_item={item}]" if item else "" for item in items]

    assert keys == {f"three_public{member}@2024:{each}" for member in members for each in (phase, "final")}


@pytest.mark.parametrize(("set_name", "table"), FORMS, ids=[f"{name}-{table.name}" for name, table in FORMS])
def test_every_cell_of_a_table_states_a_valid_fact(set_name: str, table: Form) -> None:
    for pattern in cells(table):
        key = pattern.complete(STANDARDS.concepts, 2024)
        assert parse_key(str(key)) == key, set_name
        for name, member in pattern.members:
            tree = STANDARDS.dimensions[name]
            assert member == ALL or tree.parent(member) is not None, f"{table.name}: {name}={member}"


@pytest.mark.parametrize(("set_name", "table"), FORMS, ids=[f"{name}-{table.name}" for name, table in FORMS])
def test_members_of_a_cell_are_of_dimensions_that_its_concept_has(set_name: str, table: Form) -> None:
    lost = [
        (pattern.concept, name)
        for pattern in cells(table)
        for name, member in pattern.members
        if member != ALL and name not in STANDARDS.concepts[pattern.concept].dimensions
    ]

    # a column of expenditure beside one of income or carry-over: what does not apply is dropped
    assert {concept for concept, _ in lost} <= {"carry_over", "income", "grand_total"}, set_name


@pytest.mark.parametrize(("set_name", "table"), FORMS, ids=[f"{name}-{table.name}" for name, table in FORMS])
def test_no_two_columns_of_a_half_have_the_same_path(set_name: str, table: Form) -> None:
    for columns, _, _ in _stretches(table):
        paths = [column.path for column in columns]
        assert len(set(paths)) == len(paths), set_name


@pytest.mark.parametrize(("set_name", "table"), FORMS, ids=[f"{name}-{table.name}" for name, table in FORMS])
def test_a_table_names_a_dimension_that_exists(set_name: str, table: Form) -> None:
    assert table.dimension in {"", *STANDARDS.dimensions}, set_name
    assert (table.layout in ("codes", "pairs", "totals")) == bool(table.dimension), table.name


@pytest.mark.parametrize("each", SETS, ids=lambda each: each.name)
def test_no_title_names_two_tables_of_a_set(each: FormSet) -> None:
    titles = [title for table in each.forms for title in table.titles]

    assert len(titles) == len(set(titles))


def test_a_title_names_the_same_table_in_every_set() -> None:
    named: dict[str, set[str]] = {}
    for _, table in FORMS:
        for title in table.titles:
            named.setdefault(title, set()).add(table.name)

    assert {title: names for title, names in named.items() if len(names) > 1} == {}


@pytest.mark.parametrize("each", SETS, ids=lambda each: each.name)
def test_a_set_says_where_it_comes_from_and_from_which_year_it_holds(each: FormSet) -> None:
    assert each.source
    assert 2000 < each.valid_from <= 2025
    assert each.valid_to is None or each.valid_to >= each.valid_from


def test_a_place_name_points_to_one_region() -> None:
    names = [(name, each.region) for each in SETS for name in each.place_names]

    assert len({name for name, _ in names}) == len(set(names))


def test_sets_without_place_names_are_those_of_no_region() -> None:
    assert {each.name for each in SETS if not each.place_names} == {"central", "further", "generic", "report"}


@pytest.mark.parametrize("each", SETS, ids=lambda each: each.name)
def test_titles_and_labels_are_written_as_they_are_compared_by(each: FormSet) -> None:
    for table in each.forms:
        assert title_form(table.title) in table.titles
        assert all(table.titles), table.name
        assert all(row.labels and all(row.labels) for side in table.sides for row in side.rows), table.name


def test_tables_of_rare_funds_may_be_blank() -> None:
    for each in ("hunan-2024", "shanghai-2024"):
        blank = {table.name for table in STANDARDS.form_set(each).forms if table.may_be_blank}
        assert blank == {"government_fund", "state_capital", "three_public"}
