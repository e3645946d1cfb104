"""Work in a process of its own: what it answers, and that neither its crash nor its greed reaches the caller."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from juesuan.apart import ApartError, ApartTimeoutError, Bounds, ask

MUCH = 1 << 30
MODULE = """
import os, subprocess, sys, time
from juesuan.apart import serve

def answer(question):
    {body}

if __name__ == "__main__":
    serve(answer)
"""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path / "works_apart.py"


def asked(module: Path, body: str, bounds: Bounds) -> bytes:
    module.write_text(MODULE.format(body=body), encoding="utf-8")
    return ask(module.stem, b"juesuan", bounds)


def test_the_answer(module: Path) -> None:
    assert asked(module, "return question.upper()", Bounds(30, MUCH)) == b"JUESUAN"


def test_what_is_printed_is_no_answer(module: Path) -> None:
    assert asked(module, "print('x'); os.write(1, b'y'); return b'z'", Bounds(30, MUCH)) == b"z"


@pytest.mark.parametrize("body", ["os.abort()", "raise ValueError", "return bytes(2 << 30)", "sys.exit(3)"])
def test_a_process_that_fails(module: Path, body: str) -> None:
    with pytest.raises(ApartError):
        asked(module, body, Bounds(30, MUCH))


def test_a_process_that_takes_too_long_ends_with_all_that_it_started(module: Path, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    started = f"p = subprocess.Popen(['sleep', '600']); open({str(note)!r}, 'w').write(str(p.pid)); time.sleep(600)"
    with pytest.raises(ApartTimeoutError):
        asked(module, started, Bounds(2, MUCH))
    assert gone(int(note.read_text()))


def gone(number: int) -> bool:
    """True when a process has ended, or has at the latest a moment later."""
    status = Path(f"/proc/{number}/stat")
    for _ in range(50):
        if not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False
