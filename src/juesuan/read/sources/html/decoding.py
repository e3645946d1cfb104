"""Bytes of a page to text: by its mark, its headers, what it declares, else UTF-8 or GB 18030.

What declares itself GB 2312 or GBK is read as GB 18030, which holds both; a declaration that does not fit is not believed.
"""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "hz"})
_WITHIN = 8192
"""Bytes within which a page declares its encoding."""

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


class Decoded(Struct, frozen=True):
    """The text of a page, and whether some bytes were none."""

    text: str
    damaged: bool = False


def decode(data: bytes, charset: str | None = None) -> Decoded:
    """The text without mark and control characters, line ends as newlines."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            return Decoded(_plain(text), "\ufffd" in text)
    known = [name for name in (_known(charset), _declared(data)) if name]
    for encoding in dict.fromkeys([*known, "utf-8", "gb18030"]):
        try:
            return Decoded(_plain(data.decode(encoding)))
        except UnicodeDecodeError:
            continue
    return Decoded(_plain(data.decode((known or ["utf-8"])[0], errors="replace")), damaged=True)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data, 0, _WITHIN)
    return _known(found[1].decode("ascii")) if found else None


def _known(name: str | None) -> str | None:
    """The codec of a declared name; UTF-16 is no declaration that a page without mark can make in ASCII."""
    try:
        codec = codecs.lookup(name or "")
    except (LookupError, ValueError):
        return None
    if codec.name.startswith(("utf-16", "utf-32")) or not codec._is_text_encoding:
        return None
    return "gb18030" if codec.name in _CHINESE else codec.name


def _plain(text: str) -> str:
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
