"""What is doubtful in the books, told on stderr."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from juesuan.ledger.problems import Problem

_SHOWN = 50


def tell(problems: Sequence[Problem], what: str = "底稿") -> None:
    """Write the problems, one a line, and how many there are."""
    for line in problem_lines(problems, what):
        click.echo(line, err=True)


def problem_lines(problems: Sequence[Problem], what: str = "底稿") -> list[str]:
    """How many problems there are, and the first of them."""
    if not problems:
        return []
    head = f"{what}有 {len(problems)} 处要核对："
    more = [f"  ……另有 {len(problems) - _SHOWN} 处"] if len(problems) > _SHOWN else []
    return [head, *(f"  {problem}" for problem in problems[:_SHOWN]), *more]
