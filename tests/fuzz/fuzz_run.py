"""Tries all sources for some seconds together: first the files made to do harm, then changes by chance.

``python tests/fuzz/fuzz_run.py --seconds 60``. Cases run in a process of their own each target, with bounded memory; a
case that raises, ends the process or takes longer than its budget is kept under ``build/fuzz`` and makes the run fail.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from fuzz_hard import HARD
from fuzz_targets import TARGETS, case, fault, without_office
from msgspec import Struct

FOUND = Path("build") / "fuzz"
BUDGET = 20.0
"""Seconds that a case may take, on a machine that does other work too."""

MEMORY = 4 * 1024**3
_HARD = "hard"
_FORK = multiprocessing.get_context("fork")


class Finding(Struct, frozen=True):
    """A case that went wrong, and how."""

    target: str
    number: int
    said: str


def data_of(target: str, seed: int, number: int) -> bytes:
    """The bytes of a case; the hard ones have no seed."""
    return list(HARD.values())[number]() if target == _HARD else case(target, seed, number)


def run(target: str, seed: int, seconds: float) -> tuple[int, list[Finding]]:
    """Cases of a target until the time is over (all of the hard ones): how many, and what went wrong."""
    until = time.monotonic() + seconds
    found: list[Finding] = []
    number = 0
    while True:
        done, finding = _run_until_fault(target, seed, number, until)
        if finding is None:
            return done, found
        found.append(finding)
        number = finding.number + 1


def _run_until_fault(target: str, seed: int, first: int, until: float) -> tuple[int, Finding | None]:
    ours, theirs = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_work, args=(theirs, target, seed, first, until))
    process.start()
    theirs.close()
    number = first
    try:
        while True:
            if not ours.poll(BUDGET):
                process.kill()
                return number, Finding(target, number, f"takes longer than {BUDGET:.0f} seconds")
            number, said = ours.recv()
            if said:
                return number, Finding(target, number, said)
            if number < 0:
                return -number - 1, None
    except EOFError:
        process.join()
        return number, Finding(target, number, f"ended the process (status {process.exitcode})")
    finally:
        process.join(BUDGET)
        process.kill()


def _work(pipe: Connection, target: str, seed: int, first: int, until: float) -> None:
    """Send the number of each case before it runs, with its fault behind it; at the end the count, negative and one less."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    without_office()
    for number in count(first):
        if number >= len(HARD) if target == _HARD else time.monotonic() > until:
            pipe.send((-number - 1, ""))
            return
        pipe.send((number, ""))
        said = fault(data_of(target, seed, number))
        if said:
            pipe.send((number, said))
            return


def _keep(finding: Finding, seed: int) -> Path:
    FOUND.mkdir(parents=True, exist_ok=True)
    path = FOUND / f"{finding.target}-{seed}-{finding.number}.bin"
    path.write_bytes(data_of(finding.target, seed, finding.number))
    return path


def main() -> int:
    """Run the targets side by side, print what was tried and found; 1 when anything went wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--seed", type=int, default=int(time.time()))
    options.add_argument("--target", choices=[*TARGETS, _HARD], action="append")
    given = options.parse_args()
    names = given.target or [_HARD, *TARGETS]
    jobs = min(len(names), os.cpu_count() or 1)
    share = given.seconds * jobs / len(names)
    print(f"seed {given.seed}, {share:.0f} seconds a target, {jobs} at a time", flush=True)
    with ThreadPoolExecutor(jobs) as pool:
        results = list(pool.map(lambda name: run(name, given.seed, share), names))
    for name, (cases, found) in zip(names, results, strict=True):
        print(f"{name:8} {cases:6} cases, {len(found)} faults")
        for finding in found:
            print(f"--- {_keep(finding, given.seed)}\n{finding.said}")
    return int(any(found for _, found in results))


if __name__ == "__main__":
    sys.exit(main())
