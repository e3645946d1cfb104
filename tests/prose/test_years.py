"""The year of a figure in a sentence."""

from __future__ import annotations

import pytest

from juesuan.prose.years import year_at


def years(sentence: str) -> dict[str, int]:
    """The year of each figure that is marked with 万元, by the figure."""
    ends = [end for end in range(len(sentence)) if sentence.startswith("万元", end)]
    starts = [len(sentence[:end].rstrip("0123456789.")) for end in ends]
    return {sentence[start:end]: year_at(sentence, start, 2024) for start, end in zip(starts, ends, strict=True)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2024年度收、支总计100万元", {"100": 2024}),
        ("2023年度支出5万元，2024年度支出4万元", {"5": 2023, "4": 2024}),
        ("2023年度预算6万元，支出决算5万元", {"6": 2023, "5": 2023}),
        ("支出决算3万元，比上年决算数4万元减少1万元", {"3": 2024, "4": 2023, "1": 2024}),
        ("与2023年度收、支总计80万元相比，增加20万元", {"80": 2023, "20": 2024}),
        ("与2023年度相比，收入支出总计增加20万元", {"20": 2024}),
        ("与上年相比，支出决算为3万元", {"3": 2024}),
        ("使用上年结转资金安排支出5万元", {"5": 2024}),
        ("截至2023年12月31日，结余7万元", {"7": 2024}),
        ("2025年预算安排9万元", {"9": 2025}),
    ],
)
def test_a_figure_belongs_to_the_year_named(sentence: str, expected: dict[str, int]) -> None:
    assert years(sentence) == expected


def test_a_change_belongs_to_the_reporting_year_named_before() -> None:
    sentence = "2024年度支出100万元，2023年度支出80万元，增加20万元"

    assert year_at(sentence, sentence.index("20万元"), 2024, compares=True) == 2024


def test_a_change_belongs_to_the_reporting_year_that_nothing_names() -> None:
    sentence = "支出10万元，上年支出12万元，比上年减少2万元"

    assert year_at(sentence, sentence.index("2万元，"), 2024) == 2023
    assert year_at(sentence, len(sentence) - 3, 2024, compares=True) == 2024
