"""The books of many bodies compiled in one run, by several processes: a line a body, in the order in which they were given."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence

import click

from juesuan.cli.chinese import FAILED, explain
from juesuan.cli.compiled_books import Made, Task, compiled
from juesuan.cli.progress import steps
from juesuan.errors import JuesuanError
from juesuan.read.many.workers import Failure, Limits, Workers

_SAID = {0: "已编成", 1: "还要补写 {count} 处"}


def compile_many(tasks: Sequence[Task], jobs: int) -> int:
    """Compile all; one that cannot be read stops no other. The greatest status is that of the run."""
    status = 0
    with steps(len(tasks)) as done:
        for task, made in zip(tasks, _in_order(tasks, jobs, done), strict=True):
            click.echo("".join(f"{task.books}：{line}\n" for line in made.talk.splitlines()), err=True, nl=False)
            if made.status in _SAID:
                click.echo(f"{task.books}：{_SAID[made.status].format(count=made.count)}")
            status = max(status, made.status)
    return status


def _in_order(tasks: Sequence[Task], jobs: int, done: Callable[[str], None]) -> Iterator[Made]:
    """What comes of each task; later ones that are done before wait."""
    if jobs == 1:
        for task in tasks:
            yield _made(task)
            done(task.books)
        return
    _load()
    workers: Workers[Task, Made] = Workers(_made, jobs, Limits())
    waiting = deque(enumerate(tasks))
    finished: dict[int, Made] = {}
    try:
        for number in range(len(tasks)):
            while number not in finished:
                while waiting and workers.free:
                    workers.start(*waiting.popleft())
                for which, answer in workers.wait():
                    finished[which] = _crashed(answer) if isinstance(answer, Failure) else answer
                    done(tasks[which].books)
            yield finished.pop(number)
    finally:
        workers.close()


def _load() -> None:
    """Load what every worker needs before the first is forked."""
    from juesuan.compile.compiled import compile_books
    from juesuan.standards.standards import load_standards

    load_standards()


def _made(task: Task) -> Made:
    try:
        return compiled(task)
    except JuesuanError as error:
        return Made(FAILED, "", f"错误：{error}\n")
    except click.ClickException as error:
        return Made(FAILED, "", f"错误：{explain(error)}\n")


def _crashed(failure: Failure) -> Made:
    return Made(FAILED, "", f"错误：编制中断（{failure.kind} {failure.detail}）\n")
