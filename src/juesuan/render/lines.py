"""Lines of a text report: folded by the width that characters take on a terminal, plain or coloured.

Chinese has no spaces to break at, so ``textwrap`` and rich's own wrapping break it badly: here a line may
end after any wide character, but not before closing or after opening punctuation, nor inside a number
or a short label in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import StringIO
from itertools import accumulate

from msgspec import Struct
from rich.cells import cell_len

from juesuan.render.place import printable

_WORD = re.compile(r" |[（“‘《【]*(?:(?<=“)[^“” ]{1,10}”|[!-~·]+|[^ ])(?:[，。、；：！？）”’》】…]|(?<=”)[行列])*")


class Line(Struct, frozen=True):
    """A paragraph of the report: indent, a label that later lines hang behind, style (rich) of it all."""

    text: str = ""
    indent: int = 0
    label: str = ""
    style: str = ""


def fold(text: str, width: int) -> list[str]:
    """The text in pieces of at most ``width`` cells; one empty piece for an empty text."""
    pieces, current = [], ""
    for word in _short_words(printable(text), width):
        if current and cell_len(current + word.rstrip(" ")) > width:
            pieces.append(current.rstrip(" "))
            current = ""
        if current or word != " ":
            current += word
    return [*pieces, current.rstrip(" ")] if current or not pieces else pieces


def draw(lines: Iterable[Line], width: int, *, colour: bool = False) -> str:
    """The report as one string, each line ended by a newline; with terminal colours only when asked."""
    rows = [(row, line.style) for line in lines for row in _rows(line, width)]
    return _coloured(rows) if colour else "".join(f"{row}\n" for row, _ in rows)


def _short_words(text: str, width: int) -> Iterable[str]:
    for word in _WORD.findall(text):
        rest = word
        while cell_len(rest) > width:
            cut = _longest_start(rest, width)
            yield rest[:cut]
            rest = rest[cut:]
        yield rest


def _longest_start(word: str, width: int) -> int:
    """How many characters of the word fit; at least one."""
    taken = accumulate(cell_len(char) for char in word)
    return max(1, sum(cells <= width for cells in taken))


def _rows(line: Line, width: int) -> Iterable[str]:
    first = " " * line.indent + line.label
    hang = " " * cell_len(first)
    pieces = fold(line.text, max(width - len(hang), 10))
    yield (first + pieces[0]).rstrip()
    yield from (hang + piece for piece in pieces[1:])


def _coloured(rows: list[tuple[str, str]]) -> str:
    from rich.console import Console
    from rich.text import Text

    out = StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard", legacy_windows=False, width=1000)
    for row, style in rows:
        console.print(Text(row, style=style), soft_wrap=True)
    return out.getvalue()
