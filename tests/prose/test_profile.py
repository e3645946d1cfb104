"""What part one says of the body in words: rank, class, kind, level of budget, offices and units, and what is not the body's."""

from __future__ import annotations

import pytest

from juesuan.figures.place import Place
from juesuan.model.disclosure import DocumentKind, Identity, Part, Sentence, TextSection
from juesuan.read.recognise.prose import read_sections
from juesuan.standards.standards import load_standards

WHO = Identity("青川市档案馆", 2024, DocumentKind.UNIT, "hunan-2024", region_known=True)


def said(*paragraphs: str) -> dict[str, str]:
    """What a section on the structure of part one states, by key without its year."""
    place = Place(Part.PROFILE, section="机构设置")
    texts = tuple(Sentence(text, place) for text in paragraphs)
    section = TextSection(Part.PROFILE, "structure", "机构设置", place, texts)
    statements = read_sections([section], load_standards(), WHO, ()).statements
    return {str(key).replace("@2024:final", ""): str(each.value) for each in statements for key in each.keys}


def test_rank_class_kind_and_budget_level_of_the_body() -> None:
    assert said("青川市档案馆是市政府直属正处级公益一类事业单位，现有科室2个，编制7人，属市二级预算单位。") == {
        "body_rank": "正处级",
        "public_class": "公益一类",
        "body_kind": "事业单位",
        "budget_level": "二级预算单位",
        "offices": "2个",
        "staff[status=establishment]": "7人",
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("第二条青川市档案馆是市政府工作部门，为正处级。", {"body_rank": "正处级", "body_kind": "政府工作部门"}),
        ("本单位为参照《公务员法》管理的事业单位。", {"body_kind": "参照公务员法管理的事业单位"}),
        ("本单位内设副科级机构若干。", {}),
        ("本单位核定馆长1名（正处级）。", {"activity[label=本单位核定馆长]": "1名"}),
        ("市服务中心为副科级公益二类事业单位。", {}),
        ("青川市档案馆2024年度部门决算汇总公开单位构成包括：本级等5个二级预算单位。", {"activity[label=本级等]": "5个"}),
    ],
)
def test_only_what_is_said_of_the_body_itself(sentence: str, expected: dict[str, str]) -> None:
    assert {key: value for key, value in said(sentence).items() if not key.startswith("items")} == expected


def test_offices_are_counted_and_named() -> None:
    found = said("青川市档案馆设3个内设机构，包括：综合科、保管利用科（库房）、财务室。")
    assert found["offices"] == "3个"
    assert found["items(offices)"] == "综合科、保管利用科（库房）、财务室"


def test_the_units_that_the_accounts_cover() -> None:
    only = said("本单位无独立核算的下属单位，2024年度部门决算汇总公开单位仅包括青川市档案馆本级。")
    assert only["items(units)"] == "青川市档案馆本级"
    listed = said("纳入青川市档案馆2024年度部门决算编制范围的单位包括：", "1.青川市档案馆本级", "2.青川市方志馆")
    assert listed["items(units)"] == "青川市档案馆本级、青川市方志馆"
