"""Statement: a document says at a place that a fact has a value."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from juesuan.figures.place import Place
from juesuan.model.key import Key
from juesuan.model.value import Value


class Flaw(StrEnum):
    """A fault of the wording that did not keep the figure from being read."""

    NO_UNIT = "no_unit"
    NO_PERCENT = "no_percent"
    BOTH_WORDS = "both_words"
    DOUBLED_WORD = "doubled_word"


class Statement(Struct, frozen=True):
    """One value at one place, with the key or keys that it states (收、支总计 states two)."""

    keys: tuple[Key, ...]
    value: Value
    place: Place
    flaws: tuple[Flaw, ...] = ()
