"""Relation kind ``tree_sum``: along one dimension, the parts make the whole.

Parts and whole are taken per table (or the narrative), so that a table's shorthand never meets another table's rows. In a
table the parts exhaust the whole; in prose they do so only where the dimension says which children close a node, else they
must merely not exceed it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from juesuan.figures.figure import Figure
from juesuan.model.concept import ALL, Dimension
from juesuan.model.disclosure import NO_COLUMN
from juesuan.model.key import FactKey, Key
from juesuan.model.value import Dash
from juesuan.rules.facts import Evidence, FactBook
from juesuan.rules.rule import Draft
from juesuan.rules.sums import Versions, compare, difference, sum_value, written_sum

_MOST_PLACES = 12


class TreeSum(Struct, frozen=True):
    """A whole and its parts along one dimension, as one table (or the prose, ``scope`` '') states them."""

    tree: Dimension
    scope: str
    whole: FactKey
    parts: tuple[FactKey, ...]
    exhaustive: bool

    @property
    def facts(self) -> tuple[Key, ...]:
        """The whole, then its parts."""
        return (self.whole, *self.parts)

    def conflict(self, book: FactBook) -> Draft | None:
        """The draft when the parts do not make the whole, or exceed it where they need not be all."""
        versions = [_scope_first(book.of(part), self.scope) for part in self.parts]
        stated = _scope_first(book.of(self.whole), self.scope)
        result = compare(versions, stated)
        if result.agrees or not (self.exhaustive or (not self.scope and result.exceeds)):
            return None
        return _draft(book, (self.whole, stated), dict(zip(self.parts, versions, strict=True)), self.tree.name)

    def value_of(self, book: FactBook, key: Key) -> Decimal | None:
        """The sum for the whole; for a part what the others leave of the whole."""
        return sum_value(book, self.whole, self.parts, key)


def tree_sums(book: FactBook, concept: str, dimension: str) -> Iterator[TreeSum]:
    """Every whole of the concept that is stated together with parts, by table; the prose comes last."""
    tree = book.standards.dimensions[dimension]
    partial = {each.place.table for each in book.disclosure.unbound if each.reason == NO_COLUMN} if not tree.code_lengths else set()
    for scope, keys in _scopes(book, concept).items():
        for whole, parts in _families(tree, dimension, keys):
            node = _member(whole, tree)
            if book.of(whole) and node not in tree.open_nodes:
                closed = tree.closes(node, {_member(part, tree) for part in parts})
                exhaustive = (closed or (bool(scope) and whole in keys)) and not _stands_in(book, tree, parts)
                exhaustive = exhaustive and scope not in partial and not _only_dashes(book, parts)
                yield TreeSum(tree, scope, whole, tuple(parts), exhaustive)


def _stands_in(book: FactBook, tree: Dimension, parts: list[FactKey]) -> bool:
    """True when rows of other names may stand for a part of which no figure is written."""
    if not tree.stand_ins:
        return False
    written = {_member(part, tree) for part in parts if any(isinstance(each.statement.value, Figure) for each in book.of(part))}
    return bool(tree.stand_ins - written)


def _only_dashes(book: FactBook, parts: list[FactKey]) -> bool:
    """True when a dash stands for every part: the table does not split this whole."""
    return all(isinstance(each.statement.value, Dash) for part in parts for each in book.of(part))


def _scopes(book: FactBook, concept: str) -> dict[str, list[FactKey]]:
    """The keys of the concept by the table that states them, in the order of the document.

    All prose is one scope, named ''. Tables come first.
    """
    scopes: dict[str, list[FactKey]] = defaultdict(list)
    for key in book.keys(concept):
        for table in dict.fromkeys(evidence.statement.place.table or "" for evidence in book.of(key)):
            scopes[table].append(key)
    return dict(sorted(scopes.items(), key=lambda item: item[0] == ""))


def _families(tree: Dimension, dimension: str, keys: list[FactKey]) -> Iterator[tuple[FactKey, list[FactKey]]]:
    """Each possible whole with the topmost keys below it that the scope states, all else equal."""
    rows: dict[FactKey, dict[str, FactKey]] = defaultdict(dict)
    for key in keys:
        rows[key.with_member(dimension, None)][key.member(dimension) or ALL] = key
    known: dict[tuple[str, ...], list[tuple[str, list[str]]]] = {}
    for rest, members in rows.items():
        shape = tuple(members)
        if shape not in known:
            known[shape] = [
                (node, parts) for node, below in sorted(tree.families(members).items()) for parts in _ways(tree, node, below)
            ]
        for node, parts in known[shape]:
            if parts:
                yield rest if node == ALL else rest.with_member(dimension, node), [members[part] for part in parts]


def _ways(tree: Dimension, node: str, parts: list[str]) -> list[list[str]]:
    """The parts by each way in which the node is split (receptions: by purpose, or by guests); all where there is one way."""
    ways = tree.closing.get(node, ())
    if len(ways) < 2:
        return [parts]
    return [[part for part in parts if any(part == each or tree.below(part, each) for each in way)] for way in ways]


def _member(key: FactKey, tree: Dimension) -> str:
    return key.member(tree.name) or ALL


def _scope_first(versions: Versions, scope: str) -> list[Evidence]:
    return sorted(versions, key=lambda each: (each.statement.place.table or "") != scope)


def _draft(book: FactBook, whole: tuple[FactKey, list[Evidence]], versions: dict[FactKey, list[Evidence]], dimension: str) -> Draft:
    key, stated = whole
    filled = {part: each for part, each in versions.items() if each[0].figure.amount}
    shown = filled or versions
    summed = list(shown.values())
    expected = written_sum(summed, stated[0])
    terms = [f"{_term(book, part, dimension)}{each[0].written}" for part, each in shown.items()]
    more = f" + ……（共{len(terms)}项）" if len(terms) > _MOST_PLACES else ""
    return Draft(
        facts=(key, *filled),
        expected=expected,
        found=stated[0].written,
        difference=difference(summed, stated[0]),
        places=(stated[0].statement.place, *(each[0].statement.place for each in summed[:_MOST_PLACES])),
        computed=f"{' + '.join(terms[:_MOST_PLACES])}{more} = {expected}",
    )


def _term(book: FactBook, part: FactKey, dimension: str) -> str:
    """What a part is called beside the others."""
    return book.standards.member_term(dimension, part.member(dimension) or ALL)
