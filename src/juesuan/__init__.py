"""juesuan (决算): reads and checks the departmental final accounts of Chinese public bodies.

>>> import juesuan
>>> report = juesuan.check_disclosure("examples/yunxi-liaison-office-2024.txt")
>>> report.exit_status
0
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from juesuan.errors import JuesuanError, StandardsError, UnreadableFileError, UsageError, WaiversError
from juesuan.read.budget import Budget

if TYPE_CHECKING:
    from juesuan.findings.report import Report
    from juesuan.model.disclosure import Disclosure

__all__ = [
    "Budget",
    "JuesuanError",
    "StandardsError",
    "UnreadableFileError",
    "UsageError",
    "WaiversError",
    "check_disclosure",
    "read_disclosure",
    "read_together",
]

_DEFAULT = Budget()


def read_disclosure(
    path: str | Path, *, form_set: str = "auto", password: str | None = None, budget: Budget = _DEFAULT
) -> Disclosure:
    """Read a published disclosure (PDF, Word, web page, workbook or text) into statements; money stays in the unit as written.

    ``password`` opens a file that is encrypted (PDF, Word or workbook). Of the budget of a file, its bytes and pages are kept
    here; time and memory only by ``juesuan check``.

    Raises:
        UnreadableFileError: the file cannot be read as a disclosure; the message says why.
        UsageError: there is no such form set.
    """
    from juesuan.read import disclosure

    return disclosure.read_disclosure(path, form_set=form_set, password=password, budget=budget)


def read_together(
    paths: Iterable[str | Path], *, form_set: str = "auto", password: str | None = None, budget: Budget = _DEFAULT
) -> Disclosure:
    """Read the files (folders, zip archives) of one disclosure as one: narrative, tables, report; each place names its file.

    Raises:
        UnreadableFileError: none of the files can be read, or they are no disclosure; the message says why.
        UsageError: there is no such form set.
    """
    from juesuan.read import together

    return together.read_together(paths, form_set=form_set, password=password, budget=budget)


def check_disclosure(
    path_or_disclosure: str | Path | Disclosure,
    *,
    form_set: str = "auto",
    password: str | None = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    show_notes: bool = False,
    others: Iterable[str | Path | Disclosure] = (),
    waivers: str | Path | None = None,
    as_of: date | None = None,
) -> Report:
    """Check a file, or a disclosure that was read before, by the rules whose codes begin with ``select`` (all) and not ``ignore``.

    ``others`` are what it is held against: last year's disclosure, the budget disclosure, the approval of the finance bureau, the
    units of a department; the role of each is told by its content. ``password`` opens files that are encrypted. ``waivers`` is a
    YAML file of findings that do not count, judged ``as_of`` a day (today).

    Raises:
        UnreadableFileError: the file cannot be read as a disclosure.
        UsageError: there is no such form set or code.
        WaiversError: the file of waivers cannot be read or is wrong.
    """
    from juesuan.check.runner import Settings, check_one
    from juesuan.check.waiver_file import read_waivers

    given = list(others)
    paths = tuple(str(each) for each in given if isinstance(each, str | Path))
    accepted = read_waivers(waivers, as_of or datetime.now().astimezone().date()) if waivers is not None else None
    settings = Settings(form_set, tuple(select), tuple(ignore), show_notes, password=password, others=paths, waivers=accepted)
    if isinstance(path_or_disclosure, str | Path):
        path_or_disclosure = read_disclosure(path_or_disclosure, form_set=form_set, password=password)
    return check_one(path_or_disclosure, settings, [each for each in given if not isinstance(each, str | Path)])
