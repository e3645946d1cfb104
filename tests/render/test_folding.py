from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from juesuan.render.lines import Line, draw, fold


def test_chinese_breaks_between_any_two_characters() -> None:
    assert fold("公务接待费支出", 6) == ["公务接", "待费支", "出"]


def test_a_number_is_not_torn() -> None:
    assert fold("决算数为247.80万元", 12) == ["决算数为", "247.80万元"]


def test_no_line_begins_with_closing_punctuation() -> None:
    assert fold("公务接待费，支出", 10) == ["公务接待", "费，支出"]


def test_no_line_ends_with_opening_punctuation() -> None:
    assert fold("公务接待（含外宾）", 10) == ["公务接待", "（含外宾）"]


def test_a_short_label_is_not_torn_from_its_quotes_and_word() -> None:
    assert fold("所在“合计”行", 11) == ["所在", "“合计”行"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert fold("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert fold("", 10) == [""]
    assert draw([Line()], 10) == "\n"


def test_later_lines_hang_behind_the_label() -> None:
    assert draw([Line("公务接待费支出", 2, "位置 ")], 17) == "  位置 公务接待费\n       支出\n"


def test_plain_output_has_no_escape_and_coloured_output_has() -> None:
    lines = [Line("错误", style="bold red")]
    assert draw(lines, 80) == "错误\n"
    assert draw(lines, 80, colour=True) == "\x1b[1;31m错误\x1b[0m\n"


@given(st.text(alphabet="公务，。（）“”《》 a1.-%行", max_size=60), st.integers(10, 40))
def test_folding_keeps_every_character_and_the_width(text: str, width: int) -> None:
    pieces = fold(text, width)
    assert all(cell_len(piece) <= width for piece in pieces)
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")
