"""The workbook as a file: what it holds for people, and that it reads back as it was written."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from book_samples import STANDARDS
from hypothesis import given, settings
from hypothesis import strategies as st

from juesuan.ledger.reading import read_books
from juesuan.ledger.workbook_file import Contents, folder_files, profile_rows, workbook_xlsx, write_folder
from juesuan.standards.workbook import load_workbook_data

DATA = load_workbook_data()
PROFILE = profile_rows(DATA, {"body": ["甲局"], "year": ["2024"], "form_set": ["hunan-2024"], "duties": ["管账", "管物"]})


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))}


def sheet(content: bytes, title: str) -> str:
    """The XML of a sheet by its title."""
    found = parts(content)
    names = re.findall(r'<sheet name="([^"]+)"', found["xl/workbook.xml"])
    return found[f"xl/worksheets/sheet{names.index(title) + 1}.xml"]


EMPTY = workbook_xlsx(DATA, {"profile": PROFILE})


def test_every_sheet_is_there_between_a_guide_and_the_codes() -> None:
    names = re.findall(r'<sheet name="([^"]+)"', parts(EMPTY)["xl/workbook.xml"])
    assert names == ["说明", *(each.title for each in DATA.sheets), "代码"]


@pytest.mark.parametrize("title", [each.title for each in DATA.sheets])
def test_a_sheet_is_protected_and_its_header_stays(title: str) -> None:
    xml = sheet(EMPTY, title)
    assert "<sheetProtection" in xml
    assert 'ySplit="3"' in xml
    assert 'state="frozen"' in xml


def test_choices_and_codes_have_lists() -> None:
    xml = sheet(EMPTY, "凭证")
    lists = re.findall(r"<formula1>([^<]+)</formula1>", xml)
    assert any("一般公共预算资金" in each for each in lists)
    assert any(each.startswith("代码!$A$2:$A$") for each in lists)
    assert any(each.startswith("代码!$B$2:$B$") for each in lists)


def test_the_version_is_in_the_properties_and_in_the_profile() -> None:
    assert re.search(r'name="底稿版本"><vt:(?:i4|r8)>1</vt:', parts(EMPTY)["docProps/custom.xml"])
    assert PROFILE[0]["item"] == "底稿版本"
    assert PROFILE[0]["value"] == 1


def test_reckoned_columns_are_formulas_that_stay_locked() -> None:
    assert 'IF(N(D4)=0,"",E4/D4)' in sheet(EMPTY, "项目").replace("&quot;", '"')


def test_the_same_contents_give_the_same_bytes() -> None:
    assert workbook_xlsx(DATA, {"profile": PROFILE}) == EMPTY


def test_an_empty_workbook_reads_as_the_body_and_nothing_doubtful(tmp_path: Path) -> None:
    (tmp_path / "新.xlsx").write_bytes(EMPTY)
    found = read_books(str(tmp_path / "新.xlsx"), STANDARDS)
    assert (found.books.profile.body, found.books.profile.duties, found.problems) == ("甲局", ("管账", "管物"), ())
    assert {entry.amount for entry in found.books.entries} == {Decimal(0)}


amounts = st.integers(-(10**13), 10**13).map(lambda fen: Decimal(fen).scaleb(-2))
days = st.dates(dt.date(2024, 1, 1), dt.date(2024, 12, 31))
texts = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=20).filter(
    lambda text: text.strip() == text
)
meetings = st.fixed_dictionaries({"name": texts, "date": days, "persons": st.integers(0, 9999), "cost": amounts})


@settings(max_examples=20, deadline=None)
@given(rows=st.lists(meetings, max_size=5), as_folder=st.booleans())
def test_what_is_written_reads_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, object]], as_folder: bool
) -> None:
    contents: Contents = {"profile": PROFILE, "meetings": rows}  # type: ignore[dict-item]
    path = tmp_path_factory.mktemp("books") / "底稿.xlsx"
    if as_folder:
        path = path.with_suffix("")
        write_folder(folder_files(DATA, contents), path)
    else:
        path.write_bytes(workbook_xlsx(DATA, contents))
    found = read_books(str(path), STANDARDS)
    costs = [entry.amount for entry in found.books.entries if entry.key.concept == "event_cost"]
    persons = [entry.amount for entry in found.books.entries if entry.key.concept == "event_persons"]
    assert costs == [row["cost"] for row in rows]
    assert persons == [row["persons"] for row in rows]
    assert found.problems == ()
