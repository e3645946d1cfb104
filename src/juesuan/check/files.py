"""Checks many files, folders and archives: each file in a worker process, the results in the order of what was given."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from juesuan.check.runner import Settings, check_document, unreadable, waivers_report
from juesuan.errors import UnreadableFileError
from juesuan.findings.report import DocumentReport
from juesuan.findings.waiver import WaiverUse, of_run
from juesuan.read.intake.given import Given
from juesuan.read.many.stream import Job, Progress, given_as, stream
from juesuan.read.many.task import How, Task, read_task, task_name
from juesuan.rules.catalogue import select_rules
from juesuan.standards.standards import load_standards

Drawn = str | Mapping[str, bytes]
"""A report as text, or the pictures that belong to it, by name."""

Draw = Callable[[DocumentReport], Drawn]
"""How a document's report is drawn, for instance as text; it must be picklable, since workers do it."""


class Checked(Struct, frozen=True):
    """A document's report, and the same as it was drawn."""

    document: DocumentReport
    drawn: Drawn = ""

    @property
    def text(self) -> str:
        """What was drawn as text; '' if it was pictures."""
        return self.drawn if isinstance(self.drawn, str) else ""

    @property
    def pictures(self) -> Mapping[str, bytes]:
        """The pictures that were drawn."""
        return {} if isinstance(self.drawn, str) else self.drawn


class Plan(Struct, frozen=True):
    """How files are checked: settings, number of worker processes, whether all files make one document, how reports are drawn."""

    settings: Settings
    jobs: int = 1
    as_one: bool = False
    draw: Draw | None = None


def check_files(paths: Sequence[str], plan: Plan, on_progress: Progress = lambda _, __: None) -> Generator[Checked]:
    """Check files; of folders and zip archives every file in them. What cannot be read gives a document with a fatal problem.

    The list of waivers of the settings comes last, as a document of its own, if waivers of it did nothing or are expired.

    Args:
        paths: What was given.
        plan: How to check.
        on_progress: Told of each document done: its path, and how many are known to follow.

    Raises:
        UsageError: the settings name a form set or a code that does not exist; raised at once, not when iterated.
    """
    settings = plan.settings
    select_rules(settings.select, settings.ignore)
    standards = load_standards()
    if settings.form_set != "auto":
        standards.form_set(settings.form_set)
    work, failed = partial(_check, settings=settings, draw=plan.draw), partial(_failed, draw=plan.draw)
    job = Job(work, failed, settings.budget, plan.jobs)
    return _with_waivers(stream(given_as(paths, as_one=plan.as_one), job, on_progress), plan)


def _with_waivers(results: Generator[Checked], plan: Plan) -> Generator[Checked]:
    """The results, and behind them the list of waivers, if something is wrong with it."""
    uses: tuple[WaiverUse, ...] = ()
    with closing(results):
        for result in results:
            uses = of_run((*uses, *result.document.waivers))
            yield result
    for report in waivers_report(plan.settings, uses):
        yield _drawn(report, plan.draw)


def _check(task: Task, settings: Settings, draw: Draw | None) -> Checked | tuple[Given, ...]:
    """The report on a file, or on several as one; of a folder or archive the files in it."""
    try:
        answer = read_task(task, How(settings.form_set, settings.password, settings.budget))
    except UnreadableFileError as error:
        return _drawn(unreadable(task_name(task), str(error)), draw)
    return answer if isinstance(answer, tuple) else _drawn(check_document(answer, settings), draw)


def _failed(name: str, reason: str, draw: Draw | None) -> Checked:
    return _drawn(unreadable(name, str(UnreadableFileError(name, reason))), draw)


def _drawn(document: DocumentReport, draw: Draw | None) -> Checked:
    """The report, and drawn; what was read goes no further than the drawing."""
    return Checked(replace(document, disclosure=None), draw(document)) if draw else Checked(document)
