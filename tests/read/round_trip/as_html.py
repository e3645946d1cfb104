"""A layout as a web page: headings, paragraphs, and tables with rowspan and colspan."""

from __future__ import annotations

from html import escape

from layout import Box, Layout, Line, Style, Table

TAGS = {Style.TITLE: "h1", Style.CONTENTS: "li", Style.PART: "h2", Style.HEADING: "h3", Style.BODY: "p"}


def html_of(layout: Layout) -> bytes:
    """The file."""
    body = "\n".join(line(each) if isinstance(each, Line) else table(each) for each in layout)
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>决算</title></head><body>{body}</body></html>'.encode()


def line(each: Line) -> str:
    """A paragraph in the tag of its style."""
    tag = TAGS[each.style]
    return f"<{tag}>{escape(each.text)}</{tag}>"


def table(each: Table) -> str:
    """The title, the furniture, the body and the notes."""
    above = f"<h3>{escape(each.title)}</h3>" + "".join(f"<p>{escape(text)}</p>" for text in each.furniture)
    rows = "".join(f"<tr>{''.join(map(cell, row))}</tr>\n" for row in each.rows)
    return f"{above}<table border=1>{rows}</table>" + "".join(f"<p>{escape(note)}</p>" for note in each.notes)


def cell(box: Box) -> str:
    """A cell with its spans."""
    spans = (f" colspan={box.columns}" if box.columns > 1 else "") + (f" rowspan={box.rows}" if box.rows > 1 else "")
    return f"<td{spans}>{escape(box.text) or '&nbsp;'}</td>"
