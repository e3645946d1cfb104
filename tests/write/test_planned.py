"""Blocks to the page plan: headings with their level, tables with what stands around them, figures with their facts."""

from __future__ import annotations

from itertools import pairwise

from example_plan import made, plan

from juesuan.model.value import Text
from juesuan.write.plan import Align, Box, Heading, Mark, Paragraph, Style, Table, begins_page, grid


def table(title: str) -> Table:
    return next(block for block in plan().blocks if isinstance(block, Table) and block.title == title)


def test_the_cover_is_what_stands_before_the_first_part() -> None:
    assert plan().cover == ("云溪市人民政府驻上海联络处", "2024年度部门决算")
    assert plan().title == "云溪市人民政府驻上海联络处2024年度部门决算"


def test_the_contents_are_parts_their_sections_and_the_tables_of_part_two() -> None:
    entries = plan().contents
    assert [each.text for each in entries if each.level == 1] == [
        "第一部分　云溪市人民政府驻上海联络处概况",
        "第二部分　部门决算表",
        "第三部分　2024年度部门决算情况说明",
        "第四部分　名词解释",
        "第五部分　附件",
    ]
    assert [each.text for each in entries][4:6] == ["收入支出决算总表", "收入决算表"]
    assert all(plan().blocks[each.block] for each in entries)


def test_a_heading_that_runs_into_its_paragraph_is_no_heading() -> None:
    run_in = [block for block in plan().blocks if isinstance(block, Paragraph) and block.lead]
    assert [block.text[: block.lead] for block in run_in] == ["（一）内设机构设置。", "（二）决算单位构成。", "（三）人员情况。"]
    assert not [block for block in plan().blocks if isinstance(block, Heading) and "。" in block.text]


def test_a_table_has_what_stands_around_it() -> None:
    income = table("收入决算表")
    assert (income.number, income.body, income.unit) == ("公开02表", "部门：云溪市人民政府驻上海联络处", "单位：万元")
    assert income.remarks == ("注：本表反映本部门本年度取得的各项收入情况。",)
    assert (income.head, income.columns, income.wide, income.level) == (3, 9, True, 2)
    assert table("国有资本经营预算财政拨款支出决算表").wide is False


def test_the_cells_are_where_the_grid_has_them_and_carry_their_facts() -> None:
    cells = grid(table("收入决算表"))
    assert cells[0][0] == Box("项目", 0, 0, 1, 2, head=True)
    total = cells[3][2]
    assert total is not None
    assert (total.text, total.align, total.keys) == ("446.19", Align.RIGHT, ("income@2024:final",))


def test_an_item_stands_below_its_class() -> None:
    indents = {box.text: box.indent for box in table("支出决算表").boxes if not box.head}
    assert [indents[name] for name in ("一般公共服务支出", "政府办公厅（室）及相关机构事务", "行政运行")] == [0, 1, 2]


def test_every_figure_of_the_prose_is_marked_with_its_facts() -> None:
    marked = [
        (block.text[mark.start : mark.end], mark.keys)
        for block in plan().blocks
        if isinstance(block, Paragraph)
        for mark in block.marks
    ]
    assert marked[0] == ("14", ("staff[status=establishment]@2024:final",))
    assert marked[3] == ("453.89万元", ("grand_total[side=income]@2024:final", "grand_total[side=expenditure]@2024:final"))
    told = {
        str(key)
        for each in made().disclosure.statements
        if each.place.table is None and not isinstance(each.value, Text)
        for key in each.keys
    }
    assert {key for _, keys in marked for key in keys} == told


def test_labels_and_titles_inside_a_part() -> None:
    styles = {block.text: block.style for block in plan().blocks if isinstance(block, Paragraph) and block.style is not Style.BODY}
    assert styles == {
        "2024年度云溪市人民政府驻上海联络处整体支出绩效自评报告": Style.TITLE,
        "附件1": Style.LABEL,
        "附件2": Style.LABEL,
        "附件3-1": Style.LABEL,
        "附件3-2": Style.LABEL,
    }


def test_a_part_and_each_table_of_part_two_but_the_first_begin_a_page() -> None:
    blocks = plan().blocks
    begun = [block for number, block in enumerate(blocks) if begins_page(blocks, number)]
    begins = [block.title if isinstance(block, Table) else block.text for block in begun]
    assert begins[:4] == ["第一部分", "第二部分", "收入决算表", "支出决算表"]


def test_marks_do_not_overlap() -> None:
    for block in plan().blocks:
        marks: tuple[Mark, ...] = block.marks if isinstance(block, Paragraph) else ()
        assert all(one.end <= two.start for one, two in pairwise(marks))
