"""Reads many files, folders and archives, each drawn by the worker that reads it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from functools import partial

from msgspec import Struct

from juesuan.errors import UnreadableFileError
from juesuan.model.disclosure import Disclosure
from juesuan.read.intake.given import Given
from juesuan.read.many.stream import Job, Progress, given_as, stream
from juesuan.read.many.task import How, Task, read_task, task_name
from juesuan.standards.standards import load_standards

Draw = Callable[[Disclosure], bytes]
"""How a disclosure is written out; it must be picklable, since workers do it."""


class Drawn(Struct, frozen=True):
    """A file that was read: its name, and what was drawn; or why there is nothing (Chinese)."""

    name: str
    data: bytes = b""
    unread: str = ""


class Reading(Struct, frozen=True):
    """How files are read and written out: whether all make one document, in how many processes."""

    how: How
    draw: Draw
    jobs: int = 1
    as_one: bool = False


def read_files(paths: Sequence[str], reading: Reading, on_progress: Progress = lambda _, __: None) -> Generator[Drawn]:
    """Read files; of folders and zip archives every file in them. One that cannot be read comes with the reason.

    Raises:
        UsageError: there is no such form set; raised at once, not when iterated.
    """
    if reading.how.form_set != "auto":
        load_standards().form_set(reading.how.form_set)
    job = Job(partial(_read, reading=reading), _unread, reading.how.budget, reading.jobs)
    return stream(given_as(paths, as_one=reading.as_one), job, on_progress)


def _read(task: Task, reading: Reading) -> Drawn | tuple[Given, ...]:
    try:
        answer = read_task(task, reading.how)
    except UnreadableFileError as error:
        return Drawn(task_name(task), unread=str(error))
    return answer if isinstance(answer, tuple) else Drawn(task_name(task), reading.draw(answer))


def _unread(name: str, reason: str) -> Drawn:
    return Drawn(name, unread=str(UnreadableFileError(name, reason)))
