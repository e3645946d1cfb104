"""Prints how long checks take, beside the goals and beside what bare text extraction and pdfplumber need.

python benchmarks/run.py [TEXT] [PDF]

Without arguments it takes the two real documents beside the checkout, or, where they are missing, the examples.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2
from msgspec import Struct

import juesuan
from juesuan.check.run import run
from juesuan.findings.finding import Severity
from juesuan.rules.catalogue import select_rules
from juesuan.rules.facts import fact_book
from juesuan.standards.standards import load_standards

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "documents"
REAL = (SHARED / "zhuzhou-beijing-liaison-office-2024.txt", SHARED / "putuo-finance-bureau-2024.pdf")
EXAMPLES = tuple(ROOT / "examples" / f"yunxi-liaison-office-2024-faulty.{kind}" for kind in ("txt", "pdf"))
RUNS = 20
FEWER = 5
GOALS = {"text": 0.10, "pdf": 0.30, "rules": 0.05, "shell": 0.8}
RATIOS = {"text": 4.0, "tables": 10.0}
"""The reading of the PDF is to take at most so many times its bare text, and pdfplumber's tables at least so many times it."""
PEAK = """
import sys, juesuan
juesuan.check_disclosure(sys.argv[1])
print(*(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM:")))
"""


class Timing(Struct, frozen=True):
    """The best and the median of some runs, in seconds."""

    best: float
    median: float


def measure(action: Callable[[], object], runs: int = RUNS) -> Timing:
    """The timing of an action, after one run that does not count."""
    action()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return Timing(min(times), statistics.median(times))


def rules_alone(path: Path) -> Timing:
    """The rules on what was read of a document, without reading it or writing the report."""
    book = fact_book(juesuan.read_disclosure(path), load_standards())
    rules = [
        each for each in select_rules((), ()) if each.needs is None and each.severity is not Severity.NOTE and not each.of_waivers
    ]
    return measure(lambda: run(book, rules))


def check_from_shell(path: Path) -> int:
    """Run the program as from a shell; 0 and 1 both say that the document was checked."""
    program = Path(sys.executable).with_name("juesuan")
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # a user has compiled files
    done = subprocess.run([program, "check", path], stdout=subprocess.DEVNULL, check=False, env=kept)  # noqa: S603 - our own
    if done.returncode not in (0, 1):
        raise SystemExit(done.returncode)
    return done.returncode


def bare_text(path: Path) -> int:
    """All text of a PDF by pypdfium2 alone."""
    document = pypdfium2.PdfDocument(path)
    length = sum(len(page.get_textpage().get_text_range()) for page in document)
    document.close()
    return length


def plumbed_tables(path: Path) -> int:
    """All tables of all pages of a PDF by pdfplumber."""
    with pdfplumber.open(path) as document:
        return sum(len(page.extract_tables()) for page in document.pages)


def peak_memory(path: Path) -> float:
    """The greatest resident memory of a process that checks the document and nothing else, in MiB (Linux only).

    Not `ru_maxrss`: a child inherits that of the process which forked it.
    """
    done = subprocess.run([sys.executable, "-c", PEAK, path], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    return int(done.stdout) / 1024


def line(label: str, timing: Timing, goal: float | None = None) -> str:
    """One line of the report: best, median, goal and whether the median keeps it."""
    beside = "" if goal is None else f"   goal < {goal:.2f} s: {'kept' if timing.median < goal else 'MISSED'}"
    return f"{label:<44}{timing.best:8.3f} s {timing.median:8.3f} s{beside}"


def ratio(label: str, value: float, goal: float | None = None) -> str:
    """One ratio of best times and whether it keeps its goal: at most, or, where the goal is negative, at least."""
    if goal is None:
        return f"{label:<44}{value:8.2f}"
    kept = value <= goal if goal > 0 else value >= -goal
    return f"{label:<44}{value:8.2f}   goal {'at most' if goal > 0 else 'at least'} {abs(goal):g}: {'kept' if kept else 'MISSED'}"


def arguments() -> tuple[Path, Path]:
    """The text and the PDF to check."""
    default = REAL if all(path.is_file() for path in REAL) else EXAMPLES
    parser = argparse.ArgumentParser(description="Measures how long checks take")
    parser.add_argument("text", nargs="?", type=Path, default=default[0])
    parser.add_argument("pdf", nargs="?", type=Path, default=default[1])
    parsed = parser.parse_args()
    return parsed.text, parsed.pdf


def main() -> None:
    """Measure and print."""
    text, pdf = arguments()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"text {text.name} ({text.stat().st_size // 1024} KiB), PDF {pdf.name} ({pdf.stat().st_size // 1024} KiB)\n")
    print(f"{'':<44}{'best':>10} {'median':>10}")
    print(line(f"check of the text, warm ({RUNS} runs)", measure(lambda: juesuan.check_disclosure(text)), GOALS["text"]))
    checked = measure(lambda: juesuan.check_disclosure(pdf))
    print(line(f"check of the PDF, warm ({RUNS} runs)", checked, GOALS["pdf"]))
    read = measure(lambda: juesuan.read_disclosure(pdf))
    print(line(f"read of the PDF to its statements ({RUNS} runs)", read))
    print(line(f"rules alone, on the PDF ({RUNS} runs)", rules_alone(pdf), GOALS["rules"]))
    shell = measure(lambda: check_from_shell(text), FEWER)
    print(line(f"juesuan check of the text, cold ({FEWER} runs)", shell, GOALS["shell"]))
    bare = measure(lambda: bare_text(pdf))
    print(line(f"pypdfium2, text alone ({RUNS} runs)", bare))
    plumbed = measure(lambda: plumbed_tables(pdf), FEWER)
    print(line(f"pdfplumber, tables alone ({FEWER} runs)", plumbed))
    print()
    print(ratio("read of the PDF / pypdfium2's text", read.best / bare.best, RATIOS["text"]))
    print(ratio("check of the PDF / pypdfium2's text", checked.best / bare.best))
    print(ratio("pdfplumber's tables / read of the PDF", plumbed.best / read.best, -RATIOS["tables"]))
    if Path("/proc/self/status").exists():
        print(f"peak memory: text {peak_memory(text):.0f} MiB, PDF {peak_memory(pdf):.0f} MiB")


if __name__ == "__main__":
    main()
