"""Writes amounts and rates, and keeps the facts that each states: the expectation of the round trip."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct, field

YEAR = 2024


def key(concept: str, phase: str = "final", *, year: int = YEAR, **members: str) -> str:
    """The written form of a fact."""
    inside = ",".join(f"{name}={member}" for name, member in sorted(members.items()))
    return f"{concept}{f'[{inside}]' if inside else ''}@{year}:{phase}"


def rounded(amount: Decimal) -> Decimal:
    """Two decimals, half up."""
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def wan(fen: int) -> Decimal:
    """万元 of an amount in 分."""
    return rounded(Decimal(fen) / 1_000_000)


class Pen(Struct):
    """What was written: facts with the value and unit stated. ``zero`` is how tables write nothing; ``grouped``: 1,234.50."""

    zero: str = "0.00"
    grouped: bool = False
    stated: list[tuple[str, str]] = field(default_factory=list)

    def cell(self, fen: int, *keys: str) -> str:
        """The text of a table's cell."""
        amount = wan(fen)
        if fen == 0 and self.zero != "0.00":
            self.state("（空白）" if not self.zero else "——", *keys)
            return self.zero
        self.state(f"{amount}万元", *keys)
        return f"{amount:,}" if self.grouped else str(amount)

    def money(self, fen: int, *keys: str) -> str:
        """Money in a sentence."""
        self.state(f"{wan(fen)}万元", *keys)
        return f"{wan(fen)}万元"

    def percent(self, part: int, whole: int, *keys: str) -> str:
        """A rate in a sentence."""
        rate = rounded(Decimal(part) * 100 / whole)
        self.state(f"{rate}%", *keys)
        return f"{rate}%"

    def count(self, number: int, unit: str, *keys: str) -> str:
        """A count in a sentence."""
        self.state(f"{number}{unit}", *keys)
        return f"{number}{unit}"

    def change(self, now: int, before: int, words: tuple[str, str], *facts: str) -> str:
        """增加…，增长…; the rate only where there was something before, 持平 where nothing changed."""
        of = [(fact, fact.replace(f"@{YEAR}", f"@{YEAR - 1}")) for fact in facts]
        if wan(now) == wan(before) or wan(now - before) == 0:
            return "与上年持平"
        more = now > before
        amount = wan(abs(now - before))
        self.state(f"{'' if more else '-'}{amount}万元", *(f"change({a} / {b})" for a, b in of))
        text = f"与上年相比，{'增加' if more else '减少'}{amount}万元"
        if not before:
            return text
        rate = rounded(Decimal(abs(now - before)) * 100 / before)
        self.state(f"{'' if more or not rate else '-'}{rate}%", *(f"change_rate({a} / {b})" for a, b in of))
        return f"{text}，{words[0] if more else words[1]}{rate}%"

    def state(self, value: str, *keys: str) -> None:
        """Keep what a figure states."""
        self.stated += [(each, value) for each in keys]
