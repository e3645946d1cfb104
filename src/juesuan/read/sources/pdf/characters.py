"""The characters of a page with their boxes, cleaned of what is not on the paper.

pdfium adds spaces and line ends that are not in the file, marks hyphens at line ends with a control
character, and hands on whatever code the font maps to: radicals for ideographs, soft hyphens for
minus signs.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from typing import NamedTuple

from juesuan.read.sources.pdf import native
from juesuan.read.sources.pdf.frame import Box, Frame, frame_of

_QUARTER = math.pi / 2
_SLANT = 0.4  # radians; above it a character is not an oblique one but part of a watermark
_SPACE = 0x20
_HYPHEN_MARKS = frozenset({0x02, 0xFFFE})
_RADICALS = "⺁⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⻮⻰⻳"
_IDEOGRAPHS = dict(zip(_RADICALS, "厂母民虎西见角贝车长门青页风飞食马骨鬼鱼鸟黄齐齿龙龟", strict=True))


CJK = "\u2e80"
"""Characters from here on are as wide as their size."""
_MIDDLE = 0.36  # of the size: how far the middle of a character lies above its baseline


class Glyph(NamedTuple):
    """A character: text, box and baseline in points of reading, quarter turns against its page."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    turned: int


def size_of(glyph: Glyph) -> float:
    """The size of a character in points, from its width: the heights that fonts tell are often wrong."""
    text, x0, top, x1, bottom, _, _ = glyph
    width = x1 - x0
    return width if text >= CJK else max(width, min(bottom - top, 2 * width))


def middle_of(glyph: Glyph) -> float:
    """The height of a character's middle, in points from the top."""
    return (glyph[2] + glyph[4]) / 2 if glyph[6] else glyph[5] - _MIDDLE * size_of(glyph)


def read_glyphs(text_page: int, count: int, bounds: Box, rotation: int) -> tuple[list[Glyph], Frame]:
    """The characters of a text page in the order of the file, and the frame in which the page is read.

    Args:
        text_page: Address of the text page.
        count: Number of its characters.
        bounds: Left, bottom, right, top of the visible box in the page's coordinates, points.
        rotation: Quarter turns clockwise by which the page is shown.
    """
    texts, wanted = _texts(text_page, count)
    angle = native.char_angle
    angles = [angle(text_page, k) for k in wanted]
    quarters = {a: _quarter(a + rotation * _QUARTER) for a in set(angles)}
    turn = _main_turn(angles, quarters)
    frame = frame_of(bounds, rotation, turn)
    kept = [i for i, a in enumerate(angles) if quarters[a] is not None]
    if len(kept) < len(wanted):
        texts, wanted = [texts[i] for i in kept], [wanted[i] for i in kept]
        angles = [angles[i] for i in kept]
    turned = {a: (q - turn) % 4 for a, q in quarters.items() if q is not None}
    return _placed(text_page, texts, wanted, [turned[a] for a in angles], frame), frame


def _texts(text_page: int, count: int) -> tuple[list[str], list[int]]:
    """The texts of the characters that are really there, and their indices."""
    unicode = native.char_unicode
    codes = [unicode(text_page, k) for k in range(count)]
    clean = {code: _clean(code) for code in set(codes)}
    texts: list[str] = []
    wanted: list[int] = []
    for k, code in enumerate(codes):
        text = clean[code]
        if not text:
            if code in _HYPHEN_MARKS and native.char_is_hyphen(text_page, k):
                text = "-"
            else:
                continue
        elif code == _SPACE and native.char_is_generated(text_page, k):
            continue
        texts.append(text)
        wanted.append(k)
    return texts, wanted


def _clean(code: int) -> str:
    """The text of a code; empty for what is no character on paper."""
    if code == 0x09:
        return " "
    if code == 0xAD:  # drawn, so a hyphen or a minus
        return "-"
    if code < _SPACE or 0x7F <= code < 0xA0 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return ""
    char = chr(code)
    if 0x2E80 <= code < 0x2FE0:
        char = _IDEOGRAPHS.get(char, unicodedata.normalize("NFKC", char))
    elif 0xF900 <= code < 0xFB00:
        char = unicodedata.normalize("NFKC", char)
    elif unicodedata.category(char) in {"Cf", "Cn", "Cc"}:
        return ""
    return char


def _quarter(angle: float) -> int | None:
    """Quarter turns of an angle in radians; none for one between them."""
    turns = round(angle / _QUARTER)
    return turns % 4 if abs(angle - turns * _QUARTER) <= _SLANT else None


def _main_turn(angles: list[float], quarters: dict[float, int | None]) -> int:
    """The quarter turns of most of the text, 0 unless four fifths are turned alike."""
    counts: Counter[int] = Counter()
    for angle, number in Counter(angles).items():
        quarter = quarters[angle]
        if quarter is not None:
            counts[quarter] += number
    if not counts:
        return 0
    turn, number = counts.most_common(1)[0]
    return turn if number * 5 >= sum(counts.values()) * 4 else 0


def _placed(text_page: int, texts: list[str], wanted: list[int], turned: list[int], frame: Frame) -> list[Glyph]:
    """The glyphs with boxes and baselines read in bulk and brought into the frame."""
    boxes = (ctypes.c_float * (4 * len(wanted)))()
    origins = (ctypes.c_double * (2 * len(wanted)))()
    box_at, origin_at = ctypes.addressof(boxes), ctypes.addressof(origins)
    loose_box, origin = native.char_loose_box, native.char_origin
    for k in wanted:
        loose_box(text_page, k, box_at)
        origin(text_page, k, origin_at, origin_at + 8)
        box_at += 16
        origin_at += 16
    lows = boxes[0::4], boxes[3::4]
    highs = boxes[2::4], boxes[1::4]
    x0, x1 = _spans(lows, highs, frame, down=False)
    top, bottom = _spans(lows, highs, frame, down=True)
    sign, offset = frame.down.sign, frame.down.offset
    base = [sign * v + offset for v in origins[frame.down.source :: 2]]
    return list(map(Glyph, texts, x0, top, x1, bottom, base, turned))


def _spans(
    lows: tuple[list[float], list[float]], highs: tuple[list[float], list[float]], frame: Frame, *, down: bool
) -> tuple[list[float], list[float]]:
    """The intervals of all boxes along one axis of reading."""
    axis = frame.down if down else frame.across
    low, high, offset = lows[axis.source], highs[axis.source], axis.offset
    if axis.sign > 0:
        return [v + offset for v in low], [v + offset for v in high]
    return [offset - v for v in high], [offset - v for v in low]
