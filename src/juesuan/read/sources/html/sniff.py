"""Whether bytes are a page or a web archive, told without the libraries that read one."""

from __future__ import annotations

import re

_TAG = (
    rb"!doctype\s+html|html|head|body|meta|title|link|style|script|base|table|div|p|span|h[1-6]|center|font|section|article|"
    rb"main|ul|ol|a|b|strong|br|form"
)
_PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*|<!\[.*?\]>\s*)*<(?:" + _TAG + rb")(?=[\s/>])", re.IGNORECASE | re.DOTALL)
_XML = re.compile(rb"\s*<\?xml\b[^>]*>\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)(?=[\s>])", re.IGNORECASE | re.DOTALL)
_HEAD = 2048
_HEADERS = re.compile(rb"\s*(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+")
_VERSION = re.compile(rb"(?:^|\n)(?:MIME-Version|Content-Type):[^\n]*(?:multipart/|text/html|1\.0)", re.IGNORECASE)
_HEADERS_WITHIN = 4096
"""Bytes within which the headers of an archive stand."""


def is_page(data: bytes) -> bool:
    """True for HTML, XHTML and web archives, by the content."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\0", b"")
    return bool(_PAGE.match(head) or _XML.match(head)) or is_archive(data)


def is_archive(data: bytes) -> bool:
    """True for a MIME message that holds a page."""
    found = _HEADERS.match(data[:_HEADERS_WITHIN])
    return bool(found and _VERSION.search(found[0]) and b"mime-version:" in found[0].lower())
