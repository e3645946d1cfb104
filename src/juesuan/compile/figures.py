"""Phrases written: the one form that a phrase says, its slots filled from facts, and what each figure states."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from juesuan.compile.facts import Facts
from juesuan.compile.tables import Stated, money
from juesuan.figures.figure import Figure
from juesuan.figures.rounding import rounded
from juesuan.figures.units import PERCENT
from juesuan.model.key import DerivedKey, DerivedKind, FactKey, Key, Phase
from juesuan.prose.template import parse_template, say, slots_of
from juesuan.standards.structs import SlotData
from juesuan.standards.templates import TemplatesFile

_PERCENT_DECIMALS = 2


class Phrasing(Struct, frozen=True):
    """A phrase to be said about facts, in the words of a form set."""

    facts: Facts
    data: TemplatesFile
    phrase: str

    def say(self, of: Sequence[FactKey], whole: FactKey | None, named: str) -> tuple[str, list[Stated]]:
        """The text, and what its figures state; ``whole`` is that of a share, ``named`` so in words."""
        phrase = next(each for each in self.facts.standards.phrases.phrases if each.phrase == self.phrase)
        nodes = parse_template(phrase.say)
        values = {"whole": named}
        stated: list[Stated] = []
        for slot in slots_of(nodes):
            data = phrase.states.get(slot.name)
            if slot.name == "dir":
                data = next(each for each in phrase.states.values() if each.derived)
                more, less = self.data.directions[self.phrase]
                values["dir"] = less if self._difference(of[0], self._base(of[0], data, whole)) < 0 else more
            elif data is not None:
                keys, figure = self._figure(of, data, whole, percent=slot.name == "percent")
                stated.append((keys, figure))
                values[slot.name] = str(Figure(abs(figure.amount), figure.unit))
        return say(nodes, values), stated

    def _figure(
        self, of: Sequence[FactKey], data: SlotData, whole: FactKey | None, *, percent: bool
    ) -> tuple[tuple[Key, ...], Figure]:
        if not data.derived:
            keys = [key.at(phase=Phase(data.phase)) if data.phase else key for key in of]
            return tuple(keys), money(self.facts, self._shown(keys[0]))
        own = [key.at(phase=Phase(data.phase)) if data.phase else key for key in of]
        bases = [self._base(key, data, whole) for key in of]
        keys_of = tuple(DerivedKey(DerivedKind(data.derived), key, base) for key, base in zip(own, bases, strict=True))
        if not percent:
            return keys_of, money(self.facts, self._difference(own[0], bases[0]))
        return keys_of, Figure(self._percent(own[0], bases[0], data) + Decimal(0), PERCENT)

    def _percent(self, of: FactKey, base: FactKey, data: SlotData) -> Decimal:
        """A rate of change of the figures as published; a share before rounding, since shares must make a whole.

        Of what shows as nought the share is nought.
        """
        if data.derived == DerivedKind.CHANGE_RATE:
            return rounded(self._difference(of, base) * 100 / self._shown(base), _PERCENT_DECIMALS)
        if data.derived == DerivedKind.SHARE and self._shown(of):
            return rounded(self._booked(of) * 100 / self._booked(base), _PERCENT_DECIMALS)
        return rounded(self._shown(of) * 100 / self._shown(base), _PERCENT_DECIMALS)

    def _base(self, key: FactKey, data: SlotData, whole: FactKey | None) -> FactKey:
        if whole is not None:
            return whole
        if data.base and data.base != "prior":
            return key.at(phase=Phase(data.base))
        return key.at(year=key.year - 1)

    def _difference(self, of: FactKey, base: FactKey) -> Decimal:
        return self._shown(of) - self._shown(base)

    def _shown(self, key: FactKey) -> Decimal:
        return self.facts.shown(key) or Decimal(0)

    def _booked(self, key: FactKey) -> Decimal:
        """The amount before rounding."""
        return self.facts.amount(key) or Decimal(0)
