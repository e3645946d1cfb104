"""A layout as text: a line a paragraph; tables as office programs export them, one cell a line behind a tab."""

from __future__ import annotations

from layout import Layout, Line, Table, placed

BLANK = "\u3000"


def text_of(layout: Layout) -> bytes:
    """The file."""
    return "".join(f"{each.text}\n" if isinstance(each, Line) else table(each) for each in layout).encode()


def table(each: Table) -> str:
    """The title and the furniture as rows, the body, the notes; a cell that goes on from above is written empty."""
    rows = [[each.title], *([line] for line in each.furniture)]
    rows += [[box.text or BLANK if box else BLANK for _, box in cells] for _, cells in placed(each.rows)]
    notes = "".join(f"{note}\n" for note in each.notes)
    return "\n" + "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in rows) + notes + "\n"
