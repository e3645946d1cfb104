"""The Chinese words for our enums: severities, parts of a document, states of a rule."""

from __future__ import annotations

from juesuan.findings.finding import Severity
from juesuan.model.disclosure import Part

SEVERITY = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"}
"""How the severities are called, heaviest first."""

PART = {
    Part.PROFILE: "部门概况",
    Part.TABLES: "部门决算表",
    Part.NARRATIVE: "决算情况说明",
    Part.GLOSSARY: "名词解释",
    Part.REPORT: "附件",
    Part.CONTENTS: "目录",
    Part.OTHER: "",
}
"""How the parts are called in a place; nothing for what stands in none of them."""

STATUS = {"stable": "正式", "preview": "试行", "retired": "停用"}
"""How the states of a rule are called."""


def severity_word(severity: str) -> str:
    """The word for a severity given as enum or as its value."""
    return SEVERITY[Severity(severity)]


def part_word(part: str) -> str:
    """The word for a part; its own name if the standards know no such part."""
    return PART[Part(part)] if part in set(Part) else part
