"""Books of either form set are compiled, written and read: the same statements figure for figure, and nothing is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from accounts import accounts
from compiled import BODIES, compiled
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import alarms, read, stated

from juesuan.compile.as_text import text_of
from juesuan.compile.compiled import Compiled
from juesuan.write.html import html_bytes
from juesuan.write.planned import plan_of


def html_of(made: Compiled) -> bytes:
    return html_bytes(plan_of(made.blocks, made.disclosure))


def plain_text(made: Compiled) -> bytes:
    return text_of(made.blocks).encode()


def meant(made: Compiled) -> Counter[tuple[str, str]]:
    return Counter((str(key), str(value)) for keys, value in made.stated for key in keys)


@pytest.mark.parametrize("writer", [html_of, plain_text], ids=["html", "text"])
@pytest.mark.parametrize("form_set", sorted(BODIES))
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_compiled_is_read_as_meant_and_nothing_is_found(
    form_set: str, writer: Callable[[Compiled], bytes], data: st.DataObject
) -> None:
    first, made = compiled(data.draw(accounts()), form_set)
    assert (made.problems, made.wanted) == ((), ())
    assert first.problems == ()
    disclosure = read(writer(made))
    assert disclosure.identity.body == BODIES[form_set]
    assert stated(disclosure) == meant(made) == stated(made.disclosure)
    assert disclosure.unbound == ()
    assert alarms(disclosure) == []
