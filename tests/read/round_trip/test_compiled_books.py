"""Books of either form set are compiled, written and read: the same statements figure for figure, and nothing is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from accounts import accounts
from as_html import html_of
from compiled import BODIES, compiled, layout_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layout import Layout
from reading import alarms, read, stated

from juesuan.compile.compiled import Compiled


def meant(made: Compiled) -> Counter[tuple[str, str]]:
    return Counter((str(key), str(value)) for keys, value in made.stated for key in keys)


@pytest.mark.parametrize("writer", [html_of], ids=["html"])
@pytest.mark.parametrize("form_set", sorted(BODIES))
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_compiled_is_read_as_meant_and_nothing_is_found(
    form_set: str, writer: Callable[[Layout], bytes], data: st.DataObject
) -> None:
    first, made = compiled(data.draw(accounts()), form_set)
    assert (made.problems, made.wanted) == ((), ())
    assert first.problems == ()
    disclosure = read(writer(layout_of(made)))
    assert disclosure.identity.body == BODIES[form_set]
    assert stated(disclosure) == meant(made) == stated(made.disclosure)
    assert disclosure.unbound == ()
    assert alarms(disclosure) == []
