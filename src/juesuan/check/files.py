"""Checks many files, folders and archives: each file in a worker process, the results in the order of what was given.

Nothing of a document is kept once it is handed on, so that memory does not grow with the run.
"""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from itertools import count, islice

from juesuan.check.runner import Settings, check_document, unreadable, waivers_report
from juesuan.check.workers import Failure, Inline, Limits, Workers
from juesuan.errors import UnreadableFileError
from juesuan.findings.report import DocumentReport
from juesuan.findings.waiver import WaiverUse, of_run
from juesuan.read.budget import MEGABYTE, Budget
from juesuan.read.disclosure import disclosure_of
from juesuan.read.intake.archives import LIMITS
from juesuan.read.intake.contents import contents_of
from juesuan.read.intake.given import Given
from juesuan.read.together import name_of, read_together
from juesuan.rules.catalogue import select_rules
from juesuan.standards.standards import load_standards

Drawn = str | Mapping[str, bytes]
"""A report as text, or the pictures that belong to it, by name."""

Draw = Callable[[DocumentReport], Drawn]
"""How a document's report is drawn, for instance as text; it must be picklable, since workers do it."""

_AHEAD = 8
"""How many files a worker, at most, are done before an earlier one is."""

_Task = Given | tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Checked:
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


@dataclass(frozen=True, slots=True)
class Plan:
    """How files are checked: settings, number of worker processes, whether all files make one document, how reports are drawn."""

    settings: Settings
    jobs: int = 1
    as_one: bool = False
    draw: Draw | None = None


@dataclass(slots=True)
class _Slot:
    """The place of a task in the order of results."""

    number: int
    task: _Task
    started: bool = False
    done: Checked | None = None


def check_files(
    paths: Sequence[str], plan: Plan, on_progress: Callable[[str, int], None] = lambda _, __: None
) -> Generator[Checked]:
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
    given = tuple(map(Given.of, paths))
    return _with_waivers(_stream([given] if plan.as_one else list(given), plan, on_progress), plan)


def available_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _with_waivers(results: Generator[Checked], plan: Plan) -> Generator[Checked]:
    """The results, and behind them the list of waivers, if something is wrong with it."""
    uses: tuple[WaiverUse, ...] = ()
    with closing(results):
        for result in results:
            uses = of_run((*uses, *result.document.waivers))
            yield result
    for report in waivers_report(plan.settings, uses):
        yield _drawn(report, plan.draw)


def _stream(tasks: Sequence[_Task], plan: Plan, on_progress: Callable[[str, int], None]) -> Generator[Checked]:
    run = _Run(plan, deque(_Slot(number, task) for number, task in enumerate(tasks)), count(len(tasks)))
    try:
        while run.slots:
            run.advance()
            while run.slots and (done := run.slots[0].done):
                run.slots.popleft()
                on_progress(done.document.path, len(run.slots))
                yield done
    finally:
        run.workers.close()


class _Run:
    """The state of a run: the tasks in order, those at work, how many files each archive has given."""

    def __init__(self, plan: Plan, slots: deque[_Slot], numbers: Iterator[int]) -> None:
        self.plan = plan
        self.slots = slots
        self.workers = _workers(plan)
        self._numbers = numbers
        self._files: Counter[str] = Counter()

    def advance(self) -> None:
        """Start what can be started, and take what is answered."""
        waiting = [slot for slot in islice(self.slots, _AHEAD * self.plan.jobs) if not slot.started]
        for slot in waiting:
            if not self.workers.free:
                break
            slot.started = True
            self.workers.start(slot.number, slot.task)
        for number, answer in self.workers.wait():
            self._take(next(slot for slot in self.slots if slot.number == number), answer)

    def _take(self, slot: _Slot, answer: Checked | tuple[Given, ...] | Failure) -> None:
        if isinstance(answer, tuple):
            self._open(slot, answer)
        elif isinstance(answer, Failure):
            slot.done = self._failed(slot.task, failure_words(answer, self.plan.settings.budget))
        else:
            slot.done = answer

    def _open(self, slot: _Slot, files: tuple[Given, ...]) -> None:
        """Put the files of a folder or archive in its place; an archive in archives gives no more than the limit of one."""
        if files and files[0].members:
            path = files[0].path
            self._files[path] += len(files)
            if self._files[path] > LIMITS.max_members:
                slot.done = self._failed(slot.task, f"压缩包中的文件超过上限 {LIMITS.max_members} 个")
                return
        slots = list(self.slots)
        at = slots.index(slot)
        slots[at : at + 1] = [_Slot(next(self._numbers), file) for file in files]
        self.slots = deque(slots)

    def _failed(self, task: _Task, reason: str) -> Checked:
        name = task.name if isinstance(task, Given) else name_of(task)
        return _drawn(unreadable(name, str(UnreadableFileError(name, reason))), self.plan.draw)


def _workers(plan: Plan) -> Workers[_Task, Checked | tuple[Given, ...]] | Inline[_Task, Checked | tuple[Given, ...]]:
    """Processes, unless a single one without bounds of time and memory would do the same as this one."""
    work = partial(_check, settings=plan.settings, draw=plan.draw)
    budget = plan.settings.budget
    if plan.jobs == 1 and not budget.max_seconds and not budget.max_memory:
        return Inline(work)
    return Workers(work, plan.jobs, Limits(budget.max_seconds, budget.max_memory))


def failure_words(failure: Failure, budget: Budget) -> str:
    """Why a file could not be checked, in Chinese."""
    match failure.kind:
        case "time":
            return f"超过每份文件 {budget.max_seconds:g} 秒的时间上限，已停止；可用 --timeout 放宽"
        case "memory":
            return f"超过每份文件 {budget.max_memory // MEGABYTE} MB 的内存上限；可用 --max-memory 放宽"
        case "died":
            return f"读取它的进程意外终止（{failure.detail}），文件可能已损坏，或内存不足"
        case "error":
            return f"程序出错：{failure.detail}"


def _check(task: _Task, settings: Settings, draw: Draw | None) -> Checked | tuple[Given, ...]:
    """The report on a file, or on several as one; of a folder or archive the files in it."""
    budget = settings.budget
    try:
        if isinstance(task, tuple):
            disclosure = read_together(
                [each.path for each in task], form_set=settings.form_set, password=settings.password, budget=budget
            )
        else:
            content = contents_of(task, budget)
            if isinstance(content, tuple):
                return content
            disclosure = disclosure_of(content, task.name, form_set=settings.form_set, password=settings.password, budget=budget)
    except UnreadableFileError as error:
        name = task.name if isinstance(task, Given) else name_of(task)
        return _drawn(unreadable(name, str(error)), draw)
    return _drawn(check_document(disclosure, settings), draw)


def _drawn(document: DocumentReport, draw: Draw | None) -> Checked:
    """The report, and drawn; what was read goes no further than the drawing."""
    return Checked(replace(document, disclosure=None), draw(document)) if draw else Checked(document)
