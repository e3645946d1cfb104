"""The books as files: one workbook, or a folder of CSV and YAML with a file a sheet, into raw sheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from juesuan.errors import UnreadableFileError
from juesuan.workbook.rows import SheetRows, Value, read_rows
from juesuan.workbook.sheet import BrokenBookError, EncryptedBookError, TooLargeError

_MOST_BYTES = 300 * 1024 * 1024
_ENCODINGS = ("utf-8-sig", "gb18030")


def raw_sheets(path: str) -> list[SheetRows]:
    """The sheets of a workbook or of a folder.

    Raises:
        UnreadableFileError: it is missing, broken, encrypted or too large, or no workbook.
    """
    where = Path(path)
    if where.is_dir():
        return _folder(where)
    return workbook_sheets(path, _bytes(where, path))


def workbook_sheets(path: str, data: bytes) -> list[SheetRows]:
    """The sheets of the bytes of a workbook; ``path`` is for messages.

    Raises:
        UnreadableFileError: as above.
    """
    if not data:
        raise UnreadableFileError(path, "文件是空的")
    try:
        return read_rows(data)
    except EncryptedBookError as error:
        raise UnreadableFileError(path, "文件已加密，需要密码；请打开后另存为不加密的文件") from error
    except TooLargeError as error:
        raise UnreadableFileError(path, "表格文件太大") from error
    except BrokenBookError as error:
        raise UnreadableFileError(path, "不是表格文件，或已损坏、不完整") from error


def _bytes(where: Path, path: str) -> bytes:
    try:
        if where.stat().st_size > _MOST_BYTES:
            raise UnreadableFileError(path, "文件太大")
        return where.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFileError(path, "没有这个文件") from error
    except OSError as error:
        raise UnreadableFileError(path, "没有读取权限，或读取失败") from error


def _folder(where: Path) -> list[SheetRows]:
    readers: dict[str, Callable[[Path], list[list[Value]]]] = {".csv": _csv, ".yaml": _yaml, ".yml": _yaml}
    files = [each for each in sorted(where.iterdir()) if each.suffix.lower() in readers]
    if not files:
        raise UnreadableFileError(str(where), "文件夹里没有 CSV 或 YAML 文件")
    return [SheetRows(each.stem, hidden=False, rows=readers[each.suffix.lower()](each)) for each in files]


def _text(file: Path) -> str:
    data = _bytes(file, str(file))
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFileError(str(file), "不是 UTF-8 或 GB18030 编码的文本")


def _csv(file: Path) -> list[list[Value]]:
    try:
        rows = list(csv.reader(io.StringIO(_text(file), newline=""), strict=True))
    except csv.Error as error:
        raise UnreadableFileError(str(file), "不是完整的 CSV：引号没有成对，或有过长的字段") from error
    return [[cell.strip() or None for cell in row] for row in rows]


def _yaml(file: Path) -> list[list[Value]]:
    """A list of mappings from header to cell; or one mapping, whose lists are several rows of one name."""
    try:
        raw = yaml.load(_text(file), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"第 {mark.line + 1} 行" if mark else "其中"
        raise UnreadableFileError(str(file), f"不是正确的 YAML：{where}有误") from error
    if isinstance(raw, dict):
        pairs = [(key, each) for key, value in raw.items() for each in (value if isinstance(value, list) else [value])]
        return [["item", "value"], *([str(key), _value(each)] for key, each in pairs)]
    if isinstance(raw, list) and all(isinstance(each, dict) for each in raw):
        headers = list(dict.fromkeys(str(key) for each in raw for key in each))
        return [[*headers], *([_value(each.get(header)) for header in headers] for each in raw)]
    raise UnreadableFileError(str(file), "应是一列条目，每条由“列名: 值”组成")


def _value(raw: Any) -> Value:
    if raw is None or isinstance(raw, str | bool | int | float):
        return raw
    return str(raw)
