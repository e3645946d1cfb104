"""Who the document speaks of: body, year, kind, region, and the form set that fits what was found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from juesuan.figures.width import compact
from juesuan.model.disclosure import DocumentKind
from juesuan.standards.forms import FormSet

GENERIC = "generic"
"""The form set of the central standard, which fits any region and year."""

_TITLE_YEAR = re.compile(r"(20\d\d)年度?[^,，。；]{0,30}决算")
_ANY_YEAR = re.compile(r"(20\d\d)年")
_CHINESE_YEAR = re.compile(r"二[〇○零０Oo0][〇○零０Oo0一二三四五六七八九]{2}(?=年)")
_DIGITS = str.maketrans("〇○零０Oo一二三四五六七八九", "000000123456789")
_NAME = r"(?P<body>[^,，。:：;；、]{3,40}?)"
_LABELLED_BODY = re.compile(
    rf"^(?:编制单位|编制部门|部门名称|单位名称|部门|单位)[：:]{_NAME}(?:公开\d\d表.*|(?:金额)?单位[：:].*|20\d\d年.*)?$"
)
_PART = r"^(?:第[一二三四五六]部分|关于)?(?!第[一二三四五六]部分)"
_COVER = re.compile(rf"{_PART}{_NAME}(?:20\d\d年度?)(?:部门|单位)?决算")
_COVER_YEAR_FIRST = re.compile(rf"{_PART}20\d\d年度?{_NAME}(?:部门|单位)决算(?:公开|报告|信息|情况|说明|的)*$")
_PROFILE = re.compile(rf"{_PART}{_NAME}(?:部门|单位)?概况$")
_NOT_A_BODY = re.compile(r"元$|^(?:部门|单位|本部门|本单位|目录)$|^20\d\d年|(?:收入|支出|预算|财政拨款|经费|（[类款项]）)$")
_COVER_LINE = re.compile(r"^(?:20\d\d年度?)?(?:部门|单位)决算(?:公开|报告|信息|情况|说明|的)*$")
_KINDS = re.compile("部门决算|单位决算")
_LONGEST_LINE = 300
"""No line that names the body is longer, the spaces between name and number of the table counted."""
_YEAR_LINE = re.compile(r"^20\d\d年度?$")


@lru_cache(maxsize=8192)
def arabic_years(text: str) -> str:
    """The text compact, years in Arabic digits (二〇二四年 is 2024年)."""
    line = compact(text)
    return _CHINESE_YEAR.sub(lambda found: found[0].replace("二", "2").translate(_DIGITS), line) if "二" in line else line


def find_year(texts: Iterable[str]) -> int | None:
    """The reporting year: the one most often named beside 决算 in short lines, else the commonest year."""
    lines = [arabic_years(text) for text in texts]
    named = Counter(year for line in lines if len(line) < 60 for year in _TITLE_YEAR.findall(line))
    anywhere = Counter(year for line in lines for year in _ANY_YEAR.findall(line))
    for found in (named, anywhere):
        if found:
            return int(found.most_common(1)[0][0])
    return None


def find_body(texts: Iterable[str]) -> str:
    """The body's name: from 部门：… lines of tables, from the cover, or from the profile's heading; '' if none."""
    counts: Counter[str] = Counter()
    weights = ((_LABELLED_BODY, 2), (_COVER, 2), (_COVER_YEAR_FIRST, 2), (_PROFILE, 3))
    for text in texts:
        line = arabic_years(text) if len(text) < _LONGEST_LINE else ""
        for pattern, weight in weights:
            found = pattern.match(line)
            if found and not _NOT_A_BODY.search(found["body"]):
                counts[found["body"]] += weight
                break
    return counts.most_common(1)[0][0] if counts else ""


def find_cover_body(lines: Sequence[str]) -> str:
    """The body's name where the cover breaks it from the year: the line above “2024年度部门决算”, “2024年度” lines apart."""
    cover = [line for line in (arabic_years(each) for each in lines) if not _YEAR_LINE.match(line)]
    for above, line in pairwise(cover):
        if _COVER_LINE.match(line) and 3 <= len(above) <= 40:
            return above
    return ""


def find_kind(texts: Iterable[str]) -> DocumentKind:
    """Department or single unit, by which of 部门决算 and 单位决算 is named more often; OTHER if neither."""
    counts = Counter(word for text in texts if "决" in text for word in _KINDS.findall(compact(text)))
    if not counts:
        return DocumentKind.OTHER
    return DocumentKind(counts.most_common(1)[0][0])


def is_of_region(form_set: FormSet, body: str) -> bool:
    """True when the body's name begins with a place name of the set's region (a liaison office is named after its home)."""
    plain = body.removeprefix("中共").removeprefix("中国共产党")
    return any(plain.startswith(name) for name in form_set.place_names)


def choose_form_set(sets: Iterable[FormSet], titles: Sequence[str], body: str, year: int | None) -> tuple[FormSet, bool]:
    """The form set that fits best, and whether the document's region is that of the set.

    A set that did not hold in the year is never taken. The set of the body's region (its name begins with one of the place names)
    comes before all others; where no region is known, the central standard, unless another set has more of the titles found.
    """

    def fit(form_set: FormSet) -> tuple[int, bool, int]:
        official = {form.title for form in form_set.forms}
        score = sum(title in official for title in titles)
        named = is_of_region(form_set, body)
        return score + 3 * named, not form_set.place_names, form_set.valid_from

    known = sorted(sets, key=lambda each: each.name)
    standard = next(each for each in known if each.name == GENERIC)
    best = max([standard, *(each for each in known if each.place_names and _holds_in(each, year))], key=fit)
    return best, is_of_region(best, body)


def _holds_in(form_set: FormSet, year: int | None) -> bool:
    return year is None or form_set.valid_from <= year <= (form_set.valid_to or year)
