"""Pages made to do harm or cut off: quick, and either read in part, with a problem, or refused in Chinese."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Iterator

import pytest
from example_page import page
from html_samples import grids, outcome, paragraphs, problems, read, reason
from hypothesis import given
from hypothesis import strategies as st

from juesuan.read.sources.html.limits import HtmlLimits
from juesuan.read.sources.html.sniff import is_page

TABLES = "<table><tr><td>"


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    start = time.perf_counter()
    yield
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize("tag", ["div", "table", "b", "ul><li", "pre"])
def test_deep_nesting(tag: str) -> None:
    data = f"<p>前</p><{tag}>" + f"<{tag}>" * 50_000 + "底"
    assert paragraphs(data)[0] == "前"
    assert "网页嵌套太深，此后的内容没有读取" in problems(data)


def test_tables_in_tables() -> None:
    assert paragraphs("<html>" + TABLES * 300 + "底") == ["底"]


def test_a_span_of_a_million() -> None:
    cell = "<td colspan=1000000 rowspan=1000000>1"
    data = "<table>" + ("<tr>" + cell * 6) * 6 + "</table>"
    assert len(grids(data)[0].rows) == 6


def test_spans_beyond_all_measure() -> None:
    row = "<tr>" + "<td colspan=1000 rowspan=0>1" * 1000
    assert problems("<p>x</p><table>" + row * 3 + "</table>") == ["表格太大，没有读取"]


def test_rows_below_a_wide_row_of_cells_that_never_end() -> None:
    data = "<p>x</p><table><tr>" + "<td rowspan=0>1" * 900 + "<tr><td>2" * 20_000 + "</table>"
    assert problems(data) == ["表格太大，没有读取"]


def test_a_list_of_very_many_items() -> None:
    assert len(paragraphs("<ol>" + "<li>甲" * 50_000)) == 50_000


def test_entities_that_multiply() -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    data = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "lol">{entities}]><html><body><p>a&l11;b</p></body></html>'
    assert len("".join(paragraphs(data))) < 2000


def test_entities_that_name_files() -> None:
    data = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>a&x;b</p></html>'
    assert "root" not in "".join(paragraphs(data))


def test_too_many_elements() -> None:
    assert reason("<html>" + "<b>x</b>" * 200, HtmlLimits(max_elements=100)) == "网页的元素太多"


def test_very_many_attachments() -> None:
    data = "<p>x</p>" + "".join(f"<a href={n}.pdf>{n}</a>" for n in range(200))
    assert problems(data)[-2:] == ["附件：49（未读取）", "共有 200 个附件（未读取）"]


@pytest.mark.parametrize("data", ["<html></html>", "<html><body><script>1</script>", "<p>&nbsp;</p>", "<!DOCTYPE html>"])
def test_pages_without_content(data: str) -> None:
    assert reason(data) == "网页没有内容"


def test_a_page_that_only_names_its_attachment() -> None:
    assert reason("<p><a href=决算.pdf></a></p>") == "网页没有内容；附件：决算.pdf（未读取）"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_page_cut_off_is_read_as_far_as_it_goes(share: float) -> None:
    whole = page()
    cut = read(whole[: int(len(whole) * share)])
    assert 0 < len(cut.blocks) < len(read(whole).blocks)


def test_memory_stays_in_bounds() -> None:
    tracemalloc.start()
    read("<table>" + "<tr><td>1<td>2<td>3" * 5000 + "</table>")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 30 * 1024 * 1024


@given(st.lists(st.sampled_from([*"<>/=&;\"' 甲1\0\n", "<table>", "<td", " colspan=", "<tr>", "</p>", "<!--", "<![", "<pre>"])))
def test_anything_is_read_or_refused(pieces: list[str]) -> None:
    data = ("<html>" + "".join(pieces)).encode()
    assert is_page(data)
    assert outcome(data) in ("", "网页没有内容")
