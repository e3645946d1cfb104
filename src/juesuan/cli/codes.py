"""Rule codes as users give them: ``A101,X2`` names a rule and a family by its prefix."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan.errors import UsageError


def split_codes(given: str) -> tuple[str, ...]:
    """The codes of a comma-separated list (full-width commas too), in upper case."""
    parts = given.replace("，", ",").replace("、", ",").split(",")
    return tuple(part.strip().upper() for part in parts if part.strip())


def expand(given: str, known: Sequence[str]) -> tuple[str, ...]:
    """The known codes that the list means, prefixes expanded, in the order known.

    Raises:
        UsageError: an entry that begins no known code.
    """
    prefixes = split_codes(given)
    for prefix in prefixes:
        if not any(code.startswith(prefix) for code in known):
            raise UsageError("规则编号", prefix, "、".join(known))
    return tuple(code for code in known if code.startswith(prefixes)) if prefixes else ()


def chosen(given: str) -> tuple[str, ...]:
    """``expand`` against the catalogue, which is loaded only when something was given.

    Raises:
        UsageError: an entry that begins no code of the catalogue, or no entry at all in what was given.
    """
    if not given:
        return ()
    from juesuan.rules.catalogue import load_catalogue

    known = [rule.code for rule in load_catalogue()]
    codes = expand(given, known)
    if not codes:
        raise UsageError("规则编号", given, "、".join(known))
    return codes
