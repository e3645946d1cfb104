"""What the sections of a disclosure hold, for the rules on what must be stated."""

from __future__ import annotations

from juesuan.model.disclosure import Disclosure


def filled_text(disclosure: Disclosure) -> str:
    """The headings and paragraphs of all sections that have a paragraph; the contents list is not among them."""
    filled = [section for section in disclosure.sections if section.paragraphs]
    return "".join(text for section in filled for text in (section.heading, *(passage.text for passage in section.paragraphs)))
