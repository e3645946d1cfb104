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
    if not problems:
        return
    click.echo(f"{what}有 {len(problems)} 处要核对：", err=True)
    for problem in problems[:_SHOWN]:
        click.echo(f"  {problem}", err=True)
    if len(problems) > _SHOWN:
        click.echo(f"  ……另有 {len(problems) - _SHOWN} 处", err=True)
