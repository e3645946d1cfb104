"""A web archive (MHT) to its page: the first HTML part, or those of the sheets when the first is only their frame."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from juesuan.errors import UnreadableFileError
from juesuan.read.sources.html.limits import HtmlLimits

_FRAMES = re.compile(rb"<frameset\b", re.IGNORECASE)


def pages_of(data: bytes, path: str, limits: HtmlLimits) -> list[tuple[bytes, str | None]]:
    """The pages of an archive, each with the encoding that its headers name.

    Raises:
        UnreadableFileError: the archive holds no page, is broken, nested or of too many parts.
    """
    if data.count(b"\n--") > 2 * limits.max_parts:
        raise UnreadableFileError(path, "网页归档的部分太多")
    try:
        parts = [part for part in message_from_bytes(data).walk() if part.get_content_type() == "text/html"]
        pages = [(_content(part), part.get_content_charset()) for part in parts]
    except (MessageError, RecursionError, LookupError, ValueError) as error:
        raise UnreadableFileError(path, "网页归档文件已损坏") from error
    pages = [page for page in pages if page[0].strip()]
    if not pages:
        raise UnreadableFileError(path, "网页归档文件中没有网页")
    if _FRAMES.search(pages[0][0]) and len(pages) > 1:
        return [page for page in pages if not _FRAMES.search(page[0])]
    return pages[:1]


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
