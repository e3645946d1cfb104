"""A workbook read as rows and written again, with more of them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from book_samples import GENERAL, STANDARDS, VOUCHER_HEAD, paid, sheets

from juesuan.ledger.books import Books
from juesuan.ledger.reading import books_of, read_books
from juesuan.ledger.rewriting import rows_of, with_more
from juesuan.ledger.sources import raw_sheets, workbook_sheets
from juesuan.ledger.workbook_file import folder_files, workbook_xlsx, write_folder
from juesuan.standards.workbook import load_workbook_data

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "books"
NAME = "yunxi-liaison-office-2024"
DATA = load_workbook_data()


def amounts(books: Books) -> list[tuple[str, Decimal]]:
    """What is booked, without the noughts of blank registers."""
    return sorted((str(entry.key), entry.amount) for entry in books.entries if entry.amount)


@pytest.mark.parametrize("source", [NAME, f"{NAME}.xlsx"])
@pytest.mark.parametrize("as_folder", [True, False])
def test_books_written_again_are_the_same_books(tmp_path: Path, source: str, as_folder: bool) -> None:
    rows = rows_of(raw_sheets(str(EXAMPLES / source)), STANDARDS)
    assert rows.lost == ()
    path = tmp_path / "底稿.xlsx"
    if as_folder:
        path = tmp_path / "底稿"
        write_folder(folder_files(DATA, rows.contents), path)
    else:
        path.write_bytes(workbook_xlsx(DATA, rows.contents))
    before, after = (read_books(str(each), STANDARDS).books for each in (EXAMPLES / source, path))
    assert amounts(after) == amounts(before)
    assert (after.profile, after.reasons, after.texts) == (before.profile, before.reasons, before.texts)
    assert [each.indicators[0].target for each in after.projects] == [each.indicators[0].target for each in before.projects]


def test_reasons_that_are_wanted_come_behind_those_given() -> None:
    rows = rows_of(sheets(原因说明=[["事项", "键", "原因"], ["会议费", "meeting@2024:final", "少开"]]), STANDARDS)
    more = with_more(rows.contents, "reasons", [{"line": "培训费", "key": "training@2024:final"}])
    again = books_of(workbook_sheets("底稿.xlsx", workbook_xlsx(DATA, more)), "底稿.xlsx", STANDARDS)
    assert [row.get("key") for row in more["reasons"]] == ["meeting@2024:final", "training@2024:final"]
    assert again.books.reasons == {"meeting@2024:final": "少开"}


def test_what_would_be_lost_is_named() -> None:
    head = [*VOUCHER_HEAD, "复核人"]
    rows = rows_of(sheets(凭证=[head, *paid("记-1", 5)], 草稿=[["随手记"]], 说明=[["决算底稿"]]), STANDARDS)
    assert rows.lost == ("草稿", "凭证：复核人")
    assert rows.contents["vouchers"][0]["fund"] == GENERAL
