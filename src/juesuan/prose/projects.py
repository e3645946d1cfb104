"""Project names linked: 驻京工作经费, “驻京工作经费专项资金” and the sheet of 驻京工作经费项目 are one project."""

from __future__ import annotations

import re

from juesuan.figures.width import compact

_MARKS = re.compile(r"[“”\"'《》]")
_SUFFIXES = ("专项资金", "项目资金", "项目")


def project_name(text: str) -> str:
    """The name by which a project is known: without quotes, white space and a closing 项目 or 专项资金."""
    name = _MARKS.sub("", compact(text))
    for suffix in _SUFFIXES:
        shorter = name.removesuffix(suffix)
        if shorter != name and len(shorter) > 1:
            return shorter
    return name


def project_wordings(name: str) -> list[str]:
    """The wordings by which prose may name a project."""
    return [name, *(f"{name}{suffix}" for suffix in _SUFFIXES)]
