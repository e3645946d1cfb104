"""What both JSON forms share: a place, and how an object becomes text."""

from __future__ import annotations

import json
from collections.abc import Mapping

from juesuan.figures.place import Place
from juesuan.model.disclosure import SourceFile
from juesuan.render.place_ref import place_ref

Object = dict[str, object]


def dumps(whole: Mapping[str, object]) -> str:
    """The JSON text: Chinese as it is, keys in the order given, indented, a newline at the end."""
    return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def dumps_line(whole: Mapping[str, object]) -> str:
    """The same on one line."""
    return json.dumps(whole, ensure_ascii=False, allow_nan=False) + "\n"


def place_object(place: Place) -> Object:
    """The place, logical and physical; null for what it does not have."""
    return {
        "ref": place_ref(place),
        "part": place.part,
        "table": place.table,
        "section": place.section,
        "row": place.row,
        "column": place.column,
        "sentence": place.sentence,
        "quote": place.quote,
        "page": place.spot.page,
        "box": None if place.spot.box is None else list(place.spot.box),
        "line": place.spot.line,
        "paragraph": place.spot.paragraph,
        "sheet": place.spot.sheet,
        "cell": place.spot.cell,
        "file": place.spot.file or None,
        "confidence": place.spot.confidence,
    }


def file_object(file: SourceFile) -> Object:
    """A file that a document was read from."""
    return {"path": file.path, "sha256": file.sha256, "unread": file.unread}
