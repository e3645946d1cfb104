"""What the profile of a body says, for the rules on its duties and its structure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.model.disclosure import Part
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft


def lacking(book: FactBook, section: str, name: str, words: re.Pattern[str]) -> Iterator[Draft]:
    """One draft when a profile with its narrative has neither text in the section nor any of the words."""
    if no_profile(book):
        return
    profile = [each for each in book.disclosure.sections if each.part is Part.PROFILE]
    text = "".join(passage.text for each in profile for passage in each.paragraphs)
    filled = any(each.section == section and each.paragraphs for each in profile)
    if not filled and not words.search(text):
        yield Draft(facts=(), expected=name, found="无", places=(profile[0].place,), mark=name)


def no_profile(book: FactBook) -> str:
    """Why the profile cannot be looked at (Chinese); '' when it can."""
    sections = {each.section for each in book.disclosure.sections if each.part is Part.NARRATIVE and each.section}
    profile = any(each.part is Part.PROFILE for each in book.disclosure.sections)
    whole = profile and len(sections) >= book.standards.wording.whole_narrative
    return "" if whole else "文件没有概况部分，或只是节选"
