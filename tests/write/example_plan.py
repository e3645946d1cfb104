"""The plan of the example's books, which every writer writes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from juesuan.compile.compiled import Compiled, compile_books
from juesuan.ledger.reading import read_books
from juesuan.standards.standards import load_standards
from juesuan.write.plan import Plan
from juesuan.write.planned import plan_of

BOOKS = Path(__file__).resolve().parents[2] / "examples" / "books" / "yunxi-liaison-office-2024"


@cache
def made() -> Compiled:
    return compile_books(read_books(str(BOOKS), load_standards()).books, load_standards())


@cache
def plan() -> Plan:
    return plan_of(made().blocks, made().disclosure)
