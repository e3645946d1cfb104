"""A list of waivers from its YAML: strict, every error with the file and the key."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from pathlib import Path
from typing import Annotated

import msgspec
import yaml

from juesuan.errors import StandardsError, WaiversError
from juesuan.findings.waiver import Waiver, WaiverList
from juesuan.read.budget import MEGABYTE
from juesuan.standards.loader import parse_yaml
from juesuan.standards.structs import Strict

_MOST_BYTES = 5 * MEGABYTE
_Text = Annotated[str, msgspec.Meta(pattern=r"\S")]
_AT = re.compile(r"\$\[(\d+)\](?:\.(\w+))?")
_NOT_A_LIST = "应为列表，每项写 finding、reason、who、until（可加 body、year）"
_REASONS = (
    (re.compile(r"Object missing required field `(.+)`"), r"缺少 \1"),
    (re.compile(r"Object contains unknown field `(.+)`"), r"没有 \1 这一项；可写的有：finding、reason、who、until、body、year"),
    (re.compile(r"duplicate key '(.+)'"), r"\1 写了两次"),
    (re.compile(r"Expected `str` matching regex .*"), "不能为空"),
    (re.compile(r"(?:Invalid RFC3339 encoded date|Expected `date`, got .*)"), "应为日期，如 2026-12-31"),
    (re.compile(r"Expected `str`, got .*"), "应为文字；数字请加引号"),
    (re.compile(r"Expected `int \| null`, got .*"), "应为整数，如 2024"),
    (re.compile(r"Expected `object`, got .*"), _NOT_A_LIST),
    (re.compile(r"Expected `array`, got .*"), _NOT_A_LIST),
)


class _Entry(Strict, frozen=True):
    """An item of the file."""

    finding: _Text
    reason: _Text
    who: _Text
    until: dt.date
    body: str = ""
    year: int | None = None


def read_waivers(path: str | Path, as_of: dt.date) -> WaiverList:
    """The waivers of a file, to be judged on a day.

    Raises:
        WaiversError: the file cannot be read or is no list of waivers.
    """
    name = str(path)
    try:
        with Path(path).open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise WaiversError(name, "", "文件不存在或无法打开") from error
    if len(data) > _MOST_BYTES:
        raise WaiversError(name, "", f"文件超过 {_MOST_BYTES // MEGABYTE} MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WaiversError(name, "", "不是 UTF-8 编码的文本") from error
    return WaiverList(name, hashlib.sha256(data).hexdigest(), parse_waivers(text, name), as_of)


def parse_waivers(text: str, name: str) -> tuple[Waiver, ...]:
    """The waivers of a YAML text; ``name`` is that of the file.

    Raises:
        WaiversError: not YAML, a key twice, or not of the shape of a list of waivers.
    """
    try:
        entries = parse_yaml(text, tuple[_Entry, ...], name)
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
        lines = [node.start_mark.line + 1 for node in root.value] if root else []
    except StandardsError as error:
        raise WaiversError(name, _where(error.key), _why(error.reason)) from error
    except (ValueError, RecursionError) as error:
        raise WaiversError(name, "", "不是合格的 YAML，或其中的日期、数字不成立") from error
    return tuple(
        Waiver(each.finding.strip(), each.reason.strip(), each.who.strip(), each.until, each.body.strip(), each.year, line)
        for each, line in zip(entries, lines, strict=True)
    )


def _where(key: str) -> str:
    """The place of an error in Chinese: 第2项的 until, 第5行; '' for the whole file."""
    found = _AT.match(key)
    if found:
        return f"第{int(found[1]) + 1}项" + (f"的 {found[2]}" if found[2] else "")
    line = key.removeprefix("line ")
    return f"第{line}行" if line.isdecimal() else ""


def _why(reason: str) -> str:
    for pattern, words in _REASONS:
        found = pattern.fullmatch(reason)
        if found:
            return found.expand(words)
    return "不是合格的 YAML" if not reason.startswith("Expected") else "写法不对"
