from __future__ import annotations

import pytest
from msgspec.structs import replace

from juesuan.figures.place import Place, Spot
from juesuan.model.disclosure import Part
from juesuan.render.place import clip, one_line, place_words, quoted_places
from juesuan.render.words import PART, SEVERITY, part_word, severity_word


def test_a_cell_of_a_text_is_named_by_line_table_row_and_column(cell: Place) -> None:
    assert place_words(cell) == "第1103行，《财政拨款“三公”经费支出决算表》，“公务接待费”行，“决算数”列"
    assert quoted_places([cell])[0].endswith("列：“3.61”")


def test_a_sentence_of_a_pdf_is_named_by_page_part_section_and_number(sentence: Place) -> None:
    assert quoted_places([sentence]) == [
        "第12页，决算情况说明“九、财政拨款‘三公’经费支出决算情况说明”，第4句：“公务接待费支出决算为3.60万元”"
    ]


def test_a_place_that_says_nothing_is_unknown_not_empty() -> None:
    assert place_words(Place(part="other")) == "位置不明"


def test_a_part_alone_is_a_place() -> None:
    assert place_words(Place(part="glossary")) == "名词解释"


def test_a_page_and_a_line_are_both_named() -> None:
    assert place_words(Place(part="other", spot=Spot(page=3, line=9))) == "第3页第9行"


def test_an_unknown_part_keeps_its_name() -> None:
    assert part_word("annex") == "annex"


def test_a_cell_of_a_workbook_is_named_by_sheet_and_cell() -> None:
    spot = Spot(sheet="公开03表", cell="C7")
    assert place_words(Place("tables", table="支出决算表", spot=spot)) == "工作表“公开03表”C7单元格，《支出决算表》"


@pytest.mark.parametrize("file", ["附表.xls", "公开/附表.xls", "/a/公开.zip!/二〇二四/附表.xls"])
def test_a_file_among_several_is_named_without_its_folders(file: str) -> None:
    place = Place("tables", table="支出决算表", spot=Spot(sheet="公开03表", cell="C7", file=file))
    assert place_words(place) == "文件“附表.xls”工作表“公开03表”C7单元格，《支出决算表》"


def test_a_cell_broken_over_lines_is_quoted_on_one_line() -> None:
    place = Place(part="tables", row="一般行政\n　管理事务", quote="247.\t80")
    assert quoted_places([place]) == ["部门决算表，“一般行政 管理事务”行：“247. 80”"]


def test_control_characters_of_a_document_do_not_reach_the_terminal() -> None:
    assert one_line("a\x1b[31m\u202e红\x07") == "a[31m红"


def test_a_long_quote_keeps_both_ends() -> None:
    assert clip("一二三四五六七八九十", 7) == "一二三……九十"
    assert clip("一二三", 3) == "一二三"


def test_every_severity_and_every_part_has_a_word() -> None:
    assert {severity_word(each) for each in SEVERITY} == {"错误", "警告", "提示"}
    assert set(PART) == set(Part)


def test_quotes_from_one_sentence_are_told_together(sentence: Place, cell: Place) -> None:
    other = replace(sentence, quote="公务接待费预算为22万元")
    told = quoted_places([sentence, other, sentence, cell])
    assert len(told) == 2
    assert told[0].endswith("第4句：“公务接待费支出决算为3.60万元”、“公务接待费预算为22万元”")


def test_a_quote_that_is_only_the_title_is_not_repeated() -> None:
    place = Place(part="tables", table="支出决算表", quote="支出决算表", spot=Spot(line=9))
    assert quoted_places([place]) == ["第9行，《支出决算表》"]
