"""Fill in the session that the READMEs show, by running the program on the faulty example.

Writes; with ``--check`` it only tells (exit 1) which README is not up to date.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from click.testing import CliRunner

from juesuan.cli.main import program

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")
EXAMPLE = "examples/yunxi-liaison-office-2024-faulty.txt"
START, END = "<!-- session:start -->\n", "<!-- session:end -->\n"
SHOWN = 26
"""Lines of the report that are shown before the coverage; the rest is left out and counted."""
COVERAGE = "覆盖情况"
FINDING = re.compile(r"  \d+\. ")


def session() -> str:
    """The command and what it prints, as a Markdown block.

    Raises:
        SystemExit: the check failed.
    """
    result = CliRunner().invoke(program, ["check", EXAMPLE])
    if result.exit_code != 1:
        raise SystemExit(f"expected faults (exit 1), got {result.exit_code}: {result.stderr}")
    return "\n".join(["```console", f"$ juesuan check {EXAMPLE}", *shorten(result.stdout.splitlines()), "```", ""])


def shorten(lines: list[str]) -> list[str]:
    """The first findings, whole ones only, and the coverage of a report."""
    coverage = lines.index(COVERAGE)
    if coverage <= SHOWN:
        return lines
    cut = max(row for row in range(1, SHOWN) if FINDING.match(lines[row]) and lines[row - 1].startswith(" "))
    return [*lines[:cut], f"  ……（此处略去 {coverage - cut - 1} 行）", "", *lines[coverage:]]


def filled(text: str, block: str) -> str:
    """The README's text with the block between its marks."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}{block}{END}{after}"


def main() -> int:
    """Write or check; the exit status."""
    block, stale = session(), []
    for path in (ROOT / name for name in READMES):
        text = path.read_text("utf-8")
        if (new := filled(text, block)) != text:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(new, "utf-8")
    if stale and "--check" in sys.argv:
        print(f"not up to date, run `make readme`: {', '.join(stale)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
