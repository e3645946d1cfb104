"""Which numbers of a sentence state something: years, dates, ordinals, document numbers and thresholds do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan.prose.clauses import masks, numbers, sentences
from juesuan.standards.standards import load_standards


def stated(sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in numbers(sentence)]


def cut(paragraph: str) -> list[str]:
    return [sentence for _, sentence in sentences(paragraph)]


def masked(sentence: str) -> list[str]:
    return [sentence[span.start : span.end] for span in masks(sentence, load_standards().phrases)]


@pytest.mark.parametrize(
    "text",
    [
        "2024年度部门决算",
        "截至2024年12月31日",
        "截至2024年12月底",
        "2023-2024年",
        "2023年至2024年",
        "2021—2024年",
        "2024.12.31",
        "于3月15日印发",
        "财预〔2016〕143号",
        "财预【2010】297号",
        "财库[2021]36号",
        "（2024）第12号",
        "国务院令第729号",
        "走访三类500强企业",
        "推动906基地落地",
        "途经322国道",
        "第3条规定",
        "第2批",
        "1、收入情况",
        "1.收入情况",
        "12．收入情况",
        "（1）收入情况",
        "如下：1、收入；2、支出",
        "分两类：（1）收入；（2）支出",
        "单价50万元以上设备",
        "单价100万元（含）以上设备",
        "单位价值100万元以上专用设备",
        "50万元及以上",
        "30万元以下的采购",
        "见公开10表",
        "见表3",
        "见附件1-2",
        "附件：1.2024年度自评表",
        "建党103周年",
        "培训24小时",
        "为期30天",
        "历时3个月",
        "面积1200.5平方米",
        "里程5公里",
        "“1+3+N”体系",
        "GK2024平台",
    ],
)
def test_a_number_that_names_or_limits_states_nothing(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支出247.8万元", ["247.8"]),
        ("支出2,478,000.00元", ["2,478,000.00"]),
        ("支出2024.50万元", ["2024.50"]),
        ("支出2024万元", ["2024"]),
        ("支出1999.1亿元", ["1999.1"]),
        ("2024年支出2024.00万元", ["2024.00"]),
        ("减少-3.20万元", ["-3.20"]),
        ("增长11.72%，占100%", ["11.72", "100"]),
        ("车辆3辆，设备2台（套）", ["3", "2"]),
        ("接待16批次176人次", ["16", "176"]),
        ("设备50万元以上3台", ["3"]),
        ("1、支出1.5万元", ["1.5"]),
        ("支出1.5万元，其中：2.5万元用于会议", ["1.5", "2.5"]),
        ("平均得分99.43分", ["99.43"]),
        ("人数30人，第2次", ["30"]),
        ("占15.45%,因公", ["15.45"]),
        ("决算为9.20，完成98", ["9.20", "98"]),
    ],
)
def test_every_other_number_counts(text: str, found: list[str]) -> None:
    assert stated(text) == found


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("一句。二句！三句；四句", ["一句。", "二句！", "三句；", "四句"]),
        ("他说“好。”然后走了。", ["他说“好。”", "然后走了。"]),
        ("支出（见附件。）为3万元。", ["支出（见附件。）", "为3万元。"]),
        ("一句。。二句", ["一句。。", "二句"]),
        ("支出；", ["支出；"]),
        ("支出；；", ["支出；；"]),
        ("", []),
        ("   ", []),
        ("没有标点", ["没有标点"]),
    ],
)
def test_a_paragraph_is_cut_behind_its_stops(paragraph: str, expected: list[str]) -> None:
    assert cut(paragraph) == expected


@given(st.text(alphabet="支出3万元。；！”）（“，. ", max_size=40))
def test_sentences_stand_where_their_offset_says(paragraph: str) -> None:
    for start, sentence in sentences(paragraph):
        assert paragraph[start : start + len(sentence)] == sentence


@given(st.text(alphabet="支出3万元。；！”）（“，", max_size=40))
def test_nothing_but_blank_is_lost_between_sentences(paragraph: str) -> None:
    assert "".join(cut(paragraph)) == paragraph


def test_what_never_ends_is_cut() -> None:
    text = "支出" * 5000

    assert "".join(cut(text)) == text
    assert max(map(len, cut(text))) <= 2000


@given(st.text(alphabet="2024年12月31日第号〔〕（）万元以上含1.,、-+表件号亿", max_size=30))
def test_stated_numbers_are_numbers(sentence: str) -> None:
    assert all(number.lstrip("-−－").replace(",", "").replace(".", "").isdecimal() for number in stated(sentence))


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("支出3万元，主要用于购置设备2台。", ["主要用于购置设备2台。"]),
        ("减少3万元，主要原因是人员减少5人。", ["主要原因是人员减少5人。"]),
        ("减少3万元，主要原因：人员减少5人。", ["主要原因：人员减少5人。"]),
        ("支出3万元（主要用于会议2次），占5%。", ["主要用于会议2次"]),
        ("支出3万元，用于会议（含茶水2元）和培训，其中：会议费1万元。", ["用于会议（含茶水2元）和培训"]),
        ("主要是差旅费2万元，截至2024年底有车3辆。", ["主要是差旅费2万元"]),
        ("主要用于以下方面：教育支出3万元，占5%。", []),
        ("主要用于以下几个方面：教育支出3万元。", []),
        ("支出3万元，占5%。", []),
    ],
)
def test_a_clause_of_purpose_or_reason_ends_where_the_sentence_goes_on(sentence: str, clauses: list[str]) -> None:
    assert masked(sentence) == clauses


def test_a_mask_inside_a_masked_clause_is_part_of_it() -> None:
    assert masked("主要原因是设备用于会议2次。") == ["主要原因是设备用于会议2次。"]


@given(
    st.lists(
        st.sampled_from(["主要用于", "主要原因是", "（", "）", "，其中：", "，截至", "支出3万元", "用于", "，与上年"]), max_size=12
    )
)
def test_masks_lie_inside_their_sentence_and_none_covers_another(pieces: list[str]) -> None:
    sentence = "".join(pieces)
    spans = masks(sentence, load_standards().phrases)

    assert all(0 <= span.start < span.end <= len(sentence) for span in spans)
    assert [span.start for span in spans] == sorted({span.start for span in spans})
