"""The page that is written: readable by machine and eye, escaped, and the same statements when it is read again."""

from __future__ import annotations

from example_plan import made, plan
from lxml import html
from msgspec.structs import replace
from reading_back import figures, read

import juesuan
from juesuan.write.html import html_bytes
from juesuan.write.plan import Heading, Paragraph, Plan, Table


def page(of: Plan) -> html.HtmlElement:
    return html.document_fromstring(html_bytes(of).decode())


def test_what_is_written_reads_back_to_the_same_statements_and_nothing_is_found() -> None:
    disclosure = read(html_bytes(plan()), "决算.html")
    assert figures(disclosure) == figures(made().disclosure)
    assert disclosure.unbound == ()
    (document,) = juesuan.check_disclosure(disclosure).documents
    assert document.findings == ()


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert html_bytes(plan()) == html_bytes(plan())


def test_every_link_of_the_contents_leads_to_its_block() -> None:
    root = page(plan())
    ids = {each.get("id"): each for each in root.iter() if each.get("id")}
    for entry, link in zip(plan().contents, root.xpath("//nav//a"), strict=True):
        target = ids[link.get("href")[1:]]
        assert link.text == entry.text
        assert entry.text.split("　")[0] in target.text_content()


def test_header_cells_have_a_scope_and_figures_their_facts() -> None:
    (table,) = page(plan()).xpath("//figure[figcaption='收入决算表']/table")
    first = table.xpath("thead/tr[1]/th")[0]
    assert (first.text, first.get("scope"), first.get("colspan")) == ("项目", "colgroup", "2")
    total = table.xpath("tbody/tr[1]/td[@data-fact]")[0]
    assert (total.text, total.get("data-fact")) == ("446.19", "income@2024:final")
    assert [each.get("scope") for each in table.xpath("tbody/tr[2]/th")] == ["row"]


def test_a_figure_of_the_prose_is_data() -> None:
    first = next(each for each in page(plan()).xpath("//p/data") if each.text.endswith("元"))
    assert (first.text, first.get("value")) == ("453.89万元", "453.89")
    assert first.get("data-fact") == "grand_total[side=income]@2024:final grand_total[side=expenditure]@2024:final"


def test_nothing_of_the_text_is_taken_for_markup_and_nothing_is_fetched() -> None:
    hostile = '<script src="http://x/a.js">&\x00\x0b</script>'
    bad = replace(plan(), cover=(hostile,), title=hostile, blocks=(Heading(hostile, 2), Paragraph(hostile)))
    root = page(bad)
    assert root.xpath("//script | //link | //img | //@src") == []
    assert root.xpath("//h2[@id]")[0].text == hostile.replace("\x00\x0b", "")


def test_a_wide_table_asks_for_a_page_on_its_side() -> None:
    wide = {each.findtext("figcaption"): each.get("class") for each in page(plan()).xpath("//figure")}
    for block in plan().blocks:
        if isinstance(block, Table):
            assert (wide[block.title] == "wide") == block.wide or block.title == "2024年度项目支出绩效自评表"
