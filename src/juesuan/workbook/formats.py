"""Numbers as a sheet shows them: by the number format of the cell where it is known and plain, else as few digits as tell them.

A format with conditions, fractions, exponents or Chinese numerals is not followed; the number then stands in full.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from msgspec import Struct

_TOKEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|.', re.DOTALL)
_DIGITS = re.compile(r"(?P<whole>[#0?,]*)(?P<tail>\.[#0?]*)?(?P<scale>,*)")
_COLOUR = re.compile(
    r"\[(?:black|blue|cyan|green|magenta|red|white|yellow|colou?r ?\d+|黑色|蓝色|绿色|红色|颜色 ?\d+)\]", re.IGNORECASE
)
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_GENERAL = re.compile(r"general|G/通用格式", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Za-z@]")
_LONGEST = 255
_DECIMALS = Decimal(1).scaleb(-10)
_SIGNIFICANT = Context(prec=15, rounding=ROUND_HALF_UP)
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)

BUILTIN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"¥"#,##0', 6: '"¥"#,##0', 7: '"¥"#,##0.00', 8: '"¥"#,##0.00',
    9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ', 42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ', 44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ',
}  # fmt: skip
"""The formats that files name by number alone, without those of dates."""


def general(value: float) -> str:
    """The number in full without the noise of binary fractions: at most 15 digits, 10 of them decimals, no zeros at the end."""
    exact = _SIGNIFICANT.create_decimal(repr(value))
    if not exact.is_finite():
        return str(value)
    if exact != exact.to_integral_value():
        exact = exact.quantize(_DECIMALS, context=_EXACT)
    text = format(exact, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def shown(value: float, code: str) -> str:
    """The number as the format shows it."""
    sections = _sections(code)
    exact = _SIGNIFICANT.create_decimal(repr(value))
    if not sections or not exact.is_finite():
        return general(value)
    if exact < 0:
        section = sections[1] if len(sections) > 1 else sections[0]
    else:
        section = sections[2] if exact == 0 and len(sections) > 2 else sections[0]
    if section is None:
        return general(value)
    text = section.text(abs(exact))
    signed = exact < 0 and any(digit in text for digit in "123456789") and not re.search(r"[-－(（]", text)
    return f"-{text}" if signed else text


class _Section(Struct, frozen=True):
    """One section of a format: what stands around the digits, how many of them, and by what the number is moved."""

    before: str
    after: str
    digits: bool
    least_whole: int = 0
    grouped: bool = False
    least_decimals: int = 0
    most_decimals: int = 0
    shift: int = 0

    def text(self, value: Decimal) -> str:
        if not self.digits:
            return (self.before + self.after).strip()
        moved = value.scaleb(self.shift, _EXACT).quantize(Decimal(1).scaleb(-self.most_decimals), context=_EXACT)
        whole, _, decimals = format(moved, "f").partition(".")
        while len(decimals) > self.least_decimals and decimals.endswith("0"):
            decimals = decimals[:-1]
        whole = ("" if whole == "0" else whole).rjust(self.least_whole, "0")
        if self.grouped and whole:
            whole = f"{int(whole):,}".rjust(self.least_whole, "0")
        number = f"{whole}.{decimals}" if decimals else whole
        return f"{self.before}{number}{self.after}".strip()


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section | None, ...]:
    """The sections for positive, negative and zero numbers; None for one that is not followed, nothing for no format."""
    if len(code) > _LONGEST or not code or _GENERAL.fullmatch(code):
        return ()
    split: list[list[str]] = [[]]
    for piece in _TOKEN.findall(code):
        if piece == ";":
            split.append([])
        else:
            split[-1].append(piece)
    return tuple(_section(pieces) for pieces in split[:3])


def _section(pieces: list[str]) -> _Section | None:
    """A section of pieces; digits must stand together."""
    parts = [_part(piece) for piece in pieces]
    if any(part is None for part in parts):
        return None
    plain = [part for part in parts if part]
    first = next((at for at, (_, digit) in enumerate(plain) if digit), len(plain))
    last = next((at for at in range(len(plain), 0, -1) if plain[at - 1][1]), first)
    found = _DIGITS.fullmatch("".join(text for text, _ in plain[first:last]))
    if found is None or not all(digit for _, digit in plain[first:last]):
        return None
    before, after = ("".join(text for text, _ in side) for side in (plain[:first], plain[last:]))
    whole, tail = found["whole"], (found["tail"] or ".")[1:]
    percents = sum(piece == "%" for piece in pieces)
    thousands = len(whole) - len(whole.rstrip(",")) + len(found["scale"])
    return _Section(
        before,
        after,
        last > first,
        whole.count("0"),
        "," in whole.rstrip(","),
        tail.count("0"),
        len(tail),
        2 * percents - 3 * thousands,
    )


def _part(piece: str) -> tuple[str, bool] | None:
    """The text of a piece and whether it holds a digit's place; None for what is not followed."""
    if piece in "#0?,.":
        return piece, True
    if piece.startswith('"') and len(piece) > 1:
        return piece[1:-1], False
    if piece[0] == "\\":
        return piece[1:], False
    if piece[0] in "_*" or _COLOUR.fullmatch(piece):
        return "", False
    if currency := _CURRENCY.fullmatch(piece):
        return currency[1], False
    return None if piece[0] == "[" or _LETTERS.match(piece) else (piece, False)
