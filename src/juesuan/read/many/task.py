"""One task of a run: a file, or several that make one document, to its disclosure; a folder or archive to the files in it."""

from __future__ import annotations

from msgspec import Struct

from juesuan.model.disclosure import Disclosure
from juesuan.read.budget import Budget
from juesuan.read.disclosure import disclosure_of
from juesuan.read.intake.contents import contents_of
from juesuan.read.intake.given import Given
from juesuan.read.together import name_of, read_together

Task = Given | tuple[Given, ...]
"""A file, folder or archive; or several that are one document."""


class How(Struct, frozen=True):
    """How files are read: form set, password, budget of each."""

    form_set: str = "auto"
    password: str | None = None
    budget: Budget = Budget()


def task_name(task: Task) -> str:
    """The name of the document that a task makes."""
    return task.name if isinstance(task, Given) else name_of(task)


def read_task(task: Task, how: How) -> Disclosure | tuple[Given, ...]:
    """The disclosure of a file, or of several as one; of a folder or archive the files in it.

    Raises:
        UnreadableFileError: as for ``read_disclosure`` and ``read_together``.
    """
    if isinstance(task, tuple):
        paths = [each.path for each in task]
        return read_together(paths, form_set=how.form_set, password=how.password, budget=how.budget)
    content = contents_of(task, how.budget)
    if isinstance(content, tuple):
        return content
    return disclosure_of(content, task.name, form_set=how.form_set, password=how.password, budget=how.budget)
