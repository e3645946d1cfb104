"""Worker processes that do one task after another, with bounded time and memory; one that dies takes only its task along.

Kept libraries were weighed: ``concurrent.futures`` and ``loky`` give up the whole pool when a process dies, and ``pebble``, which
does not, is no permissive licence.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from msgspec import Struct

Task = TypeVar("Task")
Answer = TypeVar("Answer")

_LOOK_UP = 2.0
"""Seconds after which an idle worker looks whether the process that started it is still there."""

_PATIENCE = 1.0
"""Seconds that a worker has to leave when it is told to."""


class Limits(Struct, frozen=True):
    """What a worker may use: seconds a task, bytes of memory (0: no limit), and tasks before a fresh worker takes its place."""

    seconds: float = 0
    memory: int = 0
    tasks: int = 100


class Failure(Struct, frozen=True):
    """Why a task has no answer: too much time or memory, its process died (how), or an error (which)."""

    kind: Literal["time", "memory", "died", "error"]
    detail: str = ""


class _Worker(Struct, Generic[Task]):
    process: BaseProcess
    connection: Connection
    number: int | None = None
    deadline: float | None = None
    tasks: int = 0


class Workers(Generic[Task, Answer]):
    """Up to ``jobs`` processes that answer tasks by ``work``; they are started as tasks come."""

    def __init__(self, work: Callable[[Task], Answer], jobs: int, limits: Limits) -> None:
        """Start nothing yet. ``work`` and its tasks and answers must be picklable."""
        self._work = work
        self._jobs = jobs
        self._limits = limits
        self._workers: list[_Worker[Task]] = []

    @property
    def free(self) -> int:
        """How many tasks can be started now."""
        return self._jobs - sum(worker.number is not None for worker in self._workers)

    def start(self, number: int, task: Task) -> None:
        """Give a task to a free worker; its answer comes under the number."""
        for gone in [each for each in self._workers if each.number is None and not each.process.is_alive()]:
            self._dismiss(gone)
        worker = next((each for each in self._workers if each.number is None), None) or self._hire()
        worker.number, worker.tasks = number, worker.tasks + 1
        worker.deadline = time.monotonic() + self._limits.seconds if self._limits.seconds else None
        with suppress(OSError):  # a worker that goes at this moment is seen by the wait
            worker.connection.send(task)

    def wait(self) -> list[tuple[int, Answer | Failure]]:
        """Wait until at least one task is answered or has failed; nothing only when none was started."""
        answers: list[tuple[int, Answer | Failure]] = []
        while not answers and (busy := [worker for worker in self._workers if worker.number is not None]):
            deadlines = [worker.deadline for worker in busy if worker.deadline is not None]
            patience = max(0.0, min(deadlines) - time.monotonic()) if deadlines else None
            ready = wait([worker.connection for worker in busy], patience)
            for worker in busy:
                if worker.connection in ready:
                    answers.append(self._answer(worker))
                elif worker.deadline is not None and worker.deadline <= time.monotonic():
                    answers.append((self._number(worker), Failure("time")))
                    self._dismiss(worker)
        return answers

    def close(self) -> None:
        """End all workers, those at work too."""
        for worker in list(self._workers):
            self._dismiss(worker)

    def _answer(self, worker: _Worker[Task]) -> tuple[int, Answer | Failure]:
        """What the worker sends, or how it died; a worker that is spent leaves."""
        number = self._number(worker)
        try:
            answer = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join(_PATIENCE)
            answer = Failure("died", _how(worker.process.exitcode))
        spent = worker.tasks >= self._limits.tasks
        if spent or (isinstance(answer, Failure) and answer.kind != "error"):
            self._dismiss(worker)
        return number, answer

    @staticmethod
    def _number(worker: _Worker[Task]) -> int:
        number, worker.number = worker.number, None
        if number is None:
            raise ValueError(worker)
        return number

    def _hire(self) -> _Worker[Task]:
        context = _context()
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._work, self._limits.memory, os.getpid()), daemon=True)
        process.start()
        theirs.close()
        worker: _Worker[Task] = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _dismiss(self, worker: _Worker[Task]) -> None:
        """An idle worker leaves by itself; any other is killed with all that it started."""
        self._workers.remove(worker)
        if worker.number is None and worker.process.is_alive():
            with suppress(OSError):
                worker.connection.send(None)
            worker.process.join(_PATIENCE)
        if worker.process.is_alive():
            _kill(worker.process)
        worker.connection.close()
        worker.process.join()
        worker.process.close()


class Inline(Generic[Task, Answer]):
    """The same without processes: each task is done when it is started, with all the time and memory that it takes."""

    free = 1

    def __init__(self, work: Callable[[Task], Answer]) -> None:
        """Keep the work."""
        self._work = work
        self._answers: list[tuple[int, Answer | Failure]] = []

    def start(self, number: int, task: Task) -> None:
        """Do the task."""
        self._answers.append((number, _done(self._work, task)))

    def wait(self) -> list[tuple[int, Answer | Failure]]:
        """The answers since the last call."""
        answers, self._answers = self._answers, []
        return answers

    def close(self) -> None:
        """Nothing is left to do."""


def _context() -> Any:
    """Forked workers start at once with all that is loaded; only Linux forks safely, and only without further threads."""
    fork = sys.platform == "linux" and threading.active_count() == 1 and _threads_of_libraries() == 0
    return multiprocessing.get_context("fork" if fork else "spawn")


def _threads_of_libraries() -> int:
    """Threads that Python does not know (those of typst): a fork would leave their locks shut for ever."""
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir()) - threading.active_count()
    except OSError:
        return 0


def _serve(connection: Connection, work: Callable[[Task], Answer], memory: int, parent: int) -> None:
    """The worker: answer tasks until told to leave or left alone."""
    if hasattr(os, "setsid"):
        os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory(memory)
    with suppress(EOFError, OSError):
        while True:
            while not connection.poll(_LOOK_UP):
                if os.getppid() != parent:
                    return
            task = connection.recv()
            if task is None:
                return
            connection.send(_done(work, task))


def _done(work: Callable[[Task], Answer], task: Task) -> Answer | Failure:
    try:
        return work(task)
    except MemoryError:
        return Failure("memory")
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return Failure("error", f"{error!r}（{where.name} 第{where.lineno}行）")


def _bound_memory(most: int) -> None:
    """Let this process have no more memory, and leave no core file, where the system can be told so."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
        if most:
            _, hard = resource.getrlimit(resource.RLIMIT_DATA)
            resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _kill(process: BaseProcess) -> None:
    if hasattr(os, "killpg") and process.pid is not None:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _how(code: int | None) -> str:
    """How a process ended, in Chinese."""
    return f"信号 {-code}" if code is not None and code < 0 else f"退出码 {code}"
