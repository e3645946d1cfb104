"""Fields (page numbers, contents lists, sums): their results are text, their codes are not."""

from __future__ import annotations

from msgspec import Struct, field


class Fields(Struct):
    """The fields that are open where the text is being read, each in its code or in its result."""

    _in_code: list[bool] = field(default_factory=list)
    _codes: int = 0

    @property
    def reading_code(self) -> bool:
        """True inside the code of a field; a field inside the code of another is code as a whole."""
        return self._codes > 0

    def mark(self, kind: str | None) -> None:
        """A mark in the text: ``begin``, ``separate`` between code and result, or ``end``."""
        if kind == "begin":
            self._in_code.append(True)
            self._codes += 1
        elif kind == "separate" and self._in_code:
            self._codes -= self._in_code[-1]
            self._in_code[-1] = False
        elif kind == "end" and self._in_code:
            self._codes -= self._in_code.pop()

    def end_paragraph(self) -> None:
        """A code that is still open at the end of its paragraph is broken, and must not swallow what follows."""
        if self._codes:
            self._in_code = [code for code in self._in_code if not code]
            self._codes = 0
