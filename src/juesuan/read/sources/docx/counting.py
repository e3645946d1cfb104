"""Numbers in the forms that Word numbers paragraphs with (一, 甲, 壹, Ⅳ, iv, ①)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_FORMAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_UNITS = ("", "十", "百", "千")
_FORMAL_UNITS = ("", "拾", "佰", "仟")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = 26
_LARGEST_ROMAN = 3999
_LARGEST_CHINESE = 9999
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def _run(first: str, last: int) -> Callable[[int], str]:
    """Characters in a row of the character set, for 1 to ``last``; plain digits beyond."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= last else str(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number else "0"


def _thousands(number: int, digits: str, units: tuple[str, ...], *, bare_ten: bool) -> str:
    """A number up to 9999 in words; 10 to 19 without the one before ten where that is the custom."""
    if not 0 < number <= _LARGEST_CHINESE:
        return str(number) if number else digits[0]
    zero, words, gap = "零", "", False
    for position, figure in enumerate(map(int, f"{number:04d}")):
        if not figure:
            gap = bool(words)
            continue
        words += (zero if gap else "") + digits[figure] + units[3 - position]
        gap = False
    return words[1:] if bare_ten and words.startswith(digits[1] + units[1]) else words


def _chinese(number: int) -> str:
    """十, 二十六; three digits and more are written digit by digit (一〇八)."""
    return _thousands(number, _DIGITS, _UNITS, bare_ten=True) if 0 < number < 100 else _positional(number)


def _positional(number: int) -> str:
    return "".join(_DIGITS[int(figure)] for figure in str(number))


def _roman(number: int) -> str:
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    words = ""
    for amount, letters in _ROMAN:
        times, number = divmod(number, amount)
        words += letters * times
    return words


def _letters(number: int) -> str:
    """Letters from a to z, then aa, bb, as Word goes on; beyond ten letters plain digits."""
    times, letter = divmod(number - 1, _LETTERS)
    return chr(ord("a") + letter) * (times + 1) if 0 < number <= 10 * _LETTERS else str(number)


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "none": lambda _: "",
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _run("①", 20),
    "decimalEnclosedCircleChinese": _run("①", 20),
    "decimalEnclosedParen": _run("⑴", 20),
    "decimalEnclosedFullstop": _run("⒈", 20),
    "numberInDash": lambda number: f"- {number} -",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "chineseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "japaneseCounting": lambda number: _thousands(number, _DIGITS, _UNITS, bare_ten=True),
    "chineseCountingThousand": lambda number: _thousands(number, _DIGITS, _UNITS, bare_ten=True),
    "taiwaneseCountingThousand": lambda number: _thousands(number, _DIGITS, _UNITS, bare_ten=True),
    "chineseLegalSimplified": lambda number: _thousands(number, _FORMAL, _FORMAL_UNITS, bare_ten=False),
    "ideographLegalTraditional": lambda number: _thousands(number, _FORMAL_TRADITIONAL, _FORMAL_UNITS, bare_ten=False),
    "ideographDigital": _positional,
    "japaneseDigitalTenThousand": _positional,
    "taiwaneseDigital": _positional,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": lambda number: _cycle(_STEMS)(number) + _cycle(_BRANCHES)(number),
    "ideographEnclosedCircle": _run("㊀", 10),
}


def counted(number: int, form: str) -> str:
    """A number in one of Word's forms; Arabic digits where the form is none that Chinese documents use."""
    return _FORMS.get(form, str)(number)
