"""When an alternative of a template is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from juesuan.ledger.books import Books
from juesuan.model.key import FactKey
from juesuan.standards.templates import WhenData


def holds(when: WhenData, amount: Callable[[str], Decimal | None], books: Books, it: Sequence[FactKey]) -> bool:
    """True when everything that an alternative asks for is so; ``amount`` gives the published amount of a word."""
    return _of_amounts(when, amount) and _of_books(when, books, it)


def _of_amounts(when: WhenData, amount: Callable[[str], Decimal | None]) -> bool:
    def pair(words: tuple[str, ...]) -> tuple[Decimal, Decimal]:
        one, other = (amount(word) or Decimal(0) for word in words)
        return one, other

    return (
        all(not amount(word) for word in when.zero)
        and all(amount(word) for word in when.some)
        and all(amount(word) is None for word in when.absent)
        and all(amount(word) is not None for word in when.given)
        and (not when.same or pair(when.same)[0] == pair(when.same)[1])
        and (not when.more or pair(when.more)[0] > pair(when.more)[1])
        and (not when.less or pair(when.less)[0] < pair(when.less)[1])
    )


def _of_books(when: WhenData, books: Books, it: Sequence[FactKey]) -> bool:
    profile = books.profile
    many = "many" if len(profile.units) > 1 else "one"
    return (
        (not when.text or bool(books.texts.get(when.text, "").strip()))
        and (not when.no_text or not books.texts.get(when.no_text, "").strip())
        and when.kind in ("", profile.kind)
        and when.administrative in (None, profile.administrative)
        and when.units in ("", many)
        and when.offices in (None, bool(profile.offices))
        and (not when.purpose or bool(it and books.purposes.get(str(it[0]))))
    )
