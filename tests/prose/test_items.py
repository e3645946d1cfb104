"""Items of the narrative: names of 类、款、项 to codes, by the document's tables first."""

from __future__ import annotations

import pytest

from juesuan.prose.items import ItemBook, ItemMatch

TABLES = {
    "201": "一般公共服务支出",
    "20103": "政府办公厅（室）及相关机构事务",
    "2010301": "行政运行",
    "2010302": "一般行政管理事务",
    "20106": "财政事务",
    "2010601": "行政运行",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080505": "机关事业单位基本养老保险缴费支出",
}


def items(sentence: str, names: dict[str, str] | None = None) -> list[ItemMatch]:
    return list(ItemBook(TABLES if names is None else names).find(sentence))


def code(sentence: str, names: dict[str, str] | None = None) -> str | None:
    found = items(sentence, names)
    assert len(found) == 1, sentence
    return found[0].code


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("一般公共服务（类）支出3万元", "201"),
        ("一般公共服务支出（类）3万元", "201"),
        ("一般公共服务支出（类）财政事务（款）3万元", "20106"),
        ("一般公共服务支出（类）财政事务（款）行政运行（项）。", "2010601"),
        ("1、一般公共服务支出（类）财政事务（款）行政运行（项）。", "2010601"),
        ("1.一般公共服务支出（类）财政事务（款）行政运行（项）。", "2010601"),
        ("（1）一般公共服务支出（类）财政事务（款）行政运行（项）。", "2010601"),
        ("主要用于以下方面：一般公共服务支出（类）3万元", "201"),
        ("主要用于以下方面:一般公共服务支出（类）3万元", "201"),
        ("“一般公共服务支出”（类）“财政事务”（款）3万元", "20106"),
        ("一般公共服务（类）支出、财政事务（款）支出、行政运行（项）支出3万元", "2010601"),
        ("一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）。", "2010301"),
        ("社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）。", "2080505"),
    ],
)
def test_a_path_of_names_is_a_code(sentence: str, expected: str) -> None:
    assert code(sentence) == expected


def test_the_same_name_of_an_item_is_told_apart_by_its_group() -> None:
    assert code("一般公共服务支出（类）财政事务（款）行政运行（项）") == "2010601"
    assert code("一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）") == "2010301"


@pytest.mark.parametrize(
    "written",
    [
        "一般公共服务支出（类）政府办公厅及相关机构事务（款）行政运行（项）",
        "一般公共服务支出（类）政府办公室（厅）及相关机构事务（款）行政运行（项）",
        "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行费（项）",
    ],
)
def test_a_name_that_is_nearly_right_finds_its_code(written: str) -> None:
    assert code(written) == "2010301"


def test_the_names_as_written_are_kept_by_level() -> None:
    found = items("一般公共服务支出（类）政府办公厅及相关机构事务（款）行政运行（项）。")

    assert found[0].names == (
        ("201", "一般公共服务支出"),
        ("20103", "政府办公厅及相关机构事务"),
        ("2010301", "行政运行"),
    )


def test_a_wrong_group_still_finds_the_item_that_the_tables_have() -> None:
    found = items("社会保障和就业支出（类）行政事业单位离退休（款）机关事业单位基本养老保险缴费支出（项）。")

    assert found[0].code == "2080505"
    assert found[0].names[1] == ("20805", "行政事业单位离退休")


def test_a_wrong_name_is_that_of_the_only_item_of_its_group() -> None:
    assert code("一般公共服务支出（类）财政事务（款）日常运转（项）") == "2010601"


def test_a_code_that_the_tables_lack_comes_from_the_official_list() -> None:
    assert code("教育支出（类）进修及培训（款）干部教育（项）") == "2050802"
    assert code("教育支出（类）进修及培训（款）干部教育（项）", names={}) == "2050802"


@pytest.mark.parametrize(
    "written",
    [
        "海洋开发支出（类）",
        "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）海洋牧场改革（项）",
        "海洋支出（类）海域事务（款）海洋牧场（项）",
    ],
)
def test_an_unknown_name_has_no_code_and_states_no_names(written: str) -> None:
    found = items(written)

    assert [(each.code, each.names) for each in found] == [(None, ())]


def test_a_group_alone_is_known_when_only_one_has_its_name() -> None:
    assert code("其中：“财政事务”（款）2024年度决算3万元") == "20106"
    assert code("其中政府办公厅（室）及相关机构事务（款）3万元") == "20103"


def test_an_item_alone_is_unknown_when_several_have_its_name() -> None:
    assert code("其中：行政运行（项）3万元") is None


def test_several_items_of_a_sentence_are_found_in_order() -> None:
    found = items("一般公共服务（类）支出3万元，占60%，社会保障和就业（类）支出2万元，占40%")

    assert [each.code for each in found] == ["201", "208"]


def test_the_span_holds_the_path_alone() -> None:
    sentence = "1.一般公共服务支出（类）财政事务（款）行政运行（项）。年初预算为3万元。"

    found = items(sentence)[0]
    assert sentence[found.start : found.end] == "一般公共服务支出（类）财政事务（款）行政运行（项）"


@pytest.mark.parametrize("sentence", ["行政运行3万元", "（类）（款）（项）", "类款项", "（类", ""])
def test_no_path_no_item(sentence: str) -> None:
    assert items(sentence) == []
