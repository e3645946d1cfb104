"""Prints how much faster a folder is checked by two processes than by one, and whether memory stays flat over the run.

python benchmarks/folder.py [FOLDER] [--files N] [--runs N]

Without a folder it makes one: copies of the examples, each with a first line of its own.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = tuple(ROOT / "examples" / f"yunxi-liaison-office-2024{end}" for end in (".txt", "-faulty.txt", ".pdf", "-faulty.pdf"))
FILES = 200
RUNS = 3
GOAL = 1.7
EVERY = 0.1
"""Seconds between two looks at the memory of the processes."""


class Run(Struct, frozen=True):
    """Seconds of a run, processor seconds of all its processes, and the memory (MiB) at each look."""

    seconds: float
    processor: float
    memory: tuple[float, ...]

    def peak(self, part: slice) -> float:
        """The greatest memory in a part of the run."""
        return max(self.memory[part], default=0.0)


def filled(folder: Path, files: int) -> None:
    """Copy the examples, each text under a number of its own."""
    for number in range(files):
        source = EXAMPLES[number % len(EXAMPLES)]
        target = folder / f"{number:03}{source.suffix}"
        if source.suffix == ".txt":
            target.write_text(f"编号{number}\n{source.read_text('utf-8')}", encoding="utf-8")
        else:
            shutil.copy(source, target)


def check(folder: Path, jobs: int) -> Run:
    """Check the folder from the shell with so many processes; exit status 0 to 2 all say that it was done."""
    program = Path(sys.executable).with_name("juesuan")
    before = _processor()
    start = time.perf_counter()
    with subprocess.Popen([program, "check", folder, "--jobs", str(jobs)], stdout=subprocess.DEVNULL) as process:
        looks: list[float] = []
        watcher = threading.Thread(target=_watch, args=(process, looks))
        watcher.start()
        process.wait()
        seconds = time.perf_counter() - start
        watcher.join()
    if process.returncode not in (0, 1, 2):
        raise SystemExit(process.returncode)
    return Run(seconds, _processor() - before, tuple(looks))


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watch(process: subprocess.Popen[bytes], looks: list[float]) -> None:
    """Note the memory of the program and its workers again and again."""
    while process.poll() is None:
        looks.append(sum(map(_memory, (process.pid, *_children(process.pid)))))
        time.sleep(EVERY)


def _children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _memory(pid: int) -> float:
    """The memory of a process that no other shares, with its share of the rest, in MiB (Linux only)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def arguments() -> argparse.Namespace:
    """The folder, the number of files to make, the runs of each kind."""
    parser = argparse.ArgumentParser(description="Measures --jobs over a folder")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--files", type=int, default=FILES)
    parser.add_argument("--runs", type=int, default=RUNS)
    return parser.parse_args()


def main() -> None:
    """Measure and print; runs of one and of two processes take turns, so that a busy machine slows both."""
    given = arguments()
    with tempfile.TemporaryDirectory() as made:
        folder = given.folder or Path(made)
        if given.folder is None:
            filled(folder, given.files)
        print(f"{os.cpu_count()} cores, {sum(path.is_file() for path in folder.rglob('*'))} files")
        runs = {jobs: [] for jobs in (1, 2)}
        for _ in range(given.runs):
            for jobs, done in runs.items():
                done.append(check(folder, jobs))
    best = {jobs: min(done, key=lambda run: run.seconds) for jobs, done in runs.items()}
    for jobs, run in best.items():
        size = len(run.memory)
        early, late = run.peak(slice(size // 3)), run.peak(slice(size - size // 3, size))
        print(f"--jobs {jobs}: {run.seconds:6.2f} s, {run.processor:6.2f} s of processor time,", end=" ")
        print(f"peak memory {early:.0f} MiB in the first third, {late:.0f} MiB in the last")
    ratio = best[1].seconds / best[2].seconds
    print(f"--jobs 2 is {ratio:.2f} times faster than --jobs 1   goal >= {GOAL}: {'kept' if ratio >= GOAL else 'MISSED'}")


if __name__ == "__main__":
    main()
