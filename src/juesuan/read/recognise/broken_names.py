"""Names of codes whose last line a page break has put into a row of its own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from juesuan.figures.width import title_form
from juesuan.read.recognise.items import GridRow
from juesuan.standards.codes import economic_codes, function_codes, name_form


def with_whole_names(rows: Sequence[GridRow]) -> list[GridRow]:
    """The rows; one that only ends the name of the code above is joined to it, and only where that makes an official name."""
    whole: list[GridRow] = []
    for row in rows:
        joined = _joined(whole[-1], row) if whole else None
        if joined:
            whole[-1] = joined
        else:
            whole.append(row)
    return whole


def _joined(above: GridRow, row: GridRow) -> GridRow | None:
    """The row above with the rest of its name; None when the row below is no such rest."""
    if above.ragged or len(row.filled) != 1 or len(above.filled) < 2:
        return None
    rest, code = row.filled[0], title_form(above.filled[0].text)
    name = next((cell for cell in above.filled[1:] if cell.column == rest.column), None)
    if name is None or not code.isdecimal():
        return None
    text = title_form(name.text + rest.text)
    names = (*function_codes().names(code), *economic_codes().names(code))
    if name_form(text) not in map(name_form, names) or title_form(name.text) in map(title_form, names):
        return None
    return replace(above, cells=tuple(replace(cell, text=text) if cell is name else cell for cell in above.cells))
