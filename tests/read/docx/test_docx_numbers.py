"""Automatic numbers of Word documents, as Word shows them."""

from __future__ import annotations

import pytest
from docx_samples import docx, grids, listed, p, read, run, shape, t, tbl, tc, texts, tr

from juesuan.read.sources.docx.counting import counted

OWN = '<w:numPr><w:numId w:val="0"/></w:numPr>'


def level(number: int, text: str, form: str = "decimal", more: str = "", *, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, nums: str = "", more: str = "") -> str:
    first = '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    return f'<w:abstractNum w:abstractNumId="5">{more}{"".join(levels)}</w:abstractNum>{nums or first}'


def num(identifier: int, override: str = "") -> str:
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="5"/>{override}</w:num>'


def numbered(body: str, numbering: str, styles: str = "") -> list[str]:
    return texts(read(docx(body, numbering=numbering, styles=styles)))


CHINESE = (level(0, "%1、", "chineseCounting"), level(1, "（%2）", "chineseCounting"), level(2, "%3.", "decimal"))


def test_levels_count_and_start_again_under_a_higher_one() -> None:
    body = "".join(listed(text, 1, depth) for text, depth in (("甲", 0), ("乙", 1), ("丙", 1), ("丁", 2), ("戊", 0), ("己", 1)))
    assert numbered(body, lists(*CHINESE)) == ["一、甲", "（一）乙", "（二）丙", "1.丁", "二、戊", "（一）己"]


def test_a_number_may_hold_those_above_it() -> None:
    levels = (level(0, "第%1章", "chineseCounting"), level(1, "%1.%2", more="<w:isLgl/>"), level(2, "%1.%2.%3"))
    body = listed("甲", 1, 0) + listed("乙", 1, 1) + listed("丙", 1, 1) + listed("丁", 1, 2)
    assert numbered(body, lists(*levels)) == ["第一章甲", "1.1乙", "1.2丙", "一.2.1丁"]


def test_a_level_whose_higher_one_never_stood_counts_from_its_start() -> None:
    assert numbered(listed("甲", 1, 1), lists(level(0, "%1", start=3), level(1, "%1.%2"))) == ["3.1甲"]


def test_a_level_may_go_on_or_start_again_under_a_named_level_only() -> None:
    body = "".join(listed("项", 1, depth) for depth in (0, 1, 2, 1, 2, 0, 1, 2))
    on = (level(0, "%1、"), level(1, "（%2）", more='<w:lvlRestart w:val="0"/>'), level(2, "%3.", more='<w:lvlRestart w:val="1"/>'))
    assert numbered(body, lists(*on)) == ["1、项", "（1）项", "1.项", "（2）项", "2.项", "2、项", "（3）项", "1.项"]


def test_lists_of_one_kind_count_together_unless_one_starts_by_itself() -> None:
    own = num(3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    body = listed("甲", 1) + listed("乙", 2) + listed("丙", 3) + listed("丁", 3) + listed("戊", 1)
    assert numbered(body, lists(*CHINESE, nums=num(1) + num(2) + own)) == ["一、甲", "二、乙", "一、丙", "二、丁", "三、戊"]


def test_a_list_may_have_a_level_of_its_own() -> None:
    own = num(2, f'<w:lvlOverride w:ilvl="0">{level(0, "【%1】", "upperRoman", start=4)}</w:lvlOverride>')
    assert numbered(listed("甲", 2) + listed("乙", 2), lists(*CHINESE, nums=own)) == ["【IV】甲", "【V】乙"]


def test_a_style_brings_its_list_and_the_level_tied_to_it() -> None:
    tied = (
        level(0, "%1、", "chineseCounting", '<w:pStyle w:val="h1"/>'),
        level(1, "（%2）", "chineseCounting", '<w:pStyle w:val="h2"/>'),
    )
    styles = """<w:style w:type="paragraph" w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="h2"><w:basedOn w:val="h1"/></w:style>
        <w:style w:type="paragraph" w:styleId="h3"><w:basedOn w:val="h2"/></w:style>"""
    body = "".join(p("题", f'<w:pStyle w:val="{style}"/>') for style in ("h1", "h2", "h2", "h1", "h3"))
    assert numbered(body, lists(*tied), styles) == ["一、题", "（一）题", "（二）题", "二、题", "三、题"]


def test_a_paragraph_may_leave_the_list_of_its_style() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    body = p("题", f'<w:pStyle w:val="h1"/>{OWN}') + p("题", '<w:pStyle w:val="h1"/>')
    assert numbered(body, lists(*CHINESE), styles) == ["题", "一、题"]


def test_a_list_may_take_its_levels_from_a_style() -> None:
    linked = '<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="公文"/></w:abstractNum>'
    nums = linked + '<w:num w:numId="1"><w:abstractNumId w:val="6"/></w:num>'
    assert numbered(listed("甲") + listed("乙"), lists(*CHINESE, nums=nums, more='<w:styleLink w:val="公文"/>')) == [
        "一、甲",
        "二、乙",
    ]


def test_what_follows_a_number() -> None:
    def with_suffix(suffix: str) -> list[str]:
        return numbered(listed("甲"), lists(f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{suffix}<w:lvlText w:val="%1."/></w:lvl>'))

    assert with_suffix('<w:suff w:val="nothing"/>') == ["1.甲"]
    assert with_suffix('<w:suff w:val="space"/>') == ["1. 甲"]
    assert with_suffix("") == ["1. 甲"]


def test_bullets_are_signs_and_hidden_or_empty_numbers_nothing() -> None:
    levels = (
        level(0, "\uf0b7", "bullet"),
        level(1, "%2.", more="<w:rPr><w:vanish/></w:rPr>"),
        level(2, ""),
        level(3, "%4", "none"),
    )
    assert numbered("".join(listed("甲", 1, depth) for depth in range(4)), lists(*levels)) == ["•甲", "甲", "甲", "甲"]


def test_unknown_lists_and_levels_number_nothing() -> None:
    assert numbered(listed("甲", 99) + listed("乙", 1, 7), lists(*CHINESE)) == ["甲", "乙"]


def test_deleted_and_hidden_paragraphs_do_not_count() -> None:
    inserted = p(inner=f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:ins>{run(t("乙"))}</w:ins>')
    gone = listed("", 1, 0, "<w:rPr><w:del/></w:rPr>") + listed("", 1, 0, "<w:rPr><w:vanish/></w:rPr>")
    assert numbered(listed("甲") + gone + inserted, lists(*CHINESE)) == ["一、甲", "二、乙"]


def test_numbers_in_cells() -> None:
    table = tbl(*(tr(tc(inner=listed("", 1)), tc(name)) for name in ("甲", "乙")))
    document = read(docx(table, numbering=lists(level(0, "%1"))))
    assert shape(grids(document)[0]) == [["1@0,0", "甲@0,1"], ["2@1,0", "乙@1,1"]]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", "1 2 10 11 21 100 105"),
        ("decimalZero", "01 02 10 11 21 100 105"),
        ("chineseCounting", "一 二 十 十一 二十一 一〇〇 一〇五"),
        ("chineseCountingThousand", "一 二 十 十一 二十一 一百 一百零五"),
        ("japaneseCounting", "一 二 十 十一 二十一 一百 一百零五"),
        ("ideographDigital", "一 二 一〇 一一 二一 一〇〇 一〇五"),
        ("chineseLegalSimplified", "壹 贰 壹拾 壹拾壹 贰拾壹 壹佰 壹佰零伍"),
        ("ideographLegalTraditional", "壹 貳 壹拾 壹拾壹 貳拾壹 壹佰 壹佰零伍"),
        ("ideographTraditional", "甲 乙 癸 甲 甲 癸 戊"),
        ("ideographZodiac", "子 丑 酉 戌 申 卯 申"),
        ("upperRoman", "I II X XI XXI C CV"),
        ("lowerRoman", "i ii x xi xxi c cv"),
        ("upperLetter", "A B J K U VVVV AAAAA"),
        ("lowerLetter", "a b j k u vvvv aaaaa"),
        ("decimalEnclosedCircleChinese", "① ② ⑩ ⑪ 21 100 105"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ ⑾ 21 100 105"),
        ("decimalFullWidth", "１ ２ １０ １１ ２１ １００ １０５"),
        ("ideographEnclosedCircle", "㊀ ㊁ ㊉ 11 21 100 105"),
        ("somethingElse", "1 2 10 11 21 100 105"),
    ],
)
def test_forms_of_numbers(form: str, expected: str) -> None:
    assert " ".join(counted(number, form) for number in (1, 2, 10, 11, 21, 100, 105)) == expected


def test_forms_hold_for_numbers_that_no_list_reaches() -> None:
    for form in ("chineseCounting", "chineseCountingThousand", "ideographTraditional", "upperRoman", "lowerLetter"):
        assert counted(0, form)
        assert counted(1_000_000, form)
