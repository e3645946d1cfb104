from __future__ import annotations

import pytest

from juesuan.cli.codes import split_codes
from juesuan.errors import UsageError


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ("", ()),
        ("A101", ("A101",)),
        ("x2, T101", ("x2", "T101")),
        ("A101，T", ("A101", "T")),
        ("A101、A102,", ("A101", "A102")),
    ],
)
def test_a_list_is_split_at_commas_of_either_width(given: str, codes: tuple[str, ...]) -> None:
    assert split_codes(given) == codes


def test_only_commas_are_no_codes() -> None:
    with pytest.raises(UsageError, match="没有这样的规则编号"):
        split_codes(" ，, ")
