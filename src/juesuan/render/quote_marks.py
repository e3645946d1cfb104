"""Where a wording that a place quotes stands in a text."""

from __future__ import annotations

from collections.abc import Iterable

from juesuan.figures.width import prose_form


def marks_in(text: str, quotes: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where the quotes stand in the text; the whole text if none is found."""
    found = [span for quote in quotes if (span := find_quote(text, quote))]
    return tuple(found) or ((0, len(text)),)


def find_quote(text: str, quote: str) -> tuple[int, int] | None:
    """Start and end of the first place where the quote stands, white space and the width of digits aside."""
    kept = [(at, plain) for at, char in enumerate(text) if (plain := prose_form(char))]
    wanted = prose_form(quote)
    start = "".join(char for _, char in kept).find(wanted) if wanted else -1
    return (kept[start][0], kept[start + len(wanted) - 1][0] + 1) if start >= 0 else None
