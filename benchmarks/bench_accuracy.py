"""Plants faults in clean documents and counts which of them the report tells of.

python benchmarks/bench_accuracy.py [--times N] [--write] [--missed] [--kind WORD]... [--document WORD]...

`--write` writes docs/accuracy.md and docs/accuracy.json (from which the pages of the rules take their figures); `--missed`
lists what was not found; `--kind` and `--document` (any number of times) take only the kinds and documents whose names hold
the word.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from msgspec.structs import asdict

sys.path.insert(0, str(Path(__file__).parent))
from accuracy.by_rule import by_rule
from accuracy.measure import KINDS, all_results, clean_findings, subjects
from accuracy.page import page

PAGE = Path(__file__).resolve().parents[1] / "docs" / "accuracy.md"
MEASURED = PAGE.with_suffix(".json")


def holds(name: str, words: list[str]) -> bool:
    """True when the name holds one of the words, or there are none."""
    return not words or any(word in name for word in words)


def main() -> None:
    """Measure, and print or write the page."""
    parser = argparse.ArgumentParser(description="How many planted faults are found")
    parser.add_argument("--times", type=int, default=4, help="faults of a kind in a document")
    parser.add_argument("--write", action="store_true", help="write docs/accuracy.md")
    parser.add_argument("--missed", action="store_true", help="list the faults that were not found")
    parser.add_argument("--kind", action="append", default=[], help="only kinds whose names hold this word")
    parser.add_argument("--document", action="append", default=[], help="only documents whose names hold this word")
    options = parser.parse_args()
    if options.write and (options.kind or options.document):
        parser.error("--write takes all kinds and documents")
    chosen = [name for name in subjects() if holds(name, options.document)]
    results = list(all_results(options.times, chosen, [kind for kind in KINDS if holds(kind, options.kind)]))
    clean = {name: clean_findings(name) for name in chosen}
    measured = by_rule(results, Counter(finding.rule for found in clean.values() for finding in found))
    text = page(results, {name: len(found) for name, found in clean.items()}, measured)
    if options.missed:
        for each in results:
            if not each.rules and not each.apart:
                print(f"{each.document[:22]:22} {each.kind} {'（提示）' if each.notes else ''}: {each.words}")
        for name in chosen:
            for finding in clean_findings(name):
                print(f"误报 {name}: {finding.rule} {finding.message}")
    if options.write:
        PAGE.write_text(text, encoding="utf-8")
        rules = {code: asdict(each) for code, each in measured.items()}
        MEASURED.write_text(json.dumps({"generated_by": "benchmarks/bench_accuracy.py", "rules": rules}, indent=1) + "\n", "utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
