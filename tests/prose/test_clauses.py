"""Sentences and the clauses that bind nothing."""

from __future__ import annotations

import pytest

from juesuan.prose.clauses import masks, sentences
from juesuan.standards.standards import load_standards


def masked(sentence: str) -> list[str]:
    """The masked stretches of a sentence, those inside others left out."""
    spans = masks(sentence, load_standards().phrases)
    outer = [span for span in spans if not any(other.start < span.start and span.end <= other.end for other in spans)]
    return [sentence[span.start : span.end] for span in outer]


def cut(paragraph: str) -> list[str]:
    return [sentence for _, sentence in sentences(paragraph)]


@pytest.mark.parametrize("turn", ["与上年相比", "比上年", "较2023年度"])
def test_a_reason_for_the_difference_from_the_budget_ends_at_the_comparison_with_last_year(turn: str) -> None:
    assert masked(f"决算数小于预算数的主要原因是厉行节约，{turn}减少2.11万元。") == ["主要原因是厉行节约"]


def test_any_other_reason_goes_on() -> None:
    sentence = "增加50万元，主要原因是新建学校，与上年相比增加教师30人。"

    assert masked(sentence) == ["主要原因是新建学校，与上年相比增加教师30人。"]


def test_a_purpose_ends_before_a_number_of_what_the_section_counts() -> None:
    assert masked("主要用于来访交流，国内公务接待48批次、506人次。") == ["主要用于来访交流"]
    assert masked("主要用于更新报废车辆，购置公务用车2辆。") == ["主要用于更新报废车辆"]
    assert masked("主要用于公务接待、会议培训。") == ["主要用于公务接待、会议培训。"]


def test_a_semicolon_inside_brackets_cuts_nothing() -> None:
    assert cut("支出5万元（其中：甲3万元；乙2万元）。与上年持平。") == ["支出5万元（其中：甲3万元；乙2万元）。", "与上年持平。"]


def test_brackets_around_several_sentences_do_not_join_them() -> None:
    assert cut("得分95分（评级为优的3个；评级为良的1个。发现问题2个）。") == [
        "得分95分（评级为优的3个；",
        "评级为良的1个。",
        "发现问题2个）。",
    ]
