"""Worker processes: answers under their numbers; too much time or memory, or death, takes one task along and no other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from juesuan.read.many.workers import Failure, Inline, Limits, Workers

MEGABYTE = 1024 * 1024
Answers = dict[int, str | Failure]


def work(task: str) -> str:
    """What a task says is done."""
    what, _, rest = task.partition(" ")
    match what:
        case "sleep":
            time.sleep(60)
        case "hold":
            return str(len(bytearray(int(rest) * MEGABYTE)))
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "leave":
            os._exit(3)
        case "raise":
            raise ValueError(rest)
        case "child":
            with subprocess.Popen(["/bin/sleep", "60"]) as child:
                Path(rest).write_text(str(child.pid))
        case "pid":
            return str(os.getpid())
    return task


def answers(workers: Workers[str, str] | Inline[str, str], *tasks: str) -> Answers:
    """All answers by the number of their task; the workers are closed behind them."""
    found: Answers = {}
    waiting = list(enumerate(tasks))
    try:
        while len(found) < len(tasks):
            while waiting and workers.free:
                workers.start(*waiting.pop(0))
            found.update(workers.wait())
    finally:
        workers.close()
    return found


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_every_task_is_answered_under_its_number(jobs: int) -> None:
    tasks = [f"say {number}" for number in range(7)]
    assert answers(Workers(work, jobs, Limits()), *tasks) == dict(enumerate(tasks))


def test_a_task_without_end_is_stopped_and_the_others_are_answered() -> None:
    found = answers(Workers(work, 2, Limits(seconds=3)), "say a", "sleep", "say b", "say c")
    assert found == {0: "say a", 1: Failure("time"), 2: "say b", 3: "say c"}


@pytest.mark.skipif(sys.platform != "linux", reason="kills process groups as Linux has them")
def test_what_a_stopped_task_had_started_is_stopped_too(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    assert answers(Workers(work, 1, Limits(seconds=3)), f"child {note}") == {0: Failure("time")}
    assert _is_gone(int(note.read_text()))


def _is_gone(pid: int) -> bool:
    """True once the process has ended, dead but not yet buried by its parent too."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded as Linux does")
def test_a_task_that_wants_too_much_memory_fails_alone() -> None:
    found = answers(Workers(work, 1, Limits(memory=500 * MEGABYTE)), "hold 20", "hold 2000", "hold 30")
    assert found == {0: str(20 * MEGABYTE), 1: Failure("memory"), 2: str(30 * MEGABYTE)}


@pytest.mark.parametrize(("task", "how"), [("die", "信号 9"), ("leave", "退出码 3")])
def test_a_process_that_dies_takes_only_its_task_along(task: str, how: str) -> None:
    found = answers(Workers(work, 2, Limits()), "say a", task, "say b", task, "say c")
    assert found == {0: "say a", 1: Failure("died", how), 2: "say b", 3: Failure("died", how), 4: "say c"}


def test_an_error_is_told_with_its_place() -> None:
    found = answers(Workers(work, 1, Limits()), "raise 坏", "say a")
    assert found[1] == "say a"
    assert isinstance(found[0], Failure)
    assert found[0].kind == "error"
    assert found[0].detail.startswith("ValueError('坏')（work 第")


def test_a_worker_is_replaced_after_so_many_tasks() -> None:
    found = answers(Workers(work, 1, Limits(tasks=2)), *["pid"] * 5)
    assert [found[0] == found[1], found[1] == found[2], found[2] == found[3], found[3] == found[4]] == [True, False, True, False]


def test_a_worker_that_died_at_rest_is_replaced() -> None:
    workers: Workers[str, str] = Workers(work, 1, Limits())
    workers.start(0, "pid")
    [(_, first)] = workers.wait()
    os.kill(int(str(first)), signal.SIGKILL)
    workers._workers[0].process.join()
    workers.start(1, "say a")
    assert workers.wait() == [(1, "say a")]
    workers.close()


def test_closing_ends_workers_that_are_at_work() -> None:
    workers: Workers[str, str] = Workers(work, 1, Limits())
    workers.start(0, "sleep")
    process = workers._workers[0].process
    workers.close()
    with pytest.raises(ValueError, match="closed"):
        process.is_alive()


def test_waiting_for_nothing_gives_nothing() -> None:
    assert Workers(work, 1, Limits()).wait() == []


def test_inline_does_the_same_in_this_process() -> None:
    found = answers(Inline(work), "pid", "raise 坏", "say a")
    assert (found[0], found[2]) == (str(os.getpid()), "say a")
    assert isinstance(found[1], Failure)
    assert found[1].kind == "error"


def test_workers_without_fork_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("juesuan.read.many.workers.threading.active_count", lambda: 2)
    assert answers(Workers(work, 1, Limits()), "say a") == {0: "say a"}


SCRIPT = """
import os, sys, time
from juesuan.read.many.workers import Limits, Workers
def work(task): return os.getpid()
workers = Workers(work, 2, Limits())
workers.start(0, ""); workers.start(1, "")
found = []
while len(found) < 2: found += workers.wait()
print(*(pid for _, pid in found), flush=True)
os._exit(0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_idle_workers_end_when_the_program_is_gone() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    pids = [int(pid) for pid in done.stdout.split()]
    assert len(set(pids)) == 2
    assert all(map(_is_gone, pids))
