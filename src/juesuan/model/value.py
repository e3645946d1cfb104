"""Values of statements: a Figure, a Text, a Blank, a Dash or something Unreadable — five different things."""

from __future__ import annotations

from msgspec import Struct

from juesuan.figures.figure import Blank, Dash, Figure, Unreadable


class Text(Struct, frozen=True):
    """A stated text: a comparison word, an item's name, a list of items (``words``), a purpose."""

    text: str
    words: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The text."""
        return self.text


Value = Figure | Text | Blank | Dash | Unreadable

__all__ = ["Blank", "Dash", "Figure", "Text", "Unreadable", "Value"]
