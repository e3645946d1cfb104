"""What reading a table yields: statements, figures that fit nowhere, and how a cell becomes either."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from juesuan.figures.figure import Figure, Unreadable
from juesuan.figures.parsing import parse_cell
from juesuan.figures.place import Place
from juesuan.figures.units import Unit
from juesuan.model.disclosure import Part, Unbound
from juesuan.model.key import DerivedKey, DerivedKind, FactKey, Key
from juesuan.model.pattern import KeyPattern
from juesuan.model.statement import Statement
from juesuan.model.value import Text, Value
from juesuan.read.recognise.headers import is_numbering
from juesuan.read.recognise.items import GridRow
from juesuan.read.sources.blocks import Cell
from juesuan.standards.forms import Column, Form
from juesuan.standards.standards import Standards

NO_ROW = "所在的行没有对应的科目或项目"
NOT_MAPPED = "这类表只按表名识别，栏目还没有对应到事实"
ONLY_TOTALS = "这类表只读合计一行"


class TableReading(Struct):
    """Gathers what one table states; the cells are handed in by the layouts."""

    standards: Standards
    year: int
    unit: Unit
    title: str
    part: Part = Part.TABLES
    statements: list[Statement] = field(default_factory=list)
    unbound: list[Unbound] = field(default_factory=list)
    left: int = 0
    summaries: int = 0

    def place(self, cell: Cell, row: str | None, column: str | None) -> Place:
        """The logical and physical place of a cell."""
        return Place(self.part, table=self.title, row=row, column=column, quote=cell.text.strip(), spot=cell.spot)

    def state(
        self, cell: Cell, patterns: tuple[KeyPattern, ...], row: str | None, column: str, *, unit: Unit | None = None
    ) -> None:
        """The cell states the facts of these patterns (several for one figure that states two)."""
        keys: tuple[Key, ...] = tuple(dict.fromkeys(self.key(pattern) for pattern in patterns))
        self.put(cell, keys, parse_cell(cell.text, unit or self.unit), (row, column))

    def state_column(self, cell: Cell, pattern: KeyPattern, row: str, column: Column) -> None:
        """The cell states what its column makes of the row's pattern: a fact of this or last year, or a derived figure."""
        own = pattern.merge(column.adds)
        key: Key = self.key(own, prior=column.prior)
        if column.derived and isinstance(key, FactKey):
            key = DerivedKey(column.derived, key, self.key(own.merge(column.base), prior=column.prior))
        self.put(cell, (key,), parse_cell(cell.text, column.unit or self.unit), (row, column.title))

    def put(self, cell: Cell, keys: tuple[Key, ...], value: Value, at: tuple[str | None, str]) -> None:
        """A statement of the cell at (row, column); what is no figure where one should be is listed."""
        place = self.place(cell, *at)
        if isinstance(value, Unreadable):
            self.unbound.append(Unbound(value.text, "不是可识别的数字", place))
        self.statements.append(Statement(keys, value, place))

    def key(self, pattern: KeyPattern, *, prior: bool = False) -> FactKey:
        """The fact key of a pattern, of the reporting year or of the one before."""
        return pattern.complete(self.standards.concepts, self.year - prior)

    def name(self, cell: Cell, key: FactKey, text: str, row: str) -> None:
        """The cell names the item of a code."""
        named = DerivedKey(DerivedKind.NAME, key)
        self.statements.append(Statement((named,), Text(text), self.place(cell, row, "科目名称")))

    def miss(self, cell: Cell, reason: str, row: str | None = None, column: str | None = None) -> None:
        """A cell that fits nowhere: listed if it holds a figure, never lent to a neighbour."""
        if isinstance(parse_cell(cell.text, self.unit), Figure):
            self.unbound.append(Unbound(cell.text.strip(), reason, self.place(cell, row, column)))

    def _figures_behind_label(self, row: GridRow) -> list[Cell]:
        """The figures of a row, but for a code before its first label."""
        values = [parse_cell(cell.text, self.unit) for cell in row.cells]
        label = next((n for n, value in enumerate(values) if isinstance(value, Unreadable)), 0)
        return [cell for cell, value in zip(row.cells[label:], values[label:], strict=True) if isinstance(value, Figure)]

    @property
    def missed(self) -> int:
        """How many figures were not bound."""
        return self.left + len(self.unbound) - self.summaries

    @property
    def figures(self) -> int:
        """How many figures were bound."""
        return sum(isinstance(statement.value, Figure) for statement in self.statements)

    def count_unread(self, rows: Sequence[GridRow], reason: str) -> None:
        """One entry that says how many figures of the rows stayed unread; a number of the columns is none."""
        cells = [cell for row in rows if not is_numbering(row) for cell in self._figures_behind_label(row)]
        if cells:
            place = Place(self.part, table=self.title, quote=self.title, spot=cells[0].spot)
            self.unbound.append(Unbound(f"{len(cells)} 个数", reason, place))
            self.left += len(cells)
            self.summaries += 1


def read_listed(reading: TableReading, _form: Form, rows: Sequence[GridRow]) -> None:
    """One entry that says how many figures of a table known by its title alone stayed unread."""
    reading.count_unread(rows, NOT_MAPPED)
