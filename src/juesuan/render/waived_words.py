"""Waived findings in Chinese words, for reports that are read."""

from __future__ import annotations

from juesuan.findings.waiver import Waiver
from juesuan.render.place import one_line


def waiver_words(waiver: Waiver) -> str:
    """Why, by whom and until when a finding is waived."""
    return f"理由：{one_line(waiver.reason)}；经手：{one_line(waiver.who)}；有效至 {waiver.until.isoformat()}"
