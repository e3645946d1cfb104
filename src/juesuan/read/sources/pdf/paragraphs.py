"""Lines of text into paragraphs, by indent, distance, size and by lines that end early.

Chinese running text fills its lines: a line that ends although the next word would have fitted ends
its paragraph. Headings and centred titles are such lines too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from juesuan.read.sources.pdf.margins import Margins
from juesuan.read.sources.pdf.words import TextLine

_INDENT = 1.2  # of the size: a line that begins so far right of the margin is indented
_ALIGNED = 0.6  # of the size
_ROOM = 1.5  # of the size: what may be missing at the end of a full line
_SLACK = 0.5  # of the size: beyond the next word, after a line that ends a sentence
_LOOSE = 1.5  # of the size: beyond the next word, after a line that does not
_SIZES = 1.05  # ratio of sizes above which two lines do not belong together
_DISTANCE = 1.6  # of the usual distance of baselines
_ASIDE = 4  # of the size: a line that begins so far right of the next is set to the right or centred
_CENTRED = 0.8  # of the size: how far the middle of a centred line may be from that of the text
_OPENS = "，、（(第《“和及至"
_ENDS = "。；：！？…”.;:!?"
_WORD = re.compile(r"[（(“‘《〈【\[]*(?:[!-~]+|.)[，。、；：！？）)”’》〉】\]%％]*")
_HEADED = re.compile(r"第[一二三四五六七八九十百\d]+(?:部分|[章节条])|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]")
_COUNTED = re.compile(r"[（(]?\d{1,2}[、）)．.](?!\d)")
_CONTINUES = re.compile(r"[，。；、）！？％]|（[类款项]）")
"""What no paragraph begins with."""
_LATIN_END = re.compile(r"[A-Za-z0-9]")


def paragraphs(lines: Sequence[TextLine], margins: Margins) -> list[list[TextLine]]:
    """The lines of one stretch of text in paragraphs."""
    found: list[list[TextLine]] = []
    for line in lines:
        if found and not _parted(found[-1][-1], line, margins):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def goes_on(last: TextLine, margins: Margins, first: TextLine, next_margins: Margins) -> bool:
    """Whether a paragraph whose last line ends a page goes on with the first line of the next."""
    if last.target or first.target or _differ(last, first):
        return False
    if _CONTINUES.match(first.text):
        return True
    if _is_item(last, first) or _ends(last, first, margins.right):
        return False
    return not _begins(last, first, next_margins, margins.right)


def joined_text(lines: Sequence[TextLine]) -> str:
    """The text of a paragraph: Chinese lines follow each other directly, Latin words keep a space."""
    text = lines[0].text
    for line in lines[1:]:
        both = _LATIN_END.match(text[-1]) and _LATIN_END.match(line.text[0])
        letters = text[-1].isalpha() or line.text[0].isalpha()
        text += (" " if both and letters else "") + line.text
    return text


def _parted(above: TextLine, below: TextLine, margins: Margins) -> bool:
    """Whether a new paragraph begins between two lines of a page."""
    step = below.base - above.base
    if above.target or below.target or step > _DISTANCE * max(margins.pitch, above.size) or _differ(above, below):
        return True
    if _is_title(above, below, margins) or _CONTINUES.match(below.text):
        return False
    if above.box[0] - below.box[0] > _ASIDE * below.size or _is_item(above, below):
        return True
    return _ends(above, below, margins.right) or _begins(above, below, margins, margins.right)


def _differ(above: TextLine, below: TextLine) -> bool:
    """Whether two lines are set in different sizes."""
    sizes = above.size, below.size
    return above.chinese and below.chinese and max(sizes) > _SIZES * min(sizes)


def _ends(above: TextLine, below: TextLine, right: float) -> bool:
    """Whether a line stops although the first word of the next would have fitted."""
    word = _WORD.match(below.text)
    need = sum(_width(char) for char in word[0]) if word else 1.0
    slack = _SLACK if above.text[-1] in _ENDS else _LOOSE
    return right - above.box[2] > max(_ROOM, need + slack) * above.size


def _width(char: str) -> float:
    """The width of a character in sizes."""
    return 1.0 if char >= "\u2e80" else 0.55


def _begins(above: TextLine, below: TextLine, margins: Margins, right: float) -> bool:
    """Whether a line is indented, and not only because its whole block is."""
    if below.box[0] - margins.left <= _INDENT * below.size:
        return False
    full = right - above.box[2] <= above.size
    block = full and abs(above.box[0] - below.box[0]) <= _ALIGNED * below.size
    return not block or above.text[-1] in _ENDS


def _is_title(above: TextLine, below: TextLine, margins: Margins) -> bool:
    """Whether two lines are a centred title that fills the first of them."""
    middle = (margins.left + margins.right) / 2
    off = abs((below.box[0] + below.box[2]) / 2 - middle)
    centred = off <= _CENTRED * below.size and below.box[0] - margins.left > 3 * below.size
    full = margins.right - above.box[2] <= 2 * above.size
    return centred and full and above.text[-1] not in _ENDS


def _is_item(above: TextLine, below: TextLine) -> bool:
    """Whether a line begins with a number as headings and items do, and not as a reference in a sentence."""
    if _HEADED.match(below.text):
        return above.text[-1] not in _OPENS
    return _COUNTED.match(below.text) is not None and above.text[-1] in _ENDS
