"""The verdicts on the findings of the real documents; run as a script it brings the file up to date.

python tests/corpus/verdicts.py        # keeps verdicts, drops findings that are gone, adds new ones as `open`
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec
import yaml

FILE = Path(__file__).with_name("verdicts.yaml")
JUDGED = ("true", "false", "taste")
OPEN = "open"
HEAD = """\
# Every finding on the two real documents, read against the document. verdict: true (the document is wrong there),
# false (it is not), taste (right, but one may well leave it). How to bring this file up to date: README.md.
"""


class Verdict(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What a reader of the document says of one finding, and why."""

    document: str
    severity: str
    id: str
    verdict: str
    why: str

    @property
    def key(self) -> tuple[str, str]:
        """The finding that is meant: never its values or pages."""
        return self.document, self.id


def load_verdicts() -> list[Verdict]:
    """The verdicts of the file.

    Raises:
        ValueError: a finding is judged twice.
    """
    rows = yaml.load(FILE.read_text(encoding="utf-8"), yaml.CSafeLoader) if FILE.is_file() else []
    verdicts = msgspec.convert(rows, list[Verdict])
    if len({verdict.key for verdict in verdicts}) < len(verdicts):
        raise ValueError(FILE.name)
    return verdicts


def merge(verdicts: Iterable[Verdict], found: Iterable[Verdict]) -> list[Verdict]:
    """The findings as they are now, each with the verdict that it has already."""
    known = {verdict.key: verdict for verdict in verdicts}
    return [
        msgspec.structs.replace(each, verdict=known[each.key].verdict, why=known[each.key].why) if each.key in known else each
        for each in found
    ]


def found_now() -> list[Verdict]:
    """The findings of today as verdicts still open, with the message in place of the reason."""
    from real_documents import NAMES, findings_of

    return [
        Verdict(name, finding.severity.value, finding.id, OPEN, finding.message) for name in NAMES for finding in findings_of(name)
    ]


def write_verdicts(verdicts: Iterable[Verdict]) -> None:
    """Write the file in the order of the findings."""
    entries = [yaml.dump([msgspec.to_builtins(verdict)], allow_unicode=True, sort_keys=False, width=10_000) for verdict in verdicts]
    FILE.write_text("\n".join([HEAD, *entries]), encoding="utf-8")


def main() -> None:
    """Bring the file up to date and say what is still to be judged."""
    merged = merge(load_verdicts(), found_now())
    write_verdicts(merged)
    left = [verdict for verdict in merged if verdict.verdict not in JUDGED]
    sys.stdout.write(f"{len(merged)} findings, {len(left)} to be judged\n")


if __name__ == "__main__":
    main()
