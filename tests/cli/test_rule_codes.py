from __future__ import annotations

import pytest

from juesuan.cli.codes import chosen, expand, split_codes
from juesuan.errors import UsageError

KNOWN = ("A101", "A102", "T101", "X201")


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ("A101", ("A101",)),
        ("A", ("A101", "A102")),
        ("x2, t101", ("T101", "X201")),
        ("A101，T", ("A101", "T101")),
        ("A101、A101,", ("A101",)),
    ],
)
def test_lists_and_prefixes_name_known_codes(given: str, codes: tuple[str, ...]) -> None:
    assert expand(given, KNOWN) == codes


def test_one_unknown_entry_refuses_the_whole_list() -> None:
    with pytest.raises(UsageError, match="“Q1”；可用的有：A101、A102、T101、X201"):
        expand("A101,Q1", KNOWN)


def test_only_commas_are_no_codes() -> None:
    assert split_codes(" ，, ") == ()


def test_nothing_given_is_nothing_chosen() -> None:
    assert chosen("") == ()
