"""A figure of the document led back to the rows of the books, also one that no row states but that follows from several."""

from __future__ import annotations

from juesuan.compile.facts import Facts
from juesuan.ledger.books import Books
from juesuan.ledger.trace import Trace, trace
from juesuan.standards.standards import Standards
from juesuan.standards.structs import StyleData


def traced(books: Books, written: str, standards: Standards) -> Trace:
    """The entries behind a fact, given as a written key or a readable name.

    Raises:
        UsageError: the name is unknown, or means several facts, which the message lists.
    """
    found = trace(books, written, standards)
    if found.amount is not None:
        return found
    facts = Facts.of(books, standards, StyleData())
    amount = facts.amount(found.key)
    return found if amount is None else Trace(found.key, found.label, amount, facts.entries(found.key), found.money)
