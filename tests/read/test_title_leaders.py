"""The leaders and the page behind a title in a list of contents."""

from __future__ import annotations

import pytest

from juesuan.read.recognise.titles import _without_leaders


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("支出决算表………… 5", "支出决算表"),
        ("支出决算表 ..... 12", "支出决算表"),
        ("支出决算表·····", "支出决算表"),
        ("支出决算表 5", "支出决算表"),
        ("支出决算表…… …… 5", "支出决算表……"),
        ("支出决算表5", "支出决算表5"),
        ("支出决算表.5", "支出决算表.5"),
        ("支出决算表 1234", "支出决算表 1234"),
        ("", ""),
    ],
)
def test_the_title_alone_is_left(line: str, title: str) -> None:
    assert _without_leaders(line) == title


@pytest.mark.parametrize("filling", [" ", "…", ". ", "…  ", "1"])
def test_a_long_line_without_a_page_is_left_whole(filling: str) -> None:
    line = "表" + filling * 100_000 + "末"
    assert _without_leaders(line) == line
