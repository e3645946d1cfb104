"""A paragraph as it is read: its automatic number, its text, and whether it goes on in the next one."""

from __future__ import annotations

from msgspec import Struct

from juesuan.read.sources.docx.names import Element, child, value, whole
from juesuan.read.sources.docx.runs import Inline, mark_of, read_runs
from juesuan.read.sources.docx.story import Story

_DEEPEST = 8


class Read(Struct, frozen=True):
    """A paragraph's text with its number, what hangs on it, and whether its end is deleted or hidden."""

    text: str
    inline: Inline
    goes_on: bool


def read_paragraph(paragraph: Element, story: Story) -> Read:
    """One paragraph; its number counts unless the paragraph is gone with its end."""
    styles = story.document.styles
    properties = child(paragraph, "pPr")
    style = value(properties, "pStyle") or styles.default
    inline = read_runs(paragraph, story.fields, styles, style)
    deleted, hidden = mark_of(paragraph)
    gone = deleted or (hidden and not inline.text.strip())
    number = "" if gone else _number(properties, style, story)
    return Read(number + inline.text, inline, deleted or hidden)


def _number(properties: Element | None, style: str | None, story: Story) -> str:
    """The automatic number, of the paragraph's own list or of its style's."""
    styles, numbering = story.document.styles, story.document.numbering
    own_list, own_level = value(properties, "numPr", "numId"), value(properties, "numPr", "ilvl")
    if own_list is not None:
        return numbering.next_number(own_list, whole(own_level, 0, most=_DEEPEST))
    listed = styles.listed(style)
    if listed is None or listed.list is None:
        return ""
    if own_level is not None:
        return numbering.next_number(listed.list, whole(own_level, 0, most=_DEEPEST))
    known = numbering.lists.get(listed.list)
    tied = None
    if known is not None:
        tied = known.level_of_style(style or "")
        tied = known.level_of_style(listed.identifier) if tied is None else tied
    return numbering.next_number(listed.list, whole(listed.level, 0, most=_DEEPEST) if tied is None else tied)
