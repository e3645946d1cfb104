"""Finding: one fault of a document, with everything that a reviewer needs to act on it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from juesuan.figures.place import Place


class Severity(StrEnum):
    """Error: contradicts itself or the law. Warning: very likely wrong, or wants a person. Note: style, rounding."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Group(StrEnum):
    """The groups of the official inspection sheet."""

    TIMELINESS = "及时性"
    COMPLETENESS = "完整性"
    ACCURACY = "准确性"
    FORM = "规范性"
    PERFORMANCE = "绩效"


class Suspect(Struct, frozen=True):
    """A fact that is probably wrong: key and label, stated and repaired value, conflicts settled minus opened, look, places."""

    fact: str
    label: str
    stated: str
    repaired: str
    gain: int
    look: str
    places: tuple[Place, ...]


class Also(Struct, frozen=True):
    """A further conflict that the same repair settles: rule, message, places."""

    rule: str
    message: str
    places: tuple[Place, ...]


class Finding(Struct, frozen=True):
    """One fault: rule, Chinese message, what was expected and found, the difference, all places, how to mend it.

    ``id`` is made of the rule and the sorted fact keys (or the normalised wording of a text rule), never of values or pages, so
    that it stays the same when the text moves. ``fact`` groups findings about one fact. ``computed`` says from which
    figures the expected value comes; ``suspects`` which figure is probably wrong (equal ones as a set), ``rivals`` the next
    best; ``also`` what else the same repair settles; ``look`` what the difference looks like. ``subject`` is the fact of which
    the message says what it should be. ``doubtful``: it rests on a
    reading of a scanned page that is in doubt, so that the document may well be right.
    """

    id: str
    rule: str
    severity: Severity
    group: Group
    message: str
    expected: str
    found: str
    difference: str
    places: tuple[Place, ...]
    hint: str
    fact: str = ""
    computed: str = ""
    suspects: tuple[Suspect, ...] = ()
    rivals: tuple[Suspect, ...] = ()
    also: tuple[Also, ...] = ()
    look: str = ""
    doubtful: bool = False
    subject: str = ""

    @property
    def of_another(self) -> bool:
        """True when another figure than that of the subject is suspected first: what is expected is then but computed."""
        return bool(self.subject and self.suspects) and self.suspects[0].fact != self.subject
