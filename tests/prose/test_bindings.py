"""Sentences in the manner of many provinces: every figure to its fact, unknown nouns to none."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import yaml
from msgspec import Struct
from prose_reading import read_section

FOLDER = Path(__file__).parent / "bindings"


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A paragraph, what it states, and the numbers that must stay unbound."""

    text: str
    states: tuple[str, ...] = ()
    unbound: tuple[str, ...] = ()


class _Placed(Struct, frozen=True):
    section: str
    case: Case

    def __str__(self) -> str:
        return f"{self.section}: {self.case.text[:24]}"


def _cases() -> list[_Placed]:
    found = []
    for file in sorted(FOLDER.glob("*.yaml")):
        cases = msgspec.convert(yaml.safe_load(file.read_text("utf-8")), tuple[Case, ...])
        found += [_Placed(file.stem, case) for case in cases]
    return found


@pytest.mark.parametrize("placed", _cases(), ids=str)
def test_a_sentence_states_these_facts_and_no_others(placed: _Placed) -> None:
    read = read_section(placed.section, placed.case.text)

    assert (read.facts, read.unbound) == (list(placed.case.states), list(placed.case.unbound))


def test_every_section_with_figures_has_sentences() -> None:
    assert {file.stem for file in FOLDER.glob("*.yaml")} == {
        "overview", "income", "expenditure", "fiscal_overview", "budget_expenditure", "budget_overall", "budget_structure",
        "budget_detail", "basic", "government_fund", "state_capital", "three_public", "three_public_overall",
        "three_public_detail", "operating_cost", "general_expense", "procurement", "assets", "performance",
    }  # fmt: skip


def test_the_subject_of_an_item_heading_is_carried_to_the_next_paragraph() -> None:
    read = read_section(
        "budget_detail",
        "1、一般公共服务支出（类）财政事务（款）行政运行（项）。",
        "年初预算为202.00万元，支出决算为209.08万元。",
    )

    assert read.facts == [
        "expenditure[function=2010601,fund=general_public_budget]@2024:initial_budget = 202.00万元",
        "expenditure[function=2010601,fund=general_public_budget]@2024:final = 209.08万元",
    ]


def test_an_unknown_item_lends_no_figure_to_the_item_before_it() -> None:
    read = read_section(
        "budget_detail",
        "1.一般公共服务支出（类）财政事务（款）行政运行（项）。年初预算为202.00万元。",
        "2.一般公共服务支出（类）财政事务（款）海洋牧场改革（项）。年初预算为5.00万元，支出决算为11.00万元。",
    )

    assert read.facts == ["expenditure[function=2010601,fund=general_public_budget]@2024:initial_budget = 202.00万元"]
    assert read.unbound == ["5.00", "11.00"]


def test_a_term_in_brackets_lends_no_subject_to_what_follows() -> None:
    read = read_section("operating_cost", "机关运行经费支出45.15万元（不含项目支出），比上年减少2.11万元。")

    assert read.facts == [
        "operating_cost@2024:final = 45.15万元",
        "change(operating_cost@2024:final / operating_cost@2023:final) = -2.11万元",
    ]


def test_percentage_points_are_no_rate_of_change() -> None:
    read = read_section("operating_cost", "机关运行经费支出45.15万元，占比较上年提高5.2个百分点。")

    assert read.facts == ["operating_cost@2024:final = 45.15万元"]
    assert read.unbound == ["5.2"]


@pytest.mark.parametrize("amount", ["1900.00", "1999.5", "2024.12", "2099"])
def test_an_amount_that_looks_like_a_year_is_an_amount(amount: str) -> None:
    assert read_section("income", f"本年收入合计{amount}万元。").facts == [f"income@2024:final = {amount}万元"]


def test_a_figure_of_the_year_before_is_of_that_year() -> None:
    read = read_section("operating_cost", "机关运行经费支出45.15万元，较2022年增加2.00万元。")

    assert read.facts[1] == "change(operating_cost@2024:final / operating_cost@2022:final) = 2.00万元"


def test_the_year_of_the_report_names_no_base() -> None:
    read = read_section("operating_cost", "机关运行经费支出45.15万元，比2024年增加2.00万元。")

    assert read.facts == ["operating_cost@2024:final = 45.15万元"]
    assert read.unbound == ["2.00"]


def test_one_figure_of_several_terms_is_that_of_none() -> None:
    read = read_section("income", "事业收入、经营收入、其他收入共12.00万元。")

    assert (read.facts, read.unbound) == ([], ["12.00"])


@pytest.mark.parametrize("mean", ["人均因公出国（境）费用", "车均公务用车运行维护费", "平均每批公务接待费"])
def test_a_mean_is_not_the_amount(mean: str) -> None:
    read = read_section("three_public", f"“三公”经费支出15.82万元，{mean}1.30万元。")

    assert (read.facts, read.unbound) == (["three_public@2024:final = 15.82万元"], ["1.30"])
