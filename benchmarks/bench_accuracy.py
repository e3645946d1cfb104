"""Plants faults in clean documents and counts which of them the report tells of.

python benchmarks/bench_accuracy.py [--times N] [--write] [--missed]

`--write` writes docs/accuracy.md; `--missed` lists what was not found.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from accuracy.measure import all_results, clean_findings, subjects
from accuracy.page import page

PAGE = Path(__file__).resolve().parents[1] / "docs" / "accuracy.md"


def main() -> None:
    """Measure, and print or write the page."""
    parser = argparse.ArgumentParser(description="How many planted faults are found")
    parser.add_argument("--times", type=int, default=4, help="faults of a kind in a document")
    parser.add_argument("--write", action="store_true", help="write docs/accuracy.md")
    parser.add_argument("--missed", action="store_true", help="list the faults that were not found")
    options = parser.parse_args()
    results = list(all_results(options.times))
    text = page(results, {name: len(clean_findings(name)) for name in subjects()})
    if options.missed:
        for each in results:
            if not each.rules and not each.apart:
                print(f"{each.document[:22]:22} {each.kind} {'（提示）' if each.notes else ''}: {each.words}")
        for name in subjects():
            for finding in clean_findings(name):
                print(f"误报 {name}: {finding.rule} {finding.message}")
    if options.write:
        PAGE.write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
