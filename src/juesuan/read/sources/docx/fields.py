"""Fields (page numbers, contents lists, sums): their results are text, their codes are not."""

from __future__ import annotations

import re

from msgspec import Struct, field

_CONTENTS = re.compile(r"\s*TOC\b")


class Fields(Struct):
    """The fields that are open where the text is being read, each in its code or in its result."""

    _in_code: list[bool] = field(default_factory=list)
    _code: list[str] = field(default_factory=list)
    _codes: int = 0

    @property
    def reading_code(self) -> bool:
        """True inside the code of a field; a field inside the code of another is code as a whole."""
        return self._codes > 0

    @property
    def in_contents(self) -> bool:
        """True inside the entries of a contents list that Word makes."""
        return not self._codes and any(_CONTENTS.match(code) for code in self._code)

    def write_code(self, text: str) -> None:
        """More of the code of the innermost field."""
        if self._code and self._in_code[-1]:
            self._code[-1] += text

    def mark(self, kind: str | None) -> None:
        """A mark in the text: ``begin``, ``separate`` between code and result, or ``end``."""
        if kind == "begin":
            self._in_code.append(True)
            self._code.append("")
            self._codes += 1
        elif kind == "separate" and self._in_code:
            self._codes -= self._in_code[-1]
            self._in_code[-1] = False
        elif kind == "end" and self._in_code:
            self._codes -= self._in_code.pop()
            self._code.pop()

    def end_paragraph(self) -> None:
        """A code that is still open at the end of its paragraph is broken, and must not swallow what follows."""
        if self._codes:
            self._code = [code for code, open_code in zip(self._code, self._in_code, strict=True) if not open_code]
            self._in_code = [open_code for open_code in self._in_code if not open_code]
            self._codes = 0
