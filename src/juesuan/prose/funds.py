"""The fund that a paragraph or a sentence speaks of, in a section on money of several funds.

“1.一般公共预算财政拨款本年收入…；本年支出…” is of that fund to its end, though only its first words name it.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from juesuan.model.pattern import KeyPattern
from juesuan.prose.binding import Frame
from juesuan.prose.gaps import without_opening

_EVALUATED = re.compile(
    r"(一般公共预算|政府性基金|国有资本经营)(?:预算)?(?:财政拨款)?项目(?:支出)?[^，。；]{0,8}?(?:开展|实施|进行|完成|纳入)[^，。；]{0,8}?(?:自评|评价)"
)
_FUNDS = {"一般公共预算": "general_public_budget", "政府性基金": "government_fund", "国有资本经营": "state_capital"}


def of_fund(section: Frame, paragraph: str) -> Frame:
    """The frame of a paragraph: the section's, with the fund that the paragraph opens with where the section is on all of them."""
    if ("fund", "fiscal") not in section.context.members:
        return section
    plain = without_opening(paragraph)
    fund = next((member for words, member in _FUNDS.items() if plain.startswith(words)), "")
    own = KeyPattern(members=(("fund", fund), ("source", fund)))
    return replace(section, context=section.context.merge(own)) if fund else section


def of_evaluated(frame: Frame, sentence: str) -> Frame:
    """The frame of a sentence that says of which fund the evaluated projects are: 对政府性基金预算项目支出开展绩效自评."""
    found = _EVALUATED.search(sentence)
    if found is None:
        return frame
    return replace(frame, context=frame.context.merge(KeyPattern(members=(("fund", _FUNDS[found[1]]),))))
