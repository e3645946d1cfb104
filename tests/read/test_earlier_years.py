"""Tables of earlier years: classes and names that were other then."""

from __future__ import annotations

import pytest
from disclosure_samples import drawn, figures, read_blocks, unbound

CLASSES = {
    "九、医疗卫生与计划生育支出": "210",
    "七、文化体育与传媒支出": "207",
    "十四、资源勘探信息等支出": "215",
    "十八、国土海洋气象等支出": "220",
    "十二、农林水事务": "213",
    "十七、援助其他地区支出": "219",
    "二十、粮油物资储备支出": "222",
}


@pytest.mark.parametrize("year", [2013, 2016, 2018])
def test_classes_of_earlier_years_in_the_overview(year: int) -> None:
    lines = "\n".join(f"{'一般公共预算财政拨款收入' if not n else ''} | {'1.00' if not n else ''} | {name} | {n + 1}.00"
                      for n, name in enumerate(CLASSES))  # fmt: skip
    table = f"收入 | < | 支出 | <\n项目 | 决算数 | 项目 | 决算数\n{lines}"
    read = read_blocks("收入支出决算总表", drawn(table), cover=["青川市档案馆", f"{year}年度部门决算"])
    expected = {f"expenditure[function={code}]@{year}:final": f"{n + 1}.00万元" for n, code in enumerate(CLASSES.values())}
    assert figures(read) == expected | {f"income[source=general_public_budget]@{year}:final": "1.00万元"}
    assert unbound(read) == []
