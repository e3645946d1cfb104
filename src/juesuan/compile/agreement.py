"""Parts rounded so that they make their published whole: for form sets that want no difference of rounding in a column.

From the whole down: each whole is rounded by itself, then the parts that lost most by being cut get the steps that are left. A fact
is settled once, by the first table that has it, so that all tables and sentences show the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_FLOOR, Decimal

from msgspec.structs import replace

from juesuan.compile.facts import Facts
from juesuan.compile.tables import codes_of
from juesuan.model.concept import ALL
from juesuan.model.key import FactKey
from juesuan.standards.forms import Form


def agreeing(facts: Facts, forms: Iterable[Form]) -> Facts:
    """The facts with the parts of every column of codes settled."""
    settled: dict[FactKey, Decimal] = {}
    for form in forms:
        if form.dimension:
            for key, families in _columns(form, facts):
                for whole, parts in families:
                    _settle(facts, settled, _at(key, form, whole), [_at(key, form, part) for part in parts])
    return replace(facts, settled=settled)


def _columns(form: Form, facts: Facts) -> Iterator[tuple[FactKey, list[tuple[str, list[str]]]]]:
    """The whole of each column, and the nodes with their parts from the top down."""
    dimension = facts.standards.dimensions[form.dimension]
    codes = codes_of(form, facts)
    rows = [member for row in form.rows for pattern in row.states for name, member in pattern.members if name == form.dimension]
    families = dimension.families([*codes, *rows])
    order = sorted(families, key=lambda node: len(list(dimension.ancestors(node))))
    for column in form.columns:
        yield facts.key(form.states.merge(column.adds)), [(node, families[node]) for node in order if node in {ALL, *codes, *rows}]


def _at(key: FactKey, form: Form, member: str) -> FactKey:
    return key.with_member(form.dimension, None if member == ALL else member)


def _settle(facts: Facts, settled: dict[FactKey, Decimal], whole: FactKey, parts: Sequence[FactKey]) -> None:
    """Settle the parts that no table before has settled."""
    published = settled.setdefault(whole, facts.shown(whole) or Decimal(0))
    free = {part: facts.amount(part) or Decimal(0) for part in parts if part not in settled}
    left = published - sum((settled[part] for part in parts if part in settled), Decimal(0))
    settled.update(_shared(free, left, facts.unit.factor.scaleb(-facts.decimals)))


def _shared(amounts: Mapping[FactKey, Decimal], whole: Decimal, step: Decimal) -> dict[FactKey, Decimal]:
    """The amounts in whole steps that make the whole, each at most a step from its own where that can be."""
    cut = {key: (amount / step).to_integral_value(ROUND_FLOOR) * step for key, amount in amounts.items()}
    more = int((whole - sum(cut.values(), Decimal(0))) / step)
    order = sorted((key for key in amounts if amounts[key]), key=lambda key: (cut[key] - amounts[key], key))
    if not 0 <= more <= len(order):
        return {key: (amount / step).quantize(Decimal(1)) * step for key, amount in amounts.items()}
    return {key: amount + (step if key in order[:more] else 0) for key, amount in cut.items()}
