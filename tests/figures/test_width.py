"""Full-width to half-width, compact text, and the form in which titles are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan.figures.width import compact, half_width, title_form


@pytest.mark.parametrize(
    ("text", "narrow"),
    [
        ("２０２４年", "2024年"),
        ("１，２３４．５％", "1,234.5%"),
        ("－５＋３", "-5+3"),
        ("甲\u3000乙\u00a0丙", "甲 乙 丙"),
        ("㎡①（）：“”", "㎡①（）：“”"),
    ],
)
def test_only_figures_and_spaces_become_half_width(text: str, narrow: str) -> None:
    assert half_width(text) == narrow


@given(st.text())
def test_half_width_keeps_every_position(text: str) -> None:
    assert len(half_width(text)) == len(text)


@given(st.text(alphabet="一 \n\t\u3000\u00a0\u2003\u200b\ufeff１2（"))
def test_compact_text_has_no_white_space_and_stays_as_it_is(text: str) -> None:
    once = compact(text)

    assert not any(char.isspace() or char in "\u200b\ufeff" for char in once)
    assert compact(once) == once


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“三公”经费", "三公经费"),
        ('"三公"经费', "“三公”经费"),
        ("收入 决算表", "收入决算表"),
        ("表(一):收入", "表（一）：收入"),
        ("收入,支出", "收入，支出"),
        ("２０２４\u3000年度", "2024年度"),
    ],
)
def test_titles_that_differ_in_width_spaces_or_quotes_compare_equal(one: str, other: str) -> None:
    assert title_form(one) == title_form(other)


@given(st.text(alphabet='一“”"(（)）:：,，.． \u3000'))
def test_the_title_form_of_a_title_form_is_itself(text: str) -> None:
    once = title_form(text)

    assert title_form(once) == once
