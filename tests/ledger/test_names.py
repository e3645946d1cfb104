"""Facts by readable names."""

from __future__ import annotations

import pytest
from book_samples import STANDARDS
from hypothesis import given
from hypothesis import strategies as st

from juesuan.ledger.names import Names
from juesuan.model.key import FactKey, Phase

NAMES = Names.of(STANDARDS, 2024)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("项目支出", ["expenditure[nature=project]@2024:final"]),
        ("三公经费", ["three_public@2024:final"]),
        ("“三公”经费", ["three_public@2024:final"]),
        ("公务接待费", ["three_public[three_item=reception]@2024:final"]),
        ("收入总计", ["grand_total[side=income]@2024:final"]),
        ("财政拨款收入总计", ["grand_total[fund=fiscal,side=income]@2024:final"]),
        ("年初结转和结余", ["carry_over[moment=opening]@2024:final"]),
        ("一般公共预算财政拨款基本支出", ["expenditure[fund=general_public_budget,nature=basic]@2024:final"]),
        ("一般公共预算财政拨款/项目支出", ["expenditure[fund=general_public_budget,nature=project]@2024:final"]),
        ("2010302", ["expenditure[function=2010302]@2024:final"]),
        ("2010302 一般行政管理事务", ["expenditure[function=2010302]@2024:final"]),
        ("30201 办公费", ["expenditure[economic=30201]@2024:final"]),
        # a year before, a phase behind
        ("2023年项目支出", ["expenditure[nature=project]@2023:final"]),
        ("会议费年初预算数", ["meeting@2024:initial_budget"]),
        ("2023年度培训费全年预算数", ["training@2023:adjusted_budget"]),
        # a written key stands for itself
        ("meeting@2022:final", ["meeting@2022:final"]),
        # not clear, not known
        ("总计", ["grand_total[side=income]@2024:final", "grand_total[side=expenditure]@2024:final"]),
        ("吃喝费", []),
        ("unheard_of@2024:final", []),
        ("", []),
    ],
)
def test_a_name_means_these_facts(name: str, keys: list[str]) -> None:
    assert [str(key) for key in NAMES.find(name)] == keys


keys = st.builds(
    lambda year, phase, members: FactKey("expenditure", year, phase, tuple(sorted(members.items()))),
    st.integers(2010, 2030),
    st.sampled_from([Phase.INITIAL, Phase.ADJUSTED, Phase.FINAL]),
    st.fixed_dictionaries(
        {"fund": st.sampled_from(["fiscal", "government_fund"])},
        optional={"nature": st.sampled_from(["basic", "project"]), "function": st.sampled_from(["2010301", "20103", "208"])},
    ),
)


@given(keys)
def test_a_label_of_a_message_leads_back_to_its_fact(key: FactKey) -> None:
    assert key in NAMES.find(STANDARDS.label(key))
    assert NAMES.find(str(key)) == (key,)
