"""The characters of a page with their boxes, cleaned of what is not on the paper.

pdfium adds spaces and line ends that are not in the file, marks hyphens at line ends with a control
character, and hands on whatever code the font maps to: radicals for ideographs, soft hyphens for
minus signs, and the number of a glyph where the font does not say which character it is.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress, repeat

from msgspec import Struct
from msgspec.structs import replace

from juesuan.read.sources.pdf import native
from juesuan.read.sources.pdf.frame import Box, Frame, frame_of

CJK = "\u2e80"
"""Characters from here on are as wide as their size."""
UNREADABLE = "\ufffd"
"""Stands for a character of which the file does not say what it is."""

_QUARTER = math.pi / 2
_SLANT = 0.4  # radians; above it a character is not an oblique one but part of a watermark
_SPACE = 0x20
_NOTHING = "\0"
_MARK = "\x01"
_HYPHEN_MARKS = frozenset({0x02, 0xFFFE})
_RADICALS = "⺁⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⻮⻰⻳"
_IDEOGRAPHS = dict(zip(_RADICALS, "厂母民虎西见角贝车长门青页风飞食马骨鬼鱼鸟黄齐齿龙龟", strict=True))
_SAMPLE = 3
_WORDLESS = 0.5  # of the characters of a font: if so many have no known code, none has

Origins = tuple[list[float], list[float]]
"""The x and the y of the points at which characters are set, in the page's coordinates."""


class Chars(Struct):
    """The characters of a page in the order of the file; boxes and baselines in points of reading.

    Attributes:
        text: One character each.
        left: Left edges.
        right: Right edges.
        rise: Upper and lower edges.
        base: Baselines, points from the top.
        turned: Quarter turns against the page's reading; None where no character is turned.
        frame: How the page is read.
    """

    text: str
    left: Sequence[float]
    right: Sequence[float]
    rise: tuple[Sequence[float], Sequence[float]]
    base: Sequence[float]
    turned: Sequence[int] | None
    frame: Frame


class TextPage(Struct, frozen=True):
    """A loaded text page: its address, its number of characters, how its page is bounded and shown.

    Attributes:
        address: Address of the text page.
        count: Number of its characters.
        bounds: Left, bottom, right, top of the visible box in the page's coordinates, points.
        rotation: Quarter turns clockwise by which the page is shown.
        hidden: Addresses of the text objects that are not drawn.
        upright: Whether all characters are known to stand upright in the page's coordinates.
    """

    address: int
    count: int
    bounds: Box
    rotation: int
    hidden: frozenset[int] = frozenset()
    upright: bool = False


def read_chars(page: TextPage) -> Chars:
    """The characters of a text page that stand upright or turned by quarters."""
    text, wanted = _texts(page)
    boxes = (ctypes.c_float * (4 * len(wanted)))()
    at = ctypes.addressof(boxes)
    native.each(map(native.char_loose_box, repeat(page.address), wanted, range(at, at + 16 * len(wanted), 16)))
    left, top, right, bottom = (boxes[side::4] for side in range(4))
    angles, origins = _placements(page, wanted, boxes[1::2])
    quarters = {a: _quarter(a + page.rotation * _QUARTER) for a in set(angles)}
    turn = _main_turn(angles, quarters)
    frame = frame_of(page.bounds, page.rotation, turn)
    x0, x1 = frame.across.spans((left, bottom), (right, top))
    rise = frame.down.spans((left, bottom), (right, top))
    sign, offset, source = frame.down.sign, frame.down.offset, frame.down.source
    base = [sign * level + offset for level in origins[source]]
    chars = Chars(text, x0, x1, rise, base, None, frame)
    if all(quarter == turn for quarter in quarters.values()):
        return chars
    return _with_turns(chars, [quarters[a] for a in angles], turn)


def _with_turns(chars: Chars, quarters: Sequence[int | None], turn: int) -> Chars:
    """The characters without slanted ones, each with its turn against the reading."""
    turned = [-1 if quarter is None else (quarter - turn) % 4 for quarter in quarters]
    return kept(replace(chars, turned=turned), [quarter is not None for quarter in quarters])


def kept(chars: Chars, which: Sequence[bool]) -> Chars:
    """Only some of the characters."""
    return Chars(
        "".join(compress(chars.text, which)),
        list(compress(chars.left, which)),
        list(compress(chars.right, which)),
        (list(compress(chars.rise[0], which)), list(compress(chars.rise[1], which))),
        list(compress(chars.base, which)),
        None if chars.turned is None else list(compress(chars.turned, which)),
        chars.frame,
    )


def _texts(page: TextPage) -> tuple[str, Sequence[int]]:
    """The characters that are really there, and their indices."""
    raw = _raw_text(page.address, page.count)
    text = _unmapped(page.address, raw.translate(_CLEAN))
    gone = {at for at in places(" ", raw) if native.char_is_generated(page.address, at)}
    gone.update(at for at in places(_MARK, text) if not native.char_is_hyphen(page.address, at))
    if page.hidden:
        objects = map(native.char_object, repeat(page.address), range(page.count))
        gone.update(k for k, handle in enumerate(objects) if handle in page.hidden)
    if _MARK in text:
        text = text.replace(_MARK, "-")
    if not gone and _NOTHING not in text:
        return text, range(len(text))
    wanted = [k for k, char in enumerate(text) if char != _NOTHING and k not in gone]
    return "".join([text[k] for k in wanted]), wanted


def places(char: str, text: str) -> Iterator[int]:
    """Where a character stands in a text."""
    at = text.find(char)
    while at >= 0:
        yield at
        at = text.find(char, at + 1)


def _raw_text(text_page: int, count: int) -> str:
    """The character of each index: in one call, or one by one where that call leaves some out."""
    buffer = (ctypes.c_ushort * (count + 1))()
    number = native.text_of_page(text_page, 0, count, ctypes.addressof(buffer))
    if number == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    codes = map(native.char_unicode, repeat(text_page), range(count))
    return "".join(chr(code) if code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else UNREADABLE for code in codes)


def _unmapped(text_page: int, text: str) -> str:
    """The text with a mark for each character of which only the font's glyph is known.

    A font without a map is found by one character in three; only then is each character asked for.
    """
    if 1 not in map(native.char_unmapped, repeat(text_page), range(0, len(text), _SAMPLE)):
        return text
    faults = list(map(native.char_unmapped, repeat(text_page), range(len(text))))
    objects = list(map(native.char_object, repeat(text_page), range(len(text))))
    font_of = {handle: native.text_font(handle) for handle in set(objects) if handle}
    fonts = [font_of.get(handle) for handle in objects]
    counts, faulty = Counter(fonts), Counter(font for font, fault in zip(fonts, faults, strict=True) if fault == 1)
    useless = {font for font, number in faulty.items() if font and number >= _WORDLESS * counts[font]}
    return "".join(UNREADABLE if fault == 1 or font in useless else c for c, font, fault in zip(text, fonts, faults, strict=True))


class _Clean(dict[int, str]):
    """What each code becomes, worked out once."""

    def __missing__(self, code: int) -> str:
        self[code] = text = _clean(code)
        return text


_CLEAN = _Clean()


def _clean(code: int) -> str:
    """The text of a code; a mark for what is no character on paper."""
    if code in _HYPHEN_MARKS:
        return _MARK
    if code == 0x09:
        return " "
    if code == 0xAD:  # drawn, so a hyphen or a minus
        return "-"
    if code < _SPACE or 0x7F <= code < 0xA0:
        return _NOTHING
    char = chr(code)
    if 0x2E80 <= code < 0x2FE0:
        char = _IDEOGRAPHS.get(char, unicodedata.normalize("NFKC", char))
    elif 0xF900 <= code < 0xFB00:
        char = unicodedata.normalize("NFKC", char)
    elif unicodedata.category(char) in {"Cf", "Cn", "Cc"}:
        return _NOTHING
    return char


def _placements(page: TextPage, wanted: Sequence[int], rises: Sequence[float]) -> tuple[list[float], Origins]:
    """The angle and the origin of each character; both are asked for only once for boxes from and to the same heights.

    Upright characters in such boxes stand on one baseline; left and right of their origins are not told.
    """
    if page.upright:
        return [0.0] * len(wanted), _origins(page.address, wanted)
    angles: list[float] = []
    origins: Origins = ([], [])
    known: dict[tuple[float, float], tuple[float, float, float]] = {}
    xy = (ctypes.c_double * 2)()
    at = ctypes.addressof(xy)
    for k, rise in zip(wanted, zip(rises[0::2], rises[1::2], strict=True), strict=True):
        placed = known.get(rise)
        if placed is None:
            native.char_origin(page.address, k, at, at + 8)
            placed = native.char_angle(page.address, k), xy[0], xy[1]
            if placed[0] == 0.0:
                known[rise] = placed
        angles.append(placed[0])
        origins[0].append(placed[1])
        origins[1].append(placed[2])
    return angles, origins


def _origins(text_page: int, wanted: Sequence[int]) -> Origins:
    """The origins of characters."""
    points = (ctypes.c_double * (2 * len(wanted)))()
    at = ctypes.addressof(points)
    ends = at + 16 * len(wanted)
    native.each(map(native.char_origin, repeat(text_page), wanted, range(at, ends, 16), range(at + 8, ends + 8, 16)))
    return points[0::2], points[1::2]


def _quarter(angle: float) -> int | None:
    """Quarter turns of an angle in radians; none for one between them."""
    turns = round(angle / _QUARTER)
    return turns % 4 if abs(angle - turns * _QUARTER) <= _SLANT else None


def _main_turn(angles: Sequence[float], quarters: dict[float, int | None]) -> int:
    """The quarter turns of most of the text, 0 unless seven in ten characters are turned alike."""
    counts: Counter[int] = Counter()
    for angle, number in Counter(angles).items():
        quarter = quarters[angle]
        if quarter is not None:
            counts[quarter] += number
    if not counts:
        return 0
    turn, number = counts.most_common(1)[0]
    return turn if number * 10 >= sum(counts.values()) * 7 else 0
