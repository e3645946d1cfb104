"""Work on a file that may be hostile, done in a process of its own with bounded memory and time.

Libraries that trust the sizes a file claims, or that follow what it points to, may abort, fill the memory or never end.
Python can catch none of these, so only the child may end so; the caller gets an exception.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress

from msgspec import Struct


class Bounds(Struct, frozen=True):
    """What the process may take: seconds, and bytes of memory (where the system can be told so)."""

    seconds: float
    memory: int


class ApartError(Exception):
    """The process ended without an answer."""


class ApartTimeoutError(ApartError):
    """The process took longer than its bounds allow and was ended, with all that it had started."""


def ask(module: str, question: bytes, bounds: Bounds) -> bytes:
    """The answer of a module that calls ``serve`` when it is run.

    Raises:
        ApartTimeoutError: it takes more time than it may.
        ApartError: it crashes, or wants more memory than it may.
    """
    command = [sys.executable, "-P", "-m", module, str(bounds.memory), str(int(bounds.seconds) + 1)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
    ) as process:
        try:
            answer, _ = process.communicate(question, timeout=bounds.seconds)
        except subprocess.TimeoutExpired as error:
            raise ApartTimeoutError from error
        finally:
            _end(process)
    if process.returncode:
        raise ApartError
    return answer


def serve(answer: Callable[[bytes], bytes]) -> None:
    """Answer the question that comes on stdin; nothing else that is printed meanwhile goes to stdout."""
    question = sys.stdin.buffer.read()
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)
        _bound(int(sys.argv[1]), int(sys.argv[2]))
        out.write(answer(question))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and what it has started."""
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _bound(memory: int, seconds: int) -> None:
    """Let this process have no more memory and time, and leave no core file, where the system can be told so."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
