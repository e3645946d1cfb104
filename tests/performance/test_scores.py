"""What scores must be: the execution row's, and the total of a sheet with and without it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan.figures.figure import Figure
from juesuan.figures.interval import Interval, point
from juesuan.figures.rounding import interval_of, rounded
from juesuan.figures.units import SCORE, WAN
from juesuan.performance.scores import FULL, counts_execution, execution_score, makes_total, sum_of


def _points(*written: str) -> list[Figure]:
    return [Figure(Decimal(text), SCORE) for text in written]


def _one(written: str) -> Figure:
    return Figure(Decimal(written), SCORE)


def _money(written: str) -> Interval:
    return interval_of(Figure(Decimal(written), WAN))


def test_the_score_is_the_rate_times_the_weight() -> None:
    exact = execution_score(_one("10"), point(Decimal(832000)), point(Decimal(900000)))
    assert exact is not None
    assert exact.low == exact.high
    assert rounded(exact.middle, 4) == Decimal("9.2444")


def test_rounded_money_leaves_a_range_of_scores() -> None:
    exact = execution_score(_one("10"), _money("0.3"), _money("0.4"))
    assert exact is not None
    assert (rounded(exact.low, 2), rounded(exact.high, 2)) == (Decimal("5.56"), Decimal("10.00"))


@pytest.mark.parametrize(("spent", "budget", "score"), [("95", "90", "20"), ("90", "90", "20"), ("0", "90", "0")])
def test_the_score_ends_at_the_weight_and_at_nothing(spent: str, budget: str, score: str) -> None:
    exact = execution_score(_one("20"), point(Decimal(spent)), point(Decimal(budget)))
    assert exact == point(Decimal(score))


def test_no_score_without_a_budget() -> None:
    assert execution_score(_one("10"), point(Decimal(0)), point(Decimal(0))) is None


@given(st.integers(1, 10**7), st.integers(1, 10**7), st.integers(1, 100))
def test_the_score_is_never_above_its_weight(spent: int, budget: int, weight: int) -> None:
    exact = execution_score(_one(str(weight)), point(Decimal(spent)), point(Decimal(budget)))
    assert exact is not None
    assert 0 <= exact.low <= exact.high <= weight
    assert (exact.high == weight) is (spent >= budget)


def test_weights_are_summed_as_written() -> None:
    assert sum_of(_points("33.4", "33.3", "33.30")) == FULL
    assert sum_of([]) == 0


@pytest.mark.parametrize(
    ("weights", "execution", "counts"),
    [(("50", "30", "10"), "10", True), (("50", "30", "20"), "10", False), (("50", "40"), None, False), (("50", "40"), "20", False)],
)
def test_the_row_of_execution_counts_where_it_fills_the_hundred(
    weights: tuple[str, ...], execution: str | None, counts: bool
) -> None:
    assert counts_execution(_points(*weights), _one(execution) if execution else None) is counts


@pytest.mark.parametrize(
    ("scores", "execution", "stated", "makes"),
    [
        (("60", "38.5"), None, "98.5", True),
        (("60", "38.5"), None, "98.4", True),
        (("60", "38.5"), None, "98.3", False),
        (("60", "38.5"), "9.2", "98.5", True),
        (("60", "28.5"), "9.2", "97.7", True),
        (("60", "28.5"), "9.2", "97.2", False),
        (("50", "28", "20"), None, "98", True),
        (("50", "28", "20"), None, "99", False),
        (("10",) * 10, None, "98", False),
        (("60", "38.65"), None, "99", True),
        (("60", "38.65"), None, "98.7", True),
        (("33.33", "33.33", "33.33"), None, "100", True),
        (("0", "0"), None, "0", True),
    ],
)
def test_scores_make_the_total(scores: tuple[str, ...], execution: str | None, stated: str, makes: bool) -> None:
    assert makes_total(_points(*scores), _one(execution) if execution else None, _one(stated)) is makes


whole_points = st.lists(st.integers(0, 30), min_size=1, max_size=15)


@given(whole_points, st.integers(-5, 5))
def test_whole_points_make_their_sum_and_nothing_else(points: list[int], off: int) -> None:
    scores = _points(*map(str, points))
    assert makes_total(scores, None, _one(str(sum(points) + off))) is (off == 0)


@given(st.lists(st.integers(0, 3000), min_size=1, max_size=15), st.integers(0, 1000))
def test_rounded_scores_make_the_rounded_total(hundredths: list[int], execution: int) -> None:
    """Scores known to a hundredth, written to a tenth: the tenth of their sum is made by them, with the row of execution or not."""
    exact = [Decimal(number).scaleb(-2) for number in hundredths]
    row = Decimal(execution).scaleb(-2)
    scores = [Figure(rounded(each, 1), SCORE) for each in exact]
    written_row = Figure(rounded(row, 1), SCORE)
    assert makes_total(scores, written_row, Figure(rounded(sum(exact, Decimal(0)), 1), SCORE))
    assert makes_total(scores, written_row, Figure(rounded(sum(exact, row), 1), SCORE))


@given(whole_points, st.integers(1, 10))
def test_the_order_of_scores_does_not_matter(points: list[int], execution: int) -> None:
    stated, row = _one(str(sum(points) + execution)), _one(str(execution))
    forth, back = (makes_total(_points(*map(str, order)), row, stated) for order in (points, points[::-1]))
    assert forth is back is True
