"""Single meetings, trainings and activities as subjects: their cost and the number of people, by the name as written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from juesuan.model.pattern import KeyPattern
from juesuan.prose.lexicon import Subject, TermMatch
from juesuan.standards.structs import EventData, LexiconFile

_NOT_OF_A_NAME = re.compile(r"[本全当]年度?|年度|[本我]?部门|[本我]单位|财政拨款|一般公共预算|[的各类项]")


@lru_cache(maxsize=4)
def _expression(data: LexiconFile) -> re.Pattern[str]:
    events: EventData = data.events
    openings, endings = ("|".join(map(re.escape, words)) for words in (events.openings, events.endings))
    return re.compile(
        rf"(?:(?:{openings})|(?<=；)|^)(?P<name>[\u4e00-\u9fff“”]{{2,40}}?(?:{endings}))(?=费|的|支出|经费|[，、（\d])"
    )


def find_events(sentence: str, section: str, data: LexiconFile) -> Iterator[TermMatch]:
    """The events named in a sentence; none outside the sections that tell of them, and none for a mere category (会议, 培训)."""
    if section not in data.events.within:
        return
    for found in _expression(data).finditer(sentence):
        name = re.split("|".join(map(re.escape, data.events.openings)), found["name"])[-1]
        one_of_many = sentence.startswith("、", found.end())
        if _NOT_OF_A_NAME.sub("", name) not in data.events.endings and "，" not in name and not one_of_many:
            members = (("event", name),)
            people = KeyPattern("event_persons", members)
            subject = Subject((KeyPattern("event_cost", members),), {"人": people, "人次": people})
            yield TermMatch(name, found.end("name") - len(name), found.end("name"), subject)
