"""Last year's facts from last year's published Disclosure, so that nobody types them."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.errors import UnreadableFileError
from juesuan.figures.figure import Figure
from juesuan.ledger.books import Entry, RowRef
from juesuan.model.disclosure import Disclosure, Part
from juesuan.model.key import FactKey, Phase
from juesuan.model.statement import Statement

_ORDER = {Part.TABLES: 0, Part.NARRATIVE: 1}
_OTHER_YEAR = "这是 {found} 年度的决算，不是上年（{year} 年度）的"


def prior_entries(disclosure: Disclosure, year: int) -> tuple[Entry, ...]:
    """The final figures of the year before ``year``, in base units; what a table states comes before what prose does.

    Raises:
        UnreadableFileError: the document is of another year.
    """
    if disclosure.identity.year != year - 1:
        raise UnreadableFileError(disclosure.path, _OTHER_YEAR.format(found=disclosure.identity.year, year=year - 1))
    stated = sorted(disclosure.statements, key=lambda each: _ORDER.get(Part(each.place.part), len(_ORDER)))
    found: dict[FactKey, Entry] = {}
    for statement in stated:
        for entry in _entries(statement, year - 1, disclosure.path):
            found.setdefault(entry.key, entry)
    return tuple(found.values())


def _entries(statement: Statement, year: int, path: str) -> Iterator[Entry]:
    value = statement.value
    if not isinstance(value, Figure) or value.approximate:
        return
    place = statement.place
    row = RowRef(path, 0, " ".join(filter(None, (place.table or place.section, place.row, place.column))))
    for key in statement.keys:
        if isinstance(key, FactKey) and key.year == year and key.phase is Phase.FINAL:
            yield Entry(key, value.base, (row,))
