"""Shape of wording.yaml: residue, confused words, and what a disclosure must state."""

from __future__ import annotations

from juesuan.standards.structs import Strict


class ObligationData(Strict, frozen=True):
    """What must be stated: its term, what meets it, the fact that calls for it (``when``), the form sets that do (all if none).

    Any of these meets it: a figure of one of the ``concepts``; one of the ``facts`` outside the report; a share of a part of
    ``shares``; one of the ``words`` (patterns), in the sections whose ids begin with one of ``sections`` if any are named
    (without them nothing is owed). ``note``: merely a note, since many leave it out.
    """

    term: str
    section: str
    concepts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    when: str = ""
    facts: tuple[str, ...] = ()
    shares: str = ""
    sections: tuple[str, ...] = ()
    form_sets: tuple[str, ...] = ()
    note: bool = False


class WordingFile(Strict, frozen=True):
    """wording.yaml: residue of templates, words that may stand twice, confused words, what must be stated.

    ``restated``: words by which a disclosure says that last year's figures are not as they were published.
    """

    residue: tuple[str, ...]
    residue_titles: tuple[str, ...]
    may_double: tuple[str, ...]
    compounds: tuple[str, ...]
    blank_remarks: tuple[str, ...]
    confusions: dict[str, str]
    misused: dict[str, str]
    obligations: tuple[ObligationData, ...]
    whole_narrative: int
    glossary_terms: tuple[str, ...]
    never_none: tuple[str, ...]
    grades: dict[str, int]
    restated: tuple[str, ...]
