"""Classification codes: the lists as carried over, row by row, with confidence and renames."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from juesuan.standards.codes import TRUSTED, CodeList, budget_accounts, code_list, economic_codes, function_codes, name_form
from juesuan.standards.loader import load_csv
from juesuan.standards.standards import load_standards

LISTS: list[tuple[Callable[[], CodeList], str, str]] = [
    (function_codes, "function_codes.csv", ""),
    (economic_codes, "economic_codes.csv", "部门预算支出经济分类"),
    (budget_accounts, "budget_accounts.csv", ""),
]
CONFIDENCES = {
    "seen-in-published-document", "seen-in-code-list", "seen-in-two-code-lists", "matches-2010-list",
    "excerpt", "unverified", "uncertain",
}  # fmt: skip


def rows(file: str, scheme: str = "") -> list[dict[str, str]]:
    return [row for row in load_csv("codes", file) if not scheme or row["scheme"] == scheme]


@pytest.mark.parametrize(("codes", "file", "scheme"), LISTS, ids=[file for _, file, _ in LISTS])
def test_every_row_is_carried_with_its_name_and_confidence(codes: Callable[[], CodeList], file: str, scheme: str) -> None:
    carried = [(code.code, code.name, code.confidence) for code in codes().codes.values()]

    assert carried == [(row["code"], row["name"], row["confidence"]) for row in rows(file, scheme)]


@pytest.mark.parametrize(
    ("codes", "lengths"),
    [
        (function_codes, {3: 30, 5: 256, 7: 1414}),
        (economic_codes, {3: 10, 5: 101}),
        (budget_accounts, {4: 103, 6: 60, 8: 2}),
    ],
)
def test_the_lists_are_complete_by_level(codes: Callable[[], CodeList], lengths: dict[int, int]) -> None:
    assert Counter(map(len, codes().codes)) == lengths


@pytest.mark.parametrize("file", ["function_codes.csv", "economic_codes.csv", "revenue_codes.csv", "budget_accounts.csv"])
def test_codes_are_text_of_digits_and_names_are_filled(file: str) -> None:
    assert [row for row in rows(file) if not row["code"].isdecimal() or not row["name"].strip()] == []


@pytest.mark.parametrize("file", ["function_codes.csv", "economic_codes.csv", "revenue_codes.csv", "budget_accounts.csv"])
def test_confidences_are_of_a_known_kind(file: str) -> None:
    assert {row["confidence"] for row in rows(file)} <= CONFIDENCES


@pytest.mark.parametrize("file", ["function_codes.csv", "revenue_codes.csv", "budget_accounts.csv"])
def test_no_code_is_listed_twice(file: str) -> None:
    assert [code for code, count in Counter(row["code"] for row in rows(file)).items() if count > 1] == []


@pytest.mark.parametrize("file", ["function_codes.csv", "economic_codes.csv", "revenue_codes.csv"])
def test_the_parent_of_a_code_is_its_prefix_and_is_listed(file: str) -> None:
    listed = rows(file)
    codes = {row["code"] for row in listed}

    assert [row for row in listed if row["parent"] and row["parent"] not in codes] == []
    assert [row for row in listed if row["parent"] and not row["code"].startswith(row["parent"])] == []


@pytest.mark.parametrize("dimension", ["function", "economic"])
def test_codes_have_the_lengths_of_their_dimension(dimension: str) -> None:
    codes = code_list(dimension)
    assert codes is not None

    assert {len(code) for code in codes.codes} == set(load_standards().dimensions[dimension].code_lengths)


def test_every_economic_class_is_placed_under_personnel_or_public() -> None:
    economic = load_standards().dimensions["economic"]
    classes = {code for code in economic_codes().codes if len(code) == 3}

    assert {economic.parent(code) for code in economic.sets} == {"personnel", "public"}
    assert classes <= set(economic.sets)


@pytest.mark.parametrize("rename", rows("code_renames.csv"), ids=lambda rename: rename["code"])
def test_a_renamed_code_is_found_by_its_old_and_its_new_name(rename: dict[str, str]) -> None:
    codes = function_codes() if rename["code"] in function_codes().codes else None
    if codes is None:
        assert rename["code"] in {row["code"] for row in rows("economic_codes.csv", "政府预算支出经济分类")}
        return
    for name in (rename["old_name"], rename["new_name"]):
        assert rename["code"] in codes.named(name)
        assert name in codes.names(rename["code"])


def test_a_name_is_found_with_or_without_its_closing_word() -> None:
    assert function_codes().named("一般公共服务", 3) == ["201"]
    assert function_codes().named("一般公共服务支出", 3) == ["201"]
    assert name_form("住房保障支出 ") == "住房保障"


def test_a_name_of_many_codes_is_narrowed_by_length_and_prefix() -> None:
    assert len(function_codes().named("行政运行")) > 10
    assert function_codes().named("行政运行", 7, "20106") == ["2010601"]
    assert function_codes().named("行政运行", 5) == []


def test_brackets_of_either_width_name_the_same_code() -> None:
    assert function_codes().named("政府办公厅(室)及相关机构事务", 5) == ["20103"]


def test_an_unknown_code_has_no_name() -> None:
    assert function_codes().name("9999999") is None
    assert function_codes().names("9999999") == ()
    assert function_codes().named("没有这样的科目") == []


def test_a_name_seen_in_print_is_trusted() -> None:
    assert {each for each in CONFIDENCES if each.startswith(("seen", "matches"))} == TRUSTED
    assert function_codes().codes["201"].trusted
    assert not function_codes().codes["2013804"].trusted


def test_dimensions_without_codes_have_no_list() -> None:
    assert code_list("fund") is None
    assert {name for name in load_standards().dimensions if code_list(name)} == {"function", "economic"}


@pytest.mark.parametrize(
    ("code", "name", "year", "expected"),
    [
        ("210", "医疗卫生与计划生育支出", 2024, "卫生健康支出"),
        ("210", "医疗卫生", 2024, "卫生健康支出"),
        ("210", "卫生健康支出", 2016, "医疗卫生与计划生育支出"),
        ("210", "卫生健康支出", 2012, "医疗卫生"),
        ("210", "卫生健康支出", 2018, None),
        ("210", "医疗卫生与计划生育支出", 2020, None),
        ("210", "卫生健康支出", 2024, None),
        ("210", "卫生支出", 2024, None),
        ("201", "一般公共服务支出", 2012, None),
    ],
)
def test_a_name_of_other_years(code: str, name: str, year: int, expected: str | None) -> None:
    assert function_codes().codes[code].misdated(name, year) == expected
