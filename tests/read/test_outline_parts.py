"""Parts and sections: headings with and without numbers, over two lines, in any order, and what only looks like one."""

from __future__ import annotations

import pytest
from disclosure_samples import drawn, forms, read_blocks, sections

from juesuan.model.disclosure import Disclosure, Part

TABLE = drawn("科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出\n合计 | < | 9.00 | 4.00 | 5.00")
PROSE = "本年支出合计9.00万元，其中：基本支出4.00万元，占44.44%；项目支出5.00万元，占55.56%。"
COST = "2024年度机关运行经费支出3.00万元，比上年减少1.00万元，降低25%。"
NARRATIVE = "第三部分 部门决算情况说明"


def text_of(disclosure: Disclosure, section: str) -> list[str]:
    """The paragraphs of the one section of this name that has any."""
    [found] = [each for each in disclosure.sections if each.section == section and each.paragraphs]
    return [paragraph.text for paragraph in found.paragraphs]


def parts_of(disclosure: Disclosure, text: str) -> list[str]:
    """The parts in which a paragraph stands."""
    return [str(each.part) for each in disclosure.sections if any(text == paragraph.text for paragraph in each.paragraphs)]


def prose_keys(disclosure: Disclosure) -> set[str]:
    """The keys that the narrative states, names and lists apart."""
    found = [each for each in disclosure.statements if each.place.part != "tables"]
    return {str(key) for each in found for key in each.keys if "(" not in str(key)}


HEADINGS = {
    "三、支出决算情况说明": "expenditure",
    "支出决算情况说明": "expenditure",
    "（三）支出决算情况说明": "expenditure",
    "3.支出决算情况": "expenditure",
    "三、2024年度支出决算情况说明": "expenditure",
    "三、关于支出决算情况的说明": "expenditure",
    "三、青川市档案馆支出决算情况说明": "expenditure",
    "三、 支 出 决 算 情 况 说 明 ": "expenditure",
    "三、支出决算情况说明。": "expenditure",
    "三、支出决算情况说明：": "expenditure",
    "十、机关运行经费支出说明": "operating_cost",
    "九、关于机关运行经费支出说明": "operating_cost",
    "（一）机关运行经费支出情况": "operating_cost",
    "十二、政府采购支出情况说明": "procurement",
    "十三、国有资产占用情况说明": "assets",
    "九、财政拨款‘三公’经费支出决算情况说明": "three_public",
    "九、财政拨款三公经费支出决算情况说明": "three_public",
    "十四、2024年度预算绩效情况说明": "performance",
}


@pytest.mark.parametrize(("heading", "section"), HEADINGS.items(), ids=HEADINGS.keys())
def test_a_heading_is_known_by_its_wording(heading: str, section: str) -> None:
    disclosure = read_blocks(NARRATIVE, "一、收入决算情况说明", "本年收入合计9.00万元。", heading, "本单位没有需要说明的情况。")
    assert text_of(disclosure, section) == ["本单位没有需要说明的情况。"]


def test_a_heading_may_run_into_its_text() -> None:
    disclosure = read_blocks(
        NARRATIVE,
        "（一）机关运行经费支出情况。" + COST,
        "（二）政府采购支出情况：2024年度政府采购支出总额2.00万元。",
        "1.国有资产占用情况。车辆3辆。",
    )
    assert text_of(disclosure, "operating_cost") == [COST]
    assert text_of(disclosure, "procurement") == ["2024年度政府采购支出总额2.00万元。"]
    assert text_of(disclosure, "assets") == ["车辆3辆。"]
    assert {"operating_cost@2024:final", "procurement@2024:final"} <= prose_keys(disclosure)


def test_a_heading_may_stand_over_two_lines() -> None:
    disclosure = read_blocks(
        NARRATIVE,
        "五、一般公共预算财政拨款",
        "支出决算情况说明",
        "一般公共预算财政拨款支出9.00万元。",
        "十、",
        "机关运行经费支出说明",
        COST,
    )
    assert sections(disclosure)[1:] == [
        ("narrative", "budget_expenditure", "五、一般公共预算财政拨款支出决算情况说明"),
        ("narrative", "operating_cost", "十、机关运行经费支出说明"),
    ]
    assert text_of(disclosure, "operating_cost") == [COST]


def test_two_headings_are_not_one() -> None:
    disclosure = read_blocks(
        NARRATIVE, "五、一般公共预算财政拨款支出决算情况说明", "（一）一般公共预算财政拨款支出决算总体情况", "支出9.00万元。"
    )
    assert [section for _, section, _ in sections(disclosure)] == [None, "budget_expenditure", "budget_overall"]


@pytest.mark.parametrize(
    "lines", [["第三部分 2024年度部门决算情况说明"], ["第三部分", "2024年度部门决算情况说明"], ["第3部分 部门决算情况说明"]]
)
def test_number_and_title_of_a_part_may_stand_apart(lines: list[str]) -> None:
    disclosure = read_blocks(
        "第二部分 部门决算表",
        "支出决算表",
        TABLE,
        *lines,
        "三、支出决算情况说明",
        PROSE,
        "第四部分",
        "名词解释",
        "基本支出：指9.99万元。",
    )
    assert [str(each.part) for each in disclosure.sections if each.heading.startswith("第")] == ["tables", "narrative", "glossary"]
    assert text_of(disclosure, "expenditure") == [PROSE]


def test_the_narrative_may_come_before_the_tables() -> None:
    disclosure = read_blocks(
        "第二部分 决算情况说明",
        "三、支出决算情况说明",
        PROSE,
        "第三部分 名词解释",
        "其他收入：指。",
        "第四部分 部门决算表",
        "支出决算表",
        TABLE,
    )
    assert [part for part, section, _ in sections(disclosure) if section is None] == ["narrative", "glossary", "tables"]
    assert (forms(disclosure), text_of(disclosure, "expenditure")) == (["expenditure"], [PROSE])


def test_performance_may_be_a_part_of_its_own() -> None:
    disclosure = read_blocks(
        NARRATIVE,
        "三、支出决算情况说明",
        PROSE,
        "第四部分 预算绩效情况说明",
        "一、预算绩效管理工作开展情况",
        "共评价项目3个。",
        "第五部分 名词解释",
    )
    assert parts_of(disclosure, "共评价项目3个。") == ["narrative"]
    assert text_of(disclosure, "performance") == ["共评价项目3个。"]


def test_a_document_without_parts() -> None:
    disclosure = read_blocks("三、支出决算情况说明", PROSE, "四、名词解释", "机关运行经费", "反映单位运行所需的经费7.77万元。")
    assert text_of(disclosure, "expenditure") == [PROSE]
    assert parts_of(disclosure, "机关运行经费") == ["glossary"]
    assert prose_keys(disclosure) == {
        "expenditure@2024:final",
        "expenditure[nature=basic]@2024:final",
        "expenditure[nature=project]@2024:final",
    }


PLAIN_PARTS = [
    "一、概况",
    "（一）部门职责",
    "二、2024年度部门决算公开表",
    "三、2024年度部门决算情况说明",
    "（三）支出决算情况说明",
    "四、名词解释",
]


def test_parts_may_be_numbered_like_sections() -> None:
    profile, duties, tables, narrative, expenditure, glossary = PLAIN_PARTS
    disclosure = read_blocks(
        *("目录", *PLAIN_PARTS),
        *(profile, duties, "管理档案。"),
        *(tables, "支出决算表"),
        TABLE,
        *(narrative, expenditure, PROSE),
        *(glossary, "1.机关运行经费", "指7.77万元。"),
    )
    assert parts_of(disclosure, "管理档案。") == ["profile"]
    assert parts_of(disclosure, PROSE) == ["narrative"]
    assert parts_of(disclosure, "指7.77万元。") == ["glossary"]
    assert forms(disclosure) == ["expenditure"]


def test_the_contents_list_is_skipped() -> None:
    listed = ["第一部分 概况", "一、部门职责", NARRATIVE, "三、支出决算情况说明", "第四部分 名词解释"]
    disclosure = read_blocks("目　录", *listed, *listed[:2], "管理档案。", *listed[2:4], PROSE, listed[4], "基本支出：指7.77万元。")
    assert text_of(disclosure, "duties") == ["管理档案。"]
    assert text_of(disclosure, "expenditure") == [PROSE]


def test_the_contents_list_may_have_dots_and_pages() -> None:
    listed = [
        "第一部分 概况........1",
        "一、部门职责........1",
        f"{NARRATIVE}…………7",
        "三、支出决算情况说明 …… 7",
        "四、收入决算情况说明    12",
    ]
    disclosure = read_blocks("目录", *listed, NARRATIVE, "三、支出决算情况说明", PROSE)
    assert text_of(disclosure, "expenditure") == [PROSE]


def test_a_contents_list_without_parts_ends_where_it_repeats() -> None:
    disclosure = read_blocks(
        "目录", "一、部门职责 …… 1", "三、支出决算情况说明 …… 3", "一、部门职责", "管理档案。", "三、支出决算情况说明", PROSE
    )
    assert text_of(disclosure, "duties") == ["管理档案。"]
    assert text_of(disclosure, "expenditure") == [PROSE]


def test_terms_of_the_glossary_are_no_sections() -> None:
    terms = ["一、机关运行经费", "机关运行经费：指7.77万元。", "（二）政府采购支出", "三、“三公”经费。指8.88万元。", "支出决算"]
    disclosure = read_blocks(NARRATIVE, "三、支出决算情况说明", PROSE, "第四部分 名词解释", *terms)
    assert [section for part, section, _ in sections(disclosure) if part == "glossary"] == [None]
    assert "operating_cost@2024:final" not in prose_keys(disclosure)


SENTENCES = ["第三部分所列数据均以万元为单位。", "第二部分的决算表见附件", "第三部分中的决算表，以万元为单位", "第五部分见附件。"]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_part_named_in_a_sentence_is_no_heading(sentence: str) -> None:
    disclosure = read_blocks(NARRATIVE, "三、支出决算情况说明", sentence, PROSE)
    assert text_of(disclosure, "expenditure") == [sentence, PROSE]


NO_HEADINGS = ["支出决算情况说明详见附件。", "本年机关运行经费支出情况良好。", "“三公”经费支出9.00万元"]


@pytest.mark.parametrize("line", NO_HEADINGS)
def test_a_sentence_with_the_words_of_a_title_is_no_heading(line: str) -> None:
    disclosure = read_blocks("支出决算表", TABLE, NARRATIVE, "十、政府采购支出说明", line)
    assert text_of(disclosure, "procurement") == [line]


def test_an_unknown_heading_ends_the_section_before() -> None:
    disclosure = read_blocks(NARRATIVE, "三、支出决算情况说明", PROSE, "十五、本单位的网站", "支出8.88万元。")
    assert text_of(disclosure, "expenditure") == [PROSE]
    assert sections(disclosure)[-1] == ("narrative", None, "十五、本单位的网站")


def test_numbers_of_parts_do_not_matter() -> None:
    disclosure = read_blocks("第一部分 部门决算情况说明", "八、支出决算情况说明", PROSE, "第九部分 部门决算表", "支出决算表", TABLE)
    assert text_of(disclosure, "expenditure") == [PROSE]
    assert forms(disclosure) == ["expenditure"]


def test_sentences_know_their_section_and_count() -> None:
    disclosure = read_blocks(NARRATIVE, "三、支出决算情况说明", "本年支出合计9.00万元。", "其中：基本支出4.00万元。")
    found = [each.place for each in disclosure.statements if str(each.keys[0]) == "expenditure[nature=basic]@2024:final"]
    assert [(place.part, place.section, place.sentence, place.quote) for place in found] == [
        ("narrative", "三、支出决算情况说明", 2, "基本支出4.00万元")
    ]


@pytest.mark.parametrize(
    ("line", "heading", "text"),
    [
        (
            "（一）机关运行经费支出情况。2024年度机关运行经费支出3.00万元。",
            "（一）机关运行经费支出情况",
            "2024年度机关运行经费支出3.00万元。",
        ),
        (
            "十、机关运行经费支出说明：2024年度机关运行经费支出3.00万元。",
            "十、机关运行经费支出说明",
            "2024年度机关运行经费支出3.00万元。",
        ),
    ],
)
def test_a_heading_that_runs_on_is_named_without_the_text_behind_it(line: str, heading: str, text: str) -> None:
    [found] = [each for each in read_blocks(NARRATIVE, line).sections if each.section == "operating_cost"]
    assert found.heading == found.place.section == found.place.quote == heading
    assert [(paragraph.text, paragraph.place.section, paragraph.place.sentence) for paragraph in found.paragraphs] == [
        (text, heading, 1)
    ]


def test_the_attachments_of_the_report_are_sections_and_the_list_of_them_is_not() -> None:
    disclosure = read_blocks(
        NARRATIVE,
        "三、支出决算情况说明",
        PROSE,
        "第五部分 附件",
        "九、部门整体支出绩效自评结果拟应用和公开情况",
        "在本单位网站公开。",
        "附件：1.2024年度部门整体支出绩效评价基础数据表",
        "2.2024年度部门整体支出绩效自评表",
        "附件1",
        "填表人：",
        "附件2-1",
        "联系电话：",
    )
    found = {each.heading: [text.text for text in each.paragraphs] for each in disclosure.sections if each.part is Part.REPORT}
    assert found["附件1"] == ["填表人："]
    assert found["附件2-1"] == ["联系电话："]
    assert found["九、部门整体支出绩效自评结果拟应用和公开情况"][1:] == [
        "附件：1.2024年度部门整体支出绩效评价基础数据表",
        "2.2024年度部门整体支出绩效自评表",
    ]
