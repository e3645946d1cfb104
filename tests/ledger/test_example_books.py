"""The books of the example: what they come to is what the example's text publishes, figure for figure."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from book_samples import STANDARDS

from juesuan import read_disclosure
from juesuan.figures.figure import Figure
from juesuan.figures.rounding import interval_of
from juesuan.figures.units import Kind
from juesuan.ledger.cube import Cube
from juesuan.ledger.reading import Reading, read_books
from juesuan.ledger.trace import trace
from juesuan.model.key import FactKey, Phase

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAME = "yunxi-liaison-office-2024"
DERIVED = ("grand_total", "operating_cost")
"""Facts that are sums of others; made where a document is compiled."""
NOT_KEPT = ("performance_", "activity", "score", "weight", "sheet_funds")
"""Facts of the text on performance, which no ledger knows."""


@pytest.fixture(scope="module", params=[f"books/{NAME}", f"books/{NAME}.xlsx"])
def books(request: pytest.FixtureRequest) -> Reading:
    return read_books(str(EXAMPLES / request.param), STANDARDS)


def test_nothing_is_doubtful(books: Reading) -> None:
    assert books.problems == ()


def test_every_published_figure_is_the_rounded_sum_of_entries(books: Reading) -> None:
    cube = Cube.of(books.books.entries, STANDARDS)
    wrong, held = [], 0
    for statement in read_disclosure(str(EXAMPLES / f"{NAME}.txt")).statements:
        for key in statement.keys:
            value = statement.value
            if not isinstance(key, FactKey) or not isinstance(value, Figure) or key.year != 2024:
                continue
            if key.concept in DERIVED or key.concept.startswith(NOT_KEPT):
                continue
            amount, _ = cube.total(key.at(phase=Phase.ADJUSTED) if key.phase is Phase.BUDGET else key)
            interval = interval_of(value, exact=value.unit.kind is not Kind.MONEY)
            shown = (amount or Decimal(0)) / value.unit.factor
            held += 1
            if not interval.low <= shown * value.unit.factor <= interval.high:
                wrong.append((str(key), str(value), amount))
    assert wrong == []
    assert held > 300


@pytest.mark.parametrize(
    ("name", "amount", "entries"),
    [
        ("项目支出", "1640300.00", 86),
        ("一般公共预算财政拨款/项目支出", "1544300.00", 81),
        ("公务接待费", "48600", 38),
        ("公务接待费预算数", "65000", 1),
        ("公务用车保有量", "2", 2),
        ("年末结转和结余", "84500", 6),
        # last year's totals stand beside their parts
        ("2023年“三公”经费", "166300", 1),
    ],
)
def test_a_figure_is_traced_to_its_rows(books: Reading, name: str, amount: str, entries: int) -> None:
    found = trace(books.books, name, STANDARDS)
    assert (found.amount, len(found.entries)) == (Decimal(amount), entries)
    assert all(entry.rows for entry in found.entries)


def test_projects_have_their_amounts_and_indicators(books: Reading) -> None:
    found = [(each.name, each.initial, each.spent, len(each.indicators)) for each in books.books.projects]
    assert found == [
        ("驻沪工作经费", Decimal(1120000), Decimal(1058800), 5),
        ("招商引资专项", Decimal(600000), Decimal(581500), 5),
        ("", Decimal(4464700), Decimal(4454400), 4),
    ]
    assert [sum(one.weight for one in each.indicators) for each in books.books.projects] == [90, 90, 90]


def test_the_profile_and_the_words(books: Reading) -> None:
    profile = books.books.profile
    assert (profile.body, profile.year, profile.form_set, profile.level) == (
        "云溪市人民政府驻上海联络处",
        2024,
        "hunan-2024",
        "市级",
    )
    assert (len(profile.duties), profile.offices, profile.administrative) == (5, ("综合科", "联络服务科", "经济合作科"), True)
    assert books.books.reasons["change(three_public@2024:final / three_public@2023:final)"] == "本年更新公务用车"
    assert books.books.purposes["event_cost[event=招商业务能力培训]@2024:final"] == "产业研判和谈判实务"
    assert "performance_work" in books.books.texts
