"""What reading a table yields: statements, figures that fit nowhere, and how a cell becomes either."""

from __future__ import annotations

from dataclasses import dataclass, field

from juesuan.figures.figure import Figure, Unreadable
from juesuan.figures.parsing import parse_cell
from juesuan.figures.place import Place
from juesuan.figures.units import Unit
from juesuan.model.disclosure import Part, Unbound
from juesuan.model.key import DerivedKey, DerivedKind, FactKey, Key
from juesuan.model.pattern import KeyPattern
from juesuan.model.statement import Statement
from juesuan.model.value import Text
from juesuan.read.sources.blocks import Cell
from juesuan.standards.standards import Standards

NO_ROW = "所在的行没有对应的科目或项目"
NO_COLUMN = "所在的列没有对应的栏目"


@dataclass(slots=True)
class TableReading:
    """Gathers what one table states; the cells are handed in by the layouts."""

    standards: Standards
    year: int
    unit: Unit
    title: str
    statements: list[Statement] = field(default_factory=list)
    unbound: list[Unbound] = field(default_factory=list)

    def place(self, cell: Cell, row: str | None, column: str | None) -> Place:
        """The logical and physical place of a cell."""
        return Place(Part.TABLES, table=self.title, row=row, column=column, quote=cell.text.strip(), spot=cell.spot)

    def state(self, cell: Cell, patterns: tuple[KeyPattern, ...], row: str, column: str) -> None:
        """The cell states the facts of these patterns (several for one figure that states two)."""
        keys: tuple[Key, ...] = tuple(dict.fromkeys(pattern.complete(self.standards.concepts, self.year) for pattern in patterns))
        value = parse_cell(cell.text, self.unit)
        if isinstance(value, Unreadable):
            self.unbound.append(Unbound(value.text, "不是可识别的数字", self.place(cell, row, column)))
        self.statements.append(Statement(keys, value, self.place(cell, row, column)))

    def name(self, cell: Cell, key: FactKey, text: str, row: str) -> None:
        """The cell names the item of a code."""
        named = DerivedKey(DerivedKind.NAME, key)
        self.statements.append(Statement((named,), Text(text), self.place(cell, row, "科目名称")))

    def miss(self, cell: Cell, reason: str, row: str | None = None, column: str | None = None) -> None:
        """A cell that fits nowhere: listed if it holds a figure, never lent to a neighbour."""
        if isinstance(parse_cell(cell.text, self.unit), Figure):
            self.unbound.append(Unbound(cell.text.strip(), reason, self.place(cell, row, column)))

    @property
    def figures(self) -> int:
        """How many figures were bound."""
        return sum(isinstance(statement.value, Figure) for statement in self.statements)
