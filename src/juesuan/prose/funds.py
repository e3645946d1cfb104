"""The fund that a paragraph speaks of, in a section on all fiscal money.

“1.一般公共预算财政拨款本年收入…；本年支出…” is of that fund to its end, though only its first words name it.
"""

from __future__ import annotations

from msgspec.structs import replace

from juesuan.model.pattern import KeyPattern
from juesuan.prose.binding import Frame
from juesuan.prose.gaps import without_opening

_FUNDS = {"一般公共预算": "general_public_budget", "政府性基金": "government_fund", "国有资本经营": "state_capital"}


def of_fund(section: Frame, paragraph: str) -> Frame:
    """The frame of a paragraph: the section's, with the fund that the paragraph opens with where the section is on all of them."""
    if ("fund", "fiscal") not in section.context.members:
        return section
    plain = without_opening(paragraph)
    fund = next((member for words, member in _FUNDS.items() if plain.startswith(words)), "")
    own = KeyPattern(members=(("fund", fund), ("source", fund)))
    return replace(section, context=section.context.merge(own)) if fund else section
