"""Disclosure → CSV of its statements, one row a key; with a byte order mark, so that Excel takes it for UTF-8."""

from __future__ import annotations

import csv
from decimal import Decimal
from io import StringIO

from juesuan.model.disclosure import Disclosure
from juesuan.render.statement_rows import STATEMENT_COLUMNS, Field, statement_rows
from juesuan.standards.standards import Standards

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_disclosure(disclosure: Disclosure, standards: Standards) -> str:
    """The statements as CSV text (RFC 4180), the header first; numbers with their decimals, never as formulas."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(STATEMENT_COLUMNS)
    writer.writerows([_plain(field) for field in row] for row in statement_rows(disclosure, standards))
    return "\ufeff" + out.getvalue()


def _plain(field: Field) -> str | int | None:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it; a number stays a number."""
    if isinstance(field, Decimal):
        return f"{field:f}"
    return f"'{field}" if isinstance(field, str) and field.startswith(_FORMULA) else field
