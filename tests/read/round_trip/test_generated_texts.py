"""A consistent disclosure of either form set, read from text: every fact as generated, and nothing found."""

from __future__ import annotations

from collections import Counter

import pytest
from as_text import text_of
from disclosures import MANNERS, disclosures
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layout import Table
from msgspec.structs import replace
from reading import alarms, placed_facts, read, stated

FORM_SETS = sorted(MANNERS)


@pytest.mark.parametrize("form_set", FORM_SETS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_every_fact_is_read_as_generated_and_nothing_is_found(form_set: str, data: st.DataObject) -> None:
    generated = data.draw(disclosures(form_set))
    disclosure = read(text_of(generated.layout))
    assert disclosure.identity.form_set == form_set
    assert disclosure.identity.body == MANNERS[form_set].body
    assert stated(disclosure) == Counter(generated.stated)
    assert disclosure.unbound == ()
    assert alarms(disclosure) == []


@pytest.mark.parametrize("form_set", FORM_SETS)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_a_table_left_out_changes_nothing_of_the_rest(form_set: str, data: st.DataObject) -> None:
    layout = data.draw(disclosures(form_set)).layout
    gone = data.draw(st.sampled_from([each for each in layout if isinstance(each, Table)]))
    whole, part = (read(text_of(each)) for each in (layout, tuple(each for each in layout if each is not gone)))
    rest = placed_facts(replace(whole, statements=tuple(each for each in whole.statements if each.place.table != gone.title)))
    assert placed_facts(part) == rest
    assert [each.title for each in part.tables] == [each.title for each in whole.tables if each.title != gone.title]
    assert {alarm[:4] for alarm in alarms(part)} == {"S101"}
