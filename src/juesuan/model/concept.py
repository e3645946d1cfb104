"""Concepts and dimensions: what can be stated, and along which trees it is split.

A dimension is a tree of members: declared ones (fund, nature, source, ...) or codes whose parent is a
prefix of fixed lengths (function: 3, 5, 7 digits; economic: 3, 5). Declared members may be named sets
above codes (personnel = 301 + 303).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct, field

ALL = "all"
"""The root of every tree and the usual default member."""


class ValueKind(StrEnum):
    """What kind of value a concept takes."""

    MONEY = "money"
    COUNT = "count"
    PERCENT = "percent"
    SCORE = "score"
    TEXT = "text"


class Member(Struct, frozen=True):
    """A declared node: English name, official Chinese term, name of its parent."""

    name: str
    term: str
    parent: str = ALL


class Dimension(Struct, frozen=True):
    """A tree of members; ``sets`` places code classes under declared nodes; ``open_nodes`` are not exhausted by their children.

    ``stand_ins`` are members for which a table may have rows of other names (one for each special fund): as long as none has a
    written figure, the parts of a table need not make the whole. With ``open_names`` any other member is a name as the document
    gives it (a project, a sheet), right below the root. ``outside`` are members that the whole of the dimension does not hold.
    """

    name: str
    term: str
    members: Mapping[str, Member] = field(default_factory=dict)
    code_lengths: tuple[int, ...] = ()
    sets: Mapping[str, str] = field(default_factory=dict)
    open_nodes: frozenset[str] = frozenset()
    closing: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    open_names: bool = False
    stand_ins: frozenset[str] = frozenset()
    outside: frozenset[str] = frozenset()

    def closes(self, node: str, members: set[str]) -> bool:
        """True when these members, stated in prose, are known to exhaust the node.

        They do if they hold (or stand above the parts of) one of the node's ``closing`` sets, or all its declared children.
        """
        children = frozenset(each.name for each in self.members.values() if each.parent == node)
        sets = self.closing.get(node) or ((children,) if children else ())
        return any(all(self._covered(child, members) for child in each) for each in sets)

    def _covered(self, child: str, members: set[str]) -> bool:
        if child in members:
            return True
        below = [each.name for each in self.members.values() if each.parent == child]
        return bool(below) and all(self._covered(each, members) for each in below)

    def parent(self, member: str) -> str | None:
        """The node above ``member``; None for the root and for members that this tree does not know."""
        if member == ALL:
            return None
        declared = self.members.get(member)
        if declared:
            return declared.parent
        if self.code_lengths and member.isdecimal() and len(member) in self.code_lengths:
            level = self.code_lengths.index(len(member))
            return member[: self.code_lengths[level - 1]] if level else self.sets.get(member, ALL)
        return ALL if self.open_names else None

    def ancestors(self, member: str) -> Iterator[str]:
        """The nodes above ``member``, nearest first, the root last."""
        node = self.parent(member)
        while node is not None:
            yield node
            node = self.parent(node)

    def below(self, member: str, top: str) -> bool:
        """True when ``member`` is a strict descendant of ``top``."""
        return top in self.ancestors(member)

    def topmost(self, members: Iterable[str], top: str) -> list[str]:
        """Of the members below ``top`` those without another of them in between: the parts that make the whole."""
        return self.families(members).get(top, [])

    def families(self, members: Iterable[str]) -> dict[str, list[str]]:
        """For every node above the members, those of them below it without another of them in between, sorted."""
        among = set(members)
        found: dict[str, list[str]] = {}
        for member in sorted(among):
            for node in self.ancestors(member):
                found.setdefault(node, []).append(member)
                if node in among:
                    break
        return found


class Concept(Struct, frozen=True):
    """A thing that is stated: term, kind of value, its dimensions with their default members, exactness.

    A concept that is not ``compared`` (an activity told of in free text) is listed, never held against another statement.
    One of ``either_phase`` may be an amount of the budget or of the final accounts, where the text does not say which.
    """

    name: str
    term: str
    value: ValueKind
    dimensions: tuple[str, ...] = ()
    defaults: Mapping[str, str] = field(default_factory=dict)
    exact: bool = False
    compared: bool = True
    either_phase: bool = False

    def default(self, dimension: str) -> str:
        """The member that goes without saying along a dimension."""
        return self.defaults.get(dimension, ALL)
