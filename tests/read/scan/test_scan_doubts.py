"""Readings whose form is doubtful lose their confidence; nothing is changed in them."""

from __future__ import annotations

import pytest

from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import Cell
from juesuan.read.sources.scan.doubts import SHAPE, doubted, is_odd


@pytest.mark.parametrize(
    "text",
    ["1.234.56", "12，34", "1O2.30", "l2.50", "3.6.", ".303", "10 2.5", "12,3", "1,2345", "69.l0"],
)
def test_what_is_nearly_a_figure_is_odd(text: str) -> None:
    assert is_odd(text)


@pytest.mark.parametrize("text", ["", "——", "247.80", "1,234.56", "-0.05", "98.20%", "2010302", "一、行政运行", "2024年", "合计"])
def test_figures_and_words_are_not_odd(text: str) -> None:
    assert not is_odd(text)


def test_a_lost_point_is_odd_only_beside_figures_with_decimals() -> None:
    assert is_odd("24780", 2)
    assert not is_odd("24780", None)
    assert not is_odd("24780", 0)
    assert not is_odd("0", 2)


def column(*texts: str, confidence: float | None = 0.99) -> list[Cell]:
    return [Cell(text, row, 3, Spot(page=1, confidence=confidence)) for row, text in enumerate(texts)]


def confidences(cells: tuple[Cell, ...]) -> list[float | None]:
    return [cell.spot.confidence for cell in cells]


def test_a_figure_unlike_its_column_is_in_doubt() -> None:
    cells = doubted(column("决算数", "247.80", "12.00", "24780", "3.05", "0"))
    assert confidences(cells) == [0.99, 0.99, 0.99, SHAPE, 0.99, 0.99]
    assert [cell.text for cell in cells] == ["决算数", "247.80", "12.00", "24780", "3.05", "0"]


def test_a_column_of_many_forms_doubts_none() -> None:
    assert confidences(doubted(column("1", "2.5", "3.25", "4"))) == [0.99] * 4


def test_two_figures_show_no_form() -> None:
    assert confidences(doubted(column("1.25", "125"))) == [0.99] * 2


def test_an_unsure_reading_is_never_made_surer() -> None:
    assert confidences(doubted(column("1O2.30", confidence=0.2))) == [0.2]
