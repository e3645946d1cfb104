"""Progress over many files, on stderr and only where a person watches nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress


@contextmanager
def shown(output: str | None, what: str = "核对") -> Iterator[Callable[[str, int], None]]:
    """What to call with the path of each file done and how many follow; idle for a single file or without a terminal.

    Idle too where the results appear on the screen one by one.
    """
    if not sys.stderr.isatty() or (output is None and sys.stdout.isatty()):
        yield lambda _, __: None
        return
    with ExitStack() as stack:
        yield _Bar(stack, what)


@contextmanager
def steps(count: int) -> Iterator[Callable[[str], None]]:
    """What to call with the name of each of so many steps done; idle without a terminal, or when there are none."""
    if not count or not sys.stderr.isatty():
        yield lambda _: None
        return
    with _progress("编制") as bar:
        task = bar.add_task("", total=count)

        def done(name: str) -> None:
            bar.update(task, advance=1, description=name)
            bar.refresh()

        yield done


class _Bar:
    """The bar, drawn from the first file on that others follow; without a thread, since workers are forked."""

    def __init__(self, stack: ExitStack, what: str) -> None:
        self._stack = stack
        self._what = what
        self._bar: Progress | None = None
        self._done = 0

    def __call__(self, path: str, left: int) -> None:
        self._done += 1
        if self._bar is None and left:
            self._bar = self._stack.enter_context(_progress(self._what))
            self._bar.add_task("")
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._done, total=self._done + left, description=path)
            self._bar.refresh()


def _progress(what: str) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    return Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
