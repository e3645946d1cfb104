"""The converter of the extra ``legacy`` (msdoc2docx, pure Python), run in a process of its own."""

from __future__ import annotations

import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from juesuan.apart import ApartError, Bounds, ask, serve
from juesuan.read.sources.legacy.converted import Converted, Question
from juesuan.read.sources.legacy.limits import LegacyLimits

_TORN = {"MALFORMED_TABLE_FLATTENED", "TABLE_MARKER_DEFERRED", "MAIN_TEXTBOX_TABLE_MALFORMED", "STYLE_TABLE_MALFORMED"}
_LOOSE = "OLE_OBJECTS_UNANCHORED"
_OMITTED = "OLE_OBJECT_OMITTED"
_MISSING = "OLE_OBJECT_STORAGE_MISSING"


def is_installed() -> bool:
    """True when the extra ``legacy`` is there."""
    return find_spec("doc2docx") is not None


def convert(data: bytes, password: str | None, limits: LegacyLimits) -> Converted:
    """The document as docx; a file that crashes the converter, or takes too much of it, is broken."""
    question = Question(data, "doc", password or "", limits.max_objects)
    try:
        answer = ask(__name__, msgspec.msgpack.encode(question), Bounds(limits.max_seconds, limits.max_memory))
        return msgspec.msgpack.decode(answer, type=Converted)
    except ApartError:
        return Converted(failure="broken")


def _answer(question: bytes) -> bytes:
    asked = msgspec.msgpack.decode(question, type=Question)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "a.doc")
        source.write_bytes(asked.data)
        return msgspec.msgpack.encode(_converted(source, asked))


def _converted(source: Path, asked: Question) -> Converted:
    from doc2docx import convert as convert_doc
    from doc2docx.errors import Doc2DocxError, EncryptedDocumentError

    docx = source.with_suffix(".docx")
    try:
        result = convert_doc(source, docx, password=asked.password or None)
    except EncryptedDocumentError as error:
        words = str(error)
        return Converted(failure="password" if "incorrect password" in words or "provide a password" in words else "broken")
    except Doc2DocxError:
        return Converted(failure="broken")
    told = [each.code for each in result.report.diagnostics]
    loose = [number for each in result.report.diagnostics if each.code == _LOOSE for number in each.details["storage_ids"]]
    objects = _objects(source, loose[: asked.max_objects])
    unread = len(loose) - len(objects) + told.count(_OMITTED) + max(0, told.count(_MISSING) - len(loose))
    return Converted(docx.read_bytes(), objects, unread, not _TORN.isdisjoint(told))


def _objects(source: Path, numbers: list[int]) -> tuple[bytes, ...]:
    """The embedded objects of these numbers, each as a compound file of its own."""
    from doc2docx.cfb import CompoundFile
    from doc2docx.errors import Doc2DocxError

    found: list[bytes] = []
    file: Any = CompoundFile.from_path(source)
    for number in numbers:
        try:
            found.append(file.export_storage(f"ObjectPool/_{number}"))
        except Doc2DocxError:
            continue
    return tuple(found)


if __name__ == "__main__":
    serve(_answer)
