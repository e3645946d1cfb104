"""A document's own scale of grades: read where it is whole and in order."""

from __future__ import annotations

from decimal import Decimal

import pytest

from juesuan.performance.grades import grade_scale


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("得分90（含）—100分为优、80（含）—90分为良、60（含）—80分为中、60分以下为差。", (90, 80, 60)),
        ("自评得分95分及以上的评定为“优秀”，85-95分为“良好”，70-85分为“中等”，70分以下为“差”。", (95, 85, 70)),
        ("评价等级：优（≥92分以上）、良（92-82分）、中（82-65分）、差（65分以下）", (92, 82, 65)),
        ("100-90分为优，89-75分为良，74-60分为中，60分以下为差", (90, 75, 60)),
    ],
)
def test_a_scale_is_read(text: str, scale: tuple[int, int, int]) -> None:
    best, good, fair = map(Decimal, scale)
    assert grade_scale(text) == {"优": best, "良": good, "中": fair, "差": Decimal(0)}


@pytest.mark.parametrize(
    "text",
    [
        "自评得分96.5分，等级为优。",
        "90分以上为优，其余为差。",
        "60分以上为优，80分以上为良，90分以上为中。",
        "空气质量优良天数达到90天以上，优良率良好。",
        "",
    ],
)
def test_what_is_not_a_whole_scale_in_order_is_none(text: str) -> None:
    assert grade_scale(text) is None
