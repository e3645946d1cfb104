"""What a converter makes of an old Word document."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Failure = Literal["", "password", "broken"]


class Question(Struct, frozen=True):
    """The file to convert, the password that opens it (none: empty), and how many loose objects are taken out."""

    data: bytes
    kind: str
    password: str = ""
    max_objects: int = 0
    seconds: float = 0


class Converted(Struct, frozen=True):
    """The document as docx, or why there is none.

    Attributes:
        docx: The converted document.
        objects: Embedded objects whose place in the document is not known.
        unread: How many embedded objects could not be taken out.
        torn: True when tables or markers were not understood, so that another converter may do better.
        failure: ``password`` for a wrong or missing one, ``broken`` for anything else.
    """

    docx: bytes = b""
    objects: tuple[bytes, ...] = ()
    unread: int = 0
    torn: bool = False
    failure: Failure = ""
