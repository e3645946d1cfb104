"""Prints how long all outputs of one body take, and how much faster many bodies are with two processes than with one.

python benchmarks/compile.py [--bodies N] [--runs N]
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BOOKS = Path(__file__).resolve().parents[1] / "examples" / "books" / "yunxi-liaison-office-2024"
BODIES, RUNS = 100, 1
SECONDS, RATIO = 3.0, 1.6
"""The goals: all outputs of one body after import, and two processes against one."""


def one() -> float:
    """Seconds of everything of one body, from the books to the folder: the best of five; the first also loads the libraries."""
    from juesuan.cli.compiled_books import Task, compiled

    with tempfile.TemporaryDirectory() as folder:
        times = []
        for _ in range(5):
            start = time.perf_counter()
            compiled(Task(str(BOOKS), str(Path(folder) / "out"), alone=False))
            times.append(time.perf_counter() - start)
    print(f"one body: first, with the libraries, {times[0]:.2f} s, best {min(times):.2f} s   goal {SECONDS:.0f} s")
    return min(times)


def many(folder: Path, jobs: int) -> float:
    """Seconds of one run over a folder, from the shell."""
    program = Path(sys.executable).with_name("juesuan")
    out = folder.parent / f"out{jobs}"
    start = time.perf_counter()
    subprocess.run([program, "compile", folder, "-o", out, "--jobs", str(jobs)], stdout=subprocess.DEVNULL, check=True)  # noqa: S603
    return time.perf_counter() - start


def main() -> int:
    """Measure; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bodies", type=int, default=BODIES)
    parser.add_argument("--runs", type=int, default=RUNS)
    options = parser.parse_args()
    alone_best = one()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "books"
        for number in range(options.bodies):
            shutil.copytree(BOOKS, folder / f"{number:03}")
        seconds = {1: [0.0] * options.runs, 2: [0.0] * options.runs}
        for run in range(options.runs):
            for jobs, taken in seconds.items():
                taken[run] = many(folder, jobs)
    alone, together = (min(taken) for taken in seconds.values())
    ratio = alone / together
    print(
        f"{options.bodies} bodies: {alone:.1f} s with one process, {together:.1f} s with two, "
        f"{ratio:.2f} times faster   goal {RATIO}"
    )
    return int(alone_best > SECONDS or ratio < RATIO)


if __name__ == "__main__":
    sys.exit(main())
