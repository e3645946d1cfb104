"""The example disclosure as a workbook states what its text states, and the check finds nothing."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from example_book import TEXT, workbook
from sheet_samples import RELATIONS, zipped

import juesuan
from juesuan.model.disclosure import Disclosure, Part

Stated = Counter[tuple[str, str | None, str | None, str, str]]


def stated(disclosure: Disclosure, *, exact: bool = True) -> Stated:
    """Everything that the tables state and where; figures without the zeros at their end where the sheet has no format."""
    return Counter(
        (each.place.table or "", each.place.row, each.place.column, " ".join(map(str, each.keys)), _value(str(each.value), exact))
        for each in disclosure.statements
        if each.place.part == Part.TABLES
    )


def _value(text: str, exact: bool) -> str:
    return text if exact else re.sub(r"\.?0+(?=万元$)", "", text) if "." in text else text


def read(folder: Path, code: str) -> Disclosure:
    path = folder / "决算.xls"
    path.write_bytes(workbook(code))
    return juesuan.read_disclosure(path)


@pytest.mark.parametrize(("code", "exact"), [("0.00", True), ("#,##0.00", False), ("General", False)])
def test_the_statements_of_the_tables_are_those_of_the_text(tmp_path: Path, code: str, *, exact: bool) -> None:
    book, text = read(tmp_path, code), juesuan.read_disclosure(TEXT)
    assert stated(book, exact=exact) == stated(text, exact=exact)
    assert [(table.form, table.bound) for table in book.tables] == [(table.form, table.bound) for table in text.tables]
    assert (book.identity, book.problems, len(book.unbound)) == (text.identity, (), len(text.unbound))
    assert len(book.statements) == len(text.statements)


def test_nothing_is_found_wrong(tmp_path: Path) -> None:
    [document] = juesuan.check_disclosure(read(tmp_path, "0.00")).documents
    assert document.findings == ()


def test_places_name_sheet_and_cell(tmp_path: Path) -> None:
    places = [each.place for each in read(tmp_path, "0.00").statements if each.place.part == Part.TABLES]
    assert all(place.spot.sheet and place.spot.cell for place in places)
    first = next(place for place in places if place.table == "支出决算表" and place.quote == "445.44")
    assert (first.spot.sheet, first.spot.cell) == ("公开03表", "C7")


def test_a_workbook_inside_a_word_document_is_read_in_its_place(tmp_path: Path) -> None:
    text = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    link = '<w:p><w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="r9"/></w:object></w:r></w:p>'
    path = tmp_path / "决算.docx"
    path.write_bytes(word(text.format("2024年度部门决算") + link, workbook("0.00")))
    tables = juesuan.read_disclosure(path).tables
    assert [(table.form, table.bound) for table in tables] == [
        (table.form, table.bound) for table in juesuan.read_disclosure(TEXT).tables
    ]


def word(body: str, embedded: bytes) -> bytes:
    """A Word document of a body, with one embedded workbook as ``r9``."""
    office, package = f"{RELATIONS}/officeDocument/2006/relationships", f"{RELATIONS}/package/2006"
    spaces = (
        f'xmlns:w="{RELATIONS}/wordprocessingml/2006/main" xmlns:r="{office}" xmlns:o="urn:schemas-microsoft-com:office:office"'
    )
    links = f'<Relationship Id="r9" Type="{office}/package" Target="embeddings/book.xlsx"/>'
    first = f'<Relationship Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/>'
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships">{first}</Relationships>',
            "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{links}</Relationships>',
            "word/embeddings/book.xlsx": embedded,
        }
    )
