"""The run over many tasks: started as workers are free, answered in the order of what was given, folders opened in their place.

Nothing of a document is kept once it is handed on, so that memory does not grow with the run.
"""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator, Sequence
from itertools import count, islice
from typing import Generic, TypeVar

from msgspec import Struct

from juesuan.read.budget import MEGABYTE, Budget
from juesuan.read.intake.archives import LIMITS
from juesuan.read.intake.given import Given
from juesuan.read.many.task import Task, task_name
from juesuan.read.many.workers import Failure, Inline, Limits, Workers

Done = TypeVar("Done")

Progress = Callable[[str, int], None]
"""What is told of each document done: its name, and how many are known to follow."""

_AHEAD = 8
"""How many files a worker, at most, are done before an earlier one is."""


class Job(Struct, Generic[Done], frozen=True):
    """What is done with each task.

    Attributes:
        work: Makes the result of a task, or gives the files in a folder or archive; picklable, since workers do it.
        failed: Makes the result of a task that has none, from its name and the reason (Chinese).
        budget: What a task may cost.
        jobs: How many worker processes there are.
    """

    work: Callable[[Task], Done | tuple[Given, ...]]
    failed: Callable[[str, str], Done]
    budget: Budget
    jobs: int = 1


class _Result(Struct, Generic[Done]):
    """A result, which may be anything, None included."""

    value: Done


class _Slot(Struct, Generic[Done]):
    """The place of a task in the order of results."""

    number: int
    task: Task
    started: bool = False
    done: _Result[Done] | None = None


def given_as(paths: Sequence[str], *, as_one: bool) -> list[Task]:
    """The tasks that paths make: one each, or one of all."""
    given = tuple(map(Given.of, paths))
    return [given] if as_one else list(given)


def available_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def stream(tasks: Sequence[Task], job: Job[Done], on_progress: Progress = lambda _, __: None) -> Generator[Done]:
    """The results of all tasks, and of all files in folders and archives, in order, each as soon as it can be given."""
    run = _Run(job, deque(_Slot(number, task) for number, task in enumerate(tasks)), count(len(tasks)))
    try:
        while run.slots:
            run.advance()
            while run.slots and (done := run.slots[0].done):
                slot = run.slots.popleft()
                on_progress(task_name(slot.task), len(run.slots))
                yield done.value
    finally:
        run.workers.close()


class _Run(Generic[Done]):
    """The state of a run: the tasks in order, those at work, how many files each archive has given."""

    def __init__(self, job: Job[Done], slots: deque[_Slot[Done]], numbers: Iterator[int]) -> None:
        self.job = job
        self.slots = slots
        self.workers = _workers(job)
        self._numbers = numbers
        self._files: Counter[str] = Counter()

    def advance(self) -> None:
        """Start what can be started, and take what is answered."""
        waiting = [slot for slot in islice(self.slots, _AHEAD * self.job.jobs) if not slot.started]
        for slot in waiting:
            if not self.workers.free:
                break
            slot.started = True
            self.workers.start(slot.number, slot.task)
        for number, answer in self.workers.wait():
            self._take(next(slot for slot in self.slots if slot.number == number), answer)

    def _take(self, slot: _Slot[Done], answer: Done | tuple[Given, ...] | Failure) -> None:
        if isinstance(answer, tuple):
            self._open(slot, answer)
        elif isinstance(answer, Failure):
            self._fail(slot, failure_words(answer, self.job.budget))
        else:
            slot.done = _Result(answer)

    def _open(self, slot: _Slot[Done], files: tuple[Given, ...]) -> None:
        """Put the files of a folder or archive in its place; an archive in archives gives no more than the limit of one."""
        if files and files[0].members:
            path = files[0].path
            self._files[path] += len(files)
            if self._files[path] > LIMITS.max_members:
                self._fail(slot, f"压缩包中的文件超过上限 {LIMITS.max_members} 个")
                return
        slots = list(self.slots)
        at = slots.index(slot)
        slots[at : at + 1] = [_Slot(next(self._numbers), file) for file in files]
        self.slots = deque(slots)

    def _fail(self, slot: _Slot[Done], reason: str) -> None:
        slot.done = _Result(self.job.failed(task_name(slot.task), reason))


def _workers(job: Job[Done]) -> Workers[Task, Done | tuple[Given, ...]] | Inline[Task, Done | tuple[Given, ...]]:
    """Processes, unless a single one without bounds of time and memory would do the same as this one."""
    if job.jobs == 1 and not job.budget.max_seconds and not job.budget.max_memory:
        return Inline(job.work)
    return Workers(job.work, job.jobs, Limits(job.budget.max_seconds, job.budget.max_memory))


def failure_words(failure: Failure, budget: Budget) -> str:
    """Why a file could not be dealt with, in Chinese."""
    match failure.kind:
        case "time":
            return f"超过每份文件 {budget.max_seconds:g} 秒的时间上限，已停止；可用 --timeout 放宽"
        case "memory":
            return f"超过每份文件 {budget.max_memory // MEGABYTE} MB 的内存上限；可用 --max-memory 放宽"
        case "died":
            return f"读取它的进程意外终止（{failure.detail}），文件可能已损坏，或内存不足"
        case "error":
            return f"程序出错：{failure.detail}"
