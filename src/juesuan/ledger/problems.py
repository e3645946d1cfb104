"""What is wrong with the books: where, what, and what to do about it. All of it is told at once, not only the first."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from juesuan.errors import JuesuanError

_SHOWN = 200


class Problem(Struct, frozen=True):
    """A problem of one cell (or of a sheet, with ``cell`` ''): what is wrong and the repair, in Chinese.

    ``grave``: what was meant cannot be known, so the books cannot be used; else they can, but are wrong or doubtful.
    ``more`` further cells have the same problem.
    """

    sheet: str
    cell: str
    message: str
    repair: str
    grave: bool = False
    more: int = 0

    def __str__(self) -> str:
        """One line."""
        more = f"（另有 {self.more} 处相同）" if self.more else ""
        return f"工作表“{self.sheet}”{self.cell}：{self.message}；{self.repair}{more}"


class BooksError(JuesuanError):
    """The books cannot be read: every problem, the grave ones first."""

    def __init__(self, path: str, problems: Iterable[Problem]) -> None:
        """Make the message from the path as given and the problems."""
        self.path = path
        self.problems = tuple(sorted(problems, key=lambda each: not each.grave))
        lines = [f"\n  {each}" for each in self.problems[:_SHOWN]]
        rest = f"\n  ……另有 {len(self.problems) - _SHOWN} 个问题" if len(self.problems) > _SHOWN else ""
        super().__init__(f"底稿“{path}”有 {len(self.problems)} 个问题，请改正后再试：{''.join(lines)}{rest}")


class Complaints:
    """Collects problems; those of one column that say the same are one, with the first cell."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], Problem] = {}

    def add(self, problem: Problem, column: str = "") -> None:
        """Take a problem; ``column`` joins it with others of its column that say the same."""
        key = (problem.sheet, column or problem.cell, problem.message)
        first = self._found.get(key)
        self._found[key] = replace(first, more=first.more + 1) if first else problem

    def all(self) -> tuple[Problem, ...]:
        """The problems in the order in which they were met."""
        return tuple(self._found.values())

    @property
    def grave(self) -> bool:
        """True when the books cannot be used."""
        return any(each.grave for each in self._found.values())
