"""What is remembered while a document is read: counters, open fields, notes to append, problems to report."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field
from msgspec.structs import replace

from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import Grid, SourceProblem
from juesuan.read.sources.docx.fields import Fields
from juesuan.read.sources.docx.limits import DocxLimits
from juesuan.read.sources.docx.names import Element
from juesuan.read.sources.docx.numbering import Numbering
from juesuan.read.sources.docx.package import Package
from juesuan.read.sources.docx.styles import Styles

Embedded = Callable[[bytes], tuple[Grid, ...] | None]
"""Reads an embedded spreadsheet into its tables; None for what it cannot read."""

_QUOTED = 40


class Problems(Struct):
    """What could not be read, at most so many one by one."""

    most: int
    listed: list[SourceProblem] = field(default_factory=list)
    more: int = 0

    def add(self, message: str, spot: Spot) -> None:
        """List a problem behind the number of its paragraph, or count it."""
        if len(self.listed) >= self.most:
            self.more += 1
            return
        where = "" if spot.paragraph is None else f"第{spot.paragraph}段："
        self.listed.append(SourceProblem(where + message, spot))

    def all(self) -> tuple[SourceProblem, ...]:
        """The problems, and how many more there are."""
        rest = (SourceProblem(f"另有{self.more}处没有读取的内容"),) if self.more else ()
        return (*self.listed, *rest)


class Document(Struct):
    """One document while it is read."""

    package: Package
    limits: DocxLimits
    styles: Styles
    numbering: Numbering
    numbers: dict[Element, int]
    embedded: Embedded | None
    problems: Problems
    notes: list[tuple[str, str, Spot]] = field(default_factory=list)


class Story(Struct, frozen=True):
    """A run of text of its own (body, text box, note): how deep it lies, its open fields, the spot of what has none."""

    document: Document
    depth: int = 0
    fields: Fields = field(default_factory=Fields)
    spot: Spot = Spot()

    def spot_of(self, paragraph: Element | None) -> Spot:
        """The paragraph's number in the body; for notes the spot of their reference."""
        number = None if paragraph is None else self.document.numbers.get(paragraph)
        return self.spot if number is None else Spot(paragraph=number)

    def below(self) -> Story:
        """The story one table deeper."""
        return replace(self, depth=self.depth + 1)

    def apart(self) -> Story:
        """A story of its own inside this one: a text box."""
        return replace(self, depth=self.depth + 1, fields=Fields())

    def too_deep(self, spot: Spot) -> bool:
        """True, with a problem, where tables and boxes lie in each other deeper than is read."""
        deep = self.depth > self.document.limits.max_nesting
        if deep:
            self.document.problems.add("表格或文本框嵌套过深，没有读取", spot)
        return deep

    def report_hidden(self, text: str, spot: Spot) -> None:
        """A problem for hidden text, which is not read."""
        words = " ".join(text.split())
        if words:
            self.document.problems.add(f"隐藏文字没有读取：“{words[:_QUOTED]}{'…' if len(words) > _QUOTED else ''}”", spot)
