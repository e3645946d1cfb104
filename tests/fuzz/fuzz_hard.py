"""Files made to do harm, by name: bombs, entities, nests, cycles, and lines that make a slow search slower."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

from fuzz_targets import seeds_of

_MEGABYTE = 1 << 20
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_MANY = 60_000
_HEAD = "青川市档案馆\n2024年度部门决算\n支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\n合计\t\t9.00\n"
_SAID = _HEAD + "第三部分 2024年度部门决算情况说明\n三、支出决算情况说明\n2024年度支出合计"


def _package(kind: str) -> dict[str, bytes]:
    """The parts of the first package of a kind in the corpus."""
    for target in ("docx", "sheets"):
        for data in seeds_of(target):
            if data.startswith(b"PK"):
                with zipfile.ZipFile(BytesIO(data)) as archive:
                    parts = {name: archive.read(name) for name in archive.namelist()}
                if kind in parts:
                    return parts
    raise LookupError(kind)


def _with(name: str, part: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for other, content in {**_package(name), name: part}.items():
            archive.writestr(other, content)
    return out.getvalue()


def _bomb(name: str) -> bytes:
    return _with(name, b" " * (100 * _MEGABYTE))


def _laughs(name: str, root: str, space: str) -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return _with(name, f'<!DOCTYPE {root} [<!ENTITY l0 "哈哈">{entities}]><{root} xmlns="{space}">&l11;</{root}>'.encode())


def _nest(name: str, root: str, space: str, tag: str) -> bytes:
    inner = f"<{tag}>" * _MANY + f"</{tag}>" * _MANY
    return _with(name, f'<{root} xmlns="{space}">{inner}</{root}>'.encode())


def _cyclic(data: bytes, at: int = 0x4C) -> bytes:
    """A compound file whose every sector leads to itself."""
    changed = bytearray(data)
    (table,) = struct.unpack_from("<I", changed, at)
    start = (table + 1) * 512
    struct.pack_into("<128I", changed, start, *range(128))
    return bytes(changed)


def _endless_table(data: bytes) -> bytes:
    """A compound file that names a first sector of further tables, which names itself."""
    changed = bytearray(data)
    struct.pack_into("<II", changed, 0x44, 0, 0x7FFFFFFF)
    struct.pack_into("<128I", changed, 512, *([0] * 128))
    return bytes(changed)


def _first(target: str, end: int = 0) -> bytes:
    return next(data for data in seeds_of(target)[end:] if data.startswith(b"\xd0\xcf"))


def _pages_in_pages() -> bytes:
    return seeds_of("pdf")[0].replace(b"/Kids [6 0 R", b"/Kids [2 0 R").replace(b"/Parent 2 0 R", b"/Parent 6 0 R")


def _said(text: str) -> Callable[[], bytes]:
    return f"{_SAID}{text}9.00万元。\n".encode


def _archive(**files: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _archives_in_archives() -> bytes:
    data = _archive(text=_SAID.encode())
    for _ in range(12):
        data = _archive(a=data, b=data)
    return data


def _claims_little() -> bytes:
    """An archive whose member is much larger than its list of files says."""
    data = _archive(text=b"9.00\n" * (20 * _MEGABYTE // 5))
    size = struct.pack("<I", 20 * _MEGABYTE // 5 * 5)
    return data.replace(size, struct.pack("<I", 1000))


HARD: dict[str, Callable[[], bytes]] = {
    "docx_bomb": lambda: _bomb("word/document.xml"),
    "xlsx_bomb": lambda: _bomb("xl/worksheets/sheet1.xml"),
    "ods_bomb": lambda: _bomb("content.xml"),
    "docx_entities": lambda: _laughs("word/document.xml", "document", _WORD),
    "xlsx_entities": lambda: _laughs("xl/worksheets/sheet1.xml", "worksheet", _SHEET),
    "ods_entities": lambda: _laughs("content.xml", "document-content", ""),
    "docx_nest": lambda: _nest("word/document.xml", "document", _WORD, "tbl"),
    "xlsx_nest": lambda: _nest("xl/worksheets/sheet1.xml", "worksheet", _SHEET, "row"),
    "ods_nest": lambda: _nest("content.xml", "document-content", "", "table"),
    "html_nest": ("<html><p>前" + "<div>" * _MANY + "<table><tr><td>" * _MANY).encode,
    "mht_nest": lambda: (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n'
        + b'--B\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n' * 3000
    ),
    "xls_cycle": lambda: _cyclic(_first("sheets")),
    "doc_cycle": lambda: _cyclic(_first("legacy")),
    "locked_cycle": lambda: _cyclic(_first("locked")),
    "xls_endless_table": lambda: _endless_table(_first("sheets")),
    "doc_endless_table": lambda: _endless_table(_first("legacy")),
    "pdf_pages_in_pages": _pages_in_pages,
    "pdf_brackets": lambda: seeds_of("pdf")[0].replace(b"/Kids [", b"/Kids " + b"[" * _MANY),
    "zip_bomb": lambda: _archive(text=b" " * (200 * _MEGABYTE)),
    "zip_nest": _archives_in_archives,
    "zip_claims_little": _claims_little,
    "zip_many": lambda: _archive(**{f"{number}.txt": b"" for number in range(_MANY)}),
    "text_brackets": ("（" * _MANY).encode,
    "text_brackets_in_prose": _said("（" * _MANY),
    "text_brackets_closed": _said("（）" * _MANY),
    "text_quotes": _said("“" * _MANY),
    "text_spaces": _said(" " * _MANY),
    "text_leaders": _said("…" * _MANY + ".·" * _MANY),
    "text_digits": _said("1" * _MANY),
    "text_years": _said("2024年" * 20_000),
    "text_amounts": _said("收入1万元，" * 3000),
    "text_numbers_of_headings": _said("（一）" * 20_000),
    "text_tabs": (_HEAD + "\t" * _MANY + "9.00\n").encode,
    "text_rows": (_HEAD + "201\t合计\t9.00\n" * 10_000).encode,
    "text_blank_lines": (_HEAD + "\n" * 400_000 + "9.00").encode,
    "text_nothing": lambda: bytes(_MEGABYTE),
}
