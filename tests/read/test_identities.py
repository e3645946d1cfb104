"""Who reports, for which year, what kind of document it is, and the form set that fits."""

from __future__ import annotations

import pytest
from disclosure_samples import drawn, read_blocks

from juesuan.errors import UnreadableFileError, UsageError
from juesuan.model.disclosure import DocumentKind, Identity
from juesuan.read.sources.blocks import Block

TABLE = drawn("科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出\n合计 | < | 9.00 | 4.00 | 5.00")
TITLED: tuple[Block | str, ...] = ("支出决算表", TABLE)
BODY = "青川市档案馆"


def identity(*blocks: Block | str, cover: list[str], form_set: str = "auto") -> Identity:
    return read_blocks(*blocks, *TITLED, cover=cover, form_set=form_set).identity


def refused(*blocks: Block | str, cover: list[str]) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_blocks(*blocks, cover=cover)
    return caught.value.reason


COVERS = {
    "one_line": ["青川市档案馆2024年度部门决算"],
    "one_line_published": ["青川市档案馆2024年度部门决算公开"],
    "year_first": ["2024年度青川市档案馆部门决算"],
    "year_first_published": ["2024年青川市档案馆部门决算公开说明"],
    "two_lines": ["青川市档案馆", "2024年度部门决算"],
    "two_lines_published": ["青川市档案馆", "2024年度部门决算公开报告"],
    "year_above": ["2024年度", "青川市档案馆", "部门决算"],
    "year_between": ["青川市档案馆", "2024年度", "部门决算公开"],
    "chinese_digits": ["青川市档案馆", "二〇二四年度部门决算"],
    "chinese_digits_one_line": ["青川市档案馆二○二四年度部门决算"],
    "about": ["关于青川市档案馆2024年度部门决算公开的说明"],
    "full_width": ["青川市档案馆 ２０２４ 年度部门决算"],
    "spaced": ["青 川 市 档 案 馆", "2024 年度 部 门 决 算"],
}


@pytest.mark.parametrize("cover", COVERS.values(), ids=COVERS.keys())
def test_body_and_year_from_the_cover(cover: list[str]) -> None:
    found = identity(cover=cover)
    assert (found.body, found.year, found.kind) == (BODY, 2024, DocumentKind.DEPARTMENT)


LABELLED = [
    "部门：青川市档案馆",
    "部门：青川市档案馆                     公开03表",
    "编制单位：青川市档案馆    单位：元",
    "单位名称：青川市档案馆 金额单位：元",
    "部门名称：青川市档案馆公开03表单位：万元",
    "编制部门:青川市档案馆   2024年12月31日   单位：万元",
]


@pytest.mark.parametrize("line", LABELLED)
def test_body_from_the_tables(line: str) -> None:
    assert identity("收入决算表", line, cover=["2024年度部门决算"]).body == BODY


def test_body_from_a_cell() -> None:
    head = "部门：青川市档案馆 | < | 单位：元\n科目编码 | 科目名称 | 本年收入合计\n合计 | < | 9.00"
    assert identity("收入决算表", drawn(head), cover=["2024年度部门决算"]).body == BODY


@pytest.mark.parametrize(
    "name", ["青川市公安局交警支队", "青川市人民政府办公室", "青川市公路局", "青川市第3中学", "中国共产党青川市委员会办公室"]
)
def test_any_body_may_be_named(name: str) -> None:
    assert identity("收入决算表", f"部门：{name}     公开02表", cover=["2024年度部门决算"]).body == name
    assert identity(cover=[name, "2024年度部门决算"]).body == name


PROFILES = [
    ["第一部分 青川市档案馆概况"],
    ["第一部分", "青川市档案馆概况"],
    ["第一部分青川市档案馆部门概况"],
    ["青川市档案馆单位概况"],
]


@pytest.mark.parametrize("lines", PROFILES)
def test_body_from_the_heading_of_the_profile(lines: list[str]) -> None:
    assert identity(*lines, cover=["2024年度部门决算"]).body == BODY


def test_parts_are_no_body() -> None:
    contents = ["第一部分 概况", "第一部分 部门概况", "第二部分 2024年度部门决算表", "第三部分 2024年度部门决算情况说明"]
    assert identity("目录", *contents, *contents, cover=["2024年度部门决算"]).body == ""
    assert identity("目录", *contents, *contents, cover=["青川市档案馆", "2024年度部门决算"]).body == BODY


@pytest.mark.parametrize("year", [2015, 2019, 2021, 2023, 2024, 2031])
def test_a_document_of_any_year_is_read(year: int) -> None:
    disclosure = read_blocks(*TITLED, cover=[f"青川市档案馆{year}年度部门决算"])
    assert disclosure.identity.year == year
    assert str(disclosure.statements[0].keys[0]) == f"expenditure@{year}:final"


def test_one_stale_year_does_not_change_the_year() -> None:
    text = ["第三部分 2024年度部门决算情况说明", "一、2023年度收入决算情况说明", "比2023年减少，2023年为9.00万元，2023年没有支出。"]
    assert identity(*text, cover=["青川市档案馆", "2024年度部门决算"]).year == 2024


def test_a_document_without_any_year_is_refused() -> None:
    cover = ["青川市档案馆", "部门决算"]
    assert refused(cover=cover) == "没有找到年度，可能不是决算公开文件"
    assert refused(*TITLED, cover=cover).startswith("有决算表，没有找到年度；")


KINDS = {
    "青川市档案馆2024年度部门决算": DocumentKind.DEPARTMENT,
    "青川市第一小学2024年度单位决算": DocumentKind.UNIT,
    "青川市档案馆2024年度决算": DocumentKind.OTHER,
}


@pytest.mark.parametrize(("cover", "kind"), KINDS.items(), ids=[str(kind) for kind in KINDS.values()])
def test_department_or_unit(cover: str, kind: DocumentKind) -> None:
    found = identity(cover=[cover])
    assert found.kind is kind
    assert found.body in cover


SHANGHAI_TITLE = "国有资本经营预算财政拨款收入支出决算表"
HUNAN_TITLE = "国有资本经营预算财政拨款支出决算表"
REGIONS = {
    "hunan_body": (["株洲市档案馆"], HUNAN_TITLE, "hunan-2024", True),
    "shanghai_body": (["上海市青浦区档案馆"], SHANGHAI_TITLE, "shanghai-2024", True),
    "party_of_shanghai": (["中共上海市青浦区委宣传部"], SHANGHAI_TITLE, "shanghai-2024", True),
    "hunan_office_in_shanghai": (["株洲市人民政府驻上海联络处"], HUNAN_TITLE, "hunan-2024", True),
    "shanghai_office_in_changsha": (["上海市人民政府驻长沙办事处"], SHANGHAI_TITLE, "shanghai-2024", True),
    "elsewhere_in_hunan_shape": (["青川市档案馆"], HUNAN_TITLE, "generic", False),
    "elsewhere_in_shanghai_shape": (["青川市档案馆"], SHANGHAI_TITLE, "shanghai-2024", False),
    "elsewhere_named_after_shanghai": (["青川市人民政府驻上海联络处"], HUNAN_TITLE, "generic", False),
}


@pytest.mark.parametrize(("body", "title", "form_set", "known"), REGIONS.values(), ids=REGIONS.keys())
def test_the_form_set_is_chosen_by_what_is_found(body: list[str], title: str, form_set: str, *, known: bool) -> None:
    found = identity(title, TABLE, cover=[*body, "2024年度部门决算"])
    assert (found.form_set, found.region_known) == (form_set, known)


@pytest.mark.parametrize(("year", "form_set"), [(2019, "generic"), (2021, "generic"), (2022, "hunan-2024"), (2025, "hunan-2024")])
def test_a_form_set_is_taken_only_in_its_years(year: int, form_set: str) -> None:
    assert identity(HUNAN_TITLE, TABLE, cover=[f"株洲市档案馆{year}年度部门决算"]).form_set == form_set


@pytest.mark.parametrize("form_set", ["hunan-2024", "shanghai-2024"])
def test_a_form_set_may_be_given(form_set: str) -> None:
    assert identity(cover=["株洲市档案馆2024年度部门决算"], form_set=form_set).form_set == form_set


def test_an_unknown_form_set_is_refused() -> None:
    with pytest.raises(UsageError, match=r"没有这样的表式：“mars”；可用的有：.*hunan-2024"):
        identity(cover=["青川市档案馆2024年度部门决算"], form_set="mars")


def test_a_budget_is_refused() -> None:
    sentences = [
        "第三部分 2024年部门预算情况说明",
        "“三公”经费",
        "2024年“三公”经费预算3.00万元，比2023年决算减少1.00万元。",
        "二、机关运行经费",
        "2024年机关运行经费3.00万元。",
    ]
    assert refused(*sentences, cover=["青川市档案馆", "2024年部门预算公开"]) == "这是部门预算，不是部门决算"
    assert refused("支出预算总表", TABLE, cover=["青川市档案馆2024年度部门预算"]) == "这是部门预算，不是部门决算"


def test_final_accounts_that_speak_of_the_budget_are_read() -> None:
    sentences = ["第三部分 部门决算情况说明", "一、部门预算执行情况", "单位预算和部门预算均已批复。"]
    assert identity(*sentences, cover=["青川市档案馆2024年度部门决算"]).kind is DocumentKind.DEPARTMENT


def test_news_about_final_accounts_is_refused() -> None:
    news = [
        "本报讯 青川市92个部门集中公开2023年度部门决算。",
        "“三公”经费支出决算为3.00万元，比上年减少0.50万元。",
        "公开表包括收入支出决算总表、支出决算表等9张。",
    ]
    assert refused(*news, cover=["青川市公开2023年度部门决算"]) == "没有找到部门决算的表格或说明，可能不是决算公开文件"
