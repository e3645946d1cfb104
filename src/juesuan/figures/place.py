"""Where something stands in a document: a physical spot and a logical place.

A source gives spots (page and box, line, paragraph, or sheet and cell); recognition adds the logical place (part, table or
section, row, column, sentence and quote), so that a reviewer finds the figure again by hand.
"""

from __future__ import annotations

from msgspec import Struct

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points, origin at the page's top left."""


SURE = 0.95
"""The least confidence of a reading that is not in doubt."""


class Spot(Struct, frozen=True):
    """The physical place: page and box of a PDF, line of a text or page, paragraph of Word, sheet and cell (B5) of a workbook.

    Pages, lines and paragraphs count from 1; paragraphs in the order of the body, those in tables and text boxes too: the
    n-th ``w:p`` of the body. ``file`` is the file's path where several were read as one document, else ''.
    ``confidence`` (0 to 1) is set where what stands there was recognised from a picture.
    """

    page: int | None = None
    box: Box | None = None
    line: int | None = None
    paragraph: int | None = None
    sheet: str | None = None
    cell: str | None = None
    file: str = ""
    confidence: float | None = None

    @property
    def doubtful(self) -> bool:
        """Whether what stands here was recognised, and not surely."""
        return self.confidence is not None and self.confidence < SURE


class Place(Struct, frozen=True):
    """The logical place of a figure or a text, with its spot.

    ``part`` is the part's name in the standards (profile, tables, narrative, glossary, report); ``table``
    or ``section`` the official title; ``row`` and ``column`` their labels; ``sentence`` counts from 1
    through the paragraphs of the section (a paragraph has the number of its first); ``quote`` is the wording as it stands.
    """

    part: str
    table: str | None = None
    section: str | None = None
    row: str | None = None
    column: str | None = None
    sentence: int | None = None
    quote: str = ""
    spot: Spot = Spot()
