"""Relation kind ``tree_sum``: along one dimension, the parts make the whole.

Parts and whole are taken per table (or the narrative), so that a table's shorthand never meets another table's rows. In a
table the parts exhaust the whole; in prose they do so only where the dimension says which children close a node, else they
must merely not exceed it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from juesuan.model.concept import ALL, Dimension
from juesuan.model.key import FactKey
from juesuan.rules.facts import Evidence, FactBook
from juesuan.rules.rule import Draft
from juesuan.rules.sums import Versions, compare, difference, written_sum

_MOST_PLACES = 12


def check_tree(book: FactBook, concept: str, dimension: str) -> Iterator[Draft]:
    """One draft for every whole that its parts do not make."""
    tree = book.standards.dimensions[dimension]
    reported: set[FactKey] = set()
    scopes = _scopes(book, concept)
    for scope, keys in scopes.items():
        for whole, parts in _families(tree, dimension, keys):
            if whole in reported or not book.of(whole):
                continue
            draft = _compare(book, tree, (scope, keys), whole, parts)
            if draft:
                reported.add(whole)
                yield draft


def _scopes(book: FactBook, concept: str) -> dict[str, set[FactKey]]:
    """The keys of the concept by the table that states them; all prose is one scope, named ''. Tables come first."""
    scopes: dict[str, set[FactKey]] = defaultdict(set)
    for key in book.keys(concept):
        for evidence in book.of(key):
            scopes[evidence.statement.place.table or ""].add(key)
    return dict(sorted(scopes.items(), key=lambda item: item[0] == ""))


def _families(tree: Dimension, dimension: str, keys: set[FactKey]) -> Iterator[tuple[FactKey, list[FactKey]]]:
    """Each possible whole with the topmost keys below it that the scope states, all else equal."""
    rows: dict[FactKey, dict[str, FactKey]] = defaultdict(dict)
    for key in keys:
        rows[key.with_member(dimension, None)][key.member(dimension) or ALL] = key
    for rest, members in rows.items():
        for node, below in sorted(tree.families(members).items()):
            whole = rest if node == ALL else rest.with_member(dimension, node)
            for parts in _ways(tree, node, below):
                if parts:
                    yield whole, [members[part] for part in parts]


def _ways(tree: Dimension, node: str, parts: list[str]) -> list[list[str]]:
    """The parts by each way in which the node is split (receptions: by purpose, or by guests); all where there is one way."""
    ways = tree.closing.get(node, ())
    if len(ways) < 2:
        return [parts]
    return [[part for part in parts if any(part == each or tree.below(part, each) for each in way)] for way in ways]


def _compare(
    book: FactBook, tree: Dimension, scope: tuple[str, set[FactKey]], whole: FactKey, parts: list[FactKey]
) -> Draft | None:
    table, keys = scope
    versions = [_scope_first(book.of(part), table) for part in parts]
    stated = _scope_first(book.of(whole), table)
    result = compare(versions, stated)
    if result.agrees:
        return None
    node = _member(whole, tree)
    closed = tree.closes(node, {_member(part, tree) for part in parts})
    exhaustive = closed or (bool(table) and whole in keys)
    if node in tree.open_nodes or not (exhaustive or (not table and result.exceeds)):
        return None
    return _draft((whole, stated), parts, versions)


def _member(key: FactKey, tree: Dimension) -> str:
    return key.member(tree.name) or ALL


def _scope_first(versions: Versions, scope: str) -> list[Evidence]:
    return sorted(versions, key=lambda each: (each.statement.place.table or "") != scope)


def _draft(
    whole: tuple[FactKey, list[Evidence]],
    parts: list[FactKey],
    versions: list[list[Evidence]],
) -> Draft:
    key, stated = whole
    filled = [each for each in versions if each[0].figure.amount]
    shown = filled or versions
    places = [stated[0].statement.place, *(each[0].statement.place for each in shown[:_MOST_PLACES])]
    return Draft(
        facts=(key, *(part for part, each in zip(parts, versions, strict=True) if each[0].figure.amount)),
        expected=written_sum(shown, stated[0]),
        found=stated[0].written,
        difference=difference(shown, stated[0]),
        places=tuple(places),
        data={"terms": " + ".join(each[0].written for each in shown[:_MOST_PLACES])},
    )
