"""Whether bytes are a Word document, told without the libraries that read one."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

MAIN_PART = re.compile(r"word/document\d*\.xml")
"""The name of the part that holds the text."""

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What zipfile raises for broken packages: bad headers, bad data, short data, unknown methods, members with a password."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def is_docx(data: bytes) -> bool:
    """True for a zip with a Word document inside, and for the beginning of one that is cut off."""
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return any(MAIN_PART.fullmatch(plain_name(name)) for name in archive.namelist())
    except BROKEN:
        return b"word/document" in data


def is_encrypted_office(data: bytes) -> bool:
    """True for an Office document of the new formats that is locked with a password."""
    return data.startswith(_OLE) and _ENCRYPTED in data


def plain_name(name: str) -> str:
    """A member's name as it is compared: forward slashes, none at the start, small letters."""
    return name.replace("\\", "/").lstrip("/").lower()
