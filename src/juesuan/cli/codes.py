"""Rule codes as users give them: ``A101,X2`` names a rule and a family by its prefix."""

from __future__ import annotations

import re

from juesuan.errors import UsageError

_COMMA = re.compile(r"[,，、\s]+")


def split_codes(given: str) -> tuple[str, ...]:
    """The codes and prefixes of a list, with commas of either width; the catalogue judges whether they exist.

    Raises:
        UsageError: something was given, but no code.
    """
    codes = tuple(code for code in _COMMA.split(given) if code)
    if given and not codes:
        raise UsageError("规则编号", given)
    return codes
