"""The recogniser: where text stands in a picture, and what pieces of it say.

The models are those in the wheel of rapidocr; nothing is fetched.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache
from typing import Any

import cv2
import numpy as np
from msgspec import Struct
from rapidocr import RapidOCR

from juesuan.read.sources.scan.cleaning import Picture

DotBox = tuple[int, int, int, int]
"""Left, top, right, bottom in dots."""

_PARAMETERS = {
    "Global.log_level": "critical",
    "Global.return_word_box": True,
    "Global.max_side_len": 2400,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,  # more only wait for each other where files are read side by side
    "Rec.rec_img_shape": [3, 48, 160],
}


_DIGITS = frozenset("0123456789")
_OF_FIGURES = _DIGITS | frozenset(".,%-")


class Reading(Struct, frozen=True):
    """What a piece of a picture says, and the confidence (0 to 1) of its least certain character, and of its least certain digit.

    ``figures`` is None where it has no digit.
    """

    text: str
    confidence: float
    figures: float | None = None


@cache
def _engine() -> Any:
    """The recogniser, made once: loading its models takes a second."""
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return RapidOCR(params=_PARAMETERS)


def find_text(grey: Picture) -> list[DotBox]:
    """The boxes of stretches of text, in no order."""
    found = _engine()(_coloured(grey), use_det=True, use_cls=False, use_rec=False)
    if found.boxes is None:
        return []
    boxes = [cv2.boundingRect(np.asarray(box, dtype=np.float32)) for box in found.boxes]
    return [(x, y, x + width, y + height) for x, y, width, height in boxes]


def read_pieces(pieces: Sequence[Picture]) -> list[Reading]:
    """What each piece, one line of text, says."""
    if not pieces:
        return []
    found = _engine().recognize_txt([_coloured(piece) for piece in pieces])
    return [_reading(*each) for each in zip(found.txts, found.scores, found.word_results, strict=True)]


def _reading(text: str, score: float, details: Any) -> Reading:
    if not text:
        return Reading("", 0.0)
    confidences = [round(float(each), 3) for each in getattr(details, "confs", None) or [score]]
    if len(confidences) != len(text):
        return Reading(text, min(confidences), min(confidences))
    digits = [sure for char, sure in zip(text, confidences, strict=True) if char in _OF_FIGURES]
    return Reading(text, min(confidences), min(digits) if _DIGITS.intersection(text) else None)


def _coloured(grey: Picture) -> Picture:
    return cv2.cvtColor(np.ascontiguousarray(grey), cv2.COLOR_GRAY2BGR)
