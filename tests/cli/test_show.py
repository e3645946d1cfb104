"""``juesuan show``: the picture of a place has a frame where the place is, and wrong places are refused."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from juesuan import read_disclosure
from juesuan.prose.clauses import sentences
from juesuan.render.find_place import find_place
from juesuan.render.place import quoted_places
from juesuan.render.quote_marks import marks_in
from juesuan.render.window import window

Image = pytest.importorskip("PIL.Image", reason="extra picture")
pytest.importorskip("pylopdf_fonts_zh_cn", reason="extra picture")

Run = Callable[..., Result]

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
TEXT = str(EXAMPLES / "yunxi-liaison-office-2024.txt")
PDF = str(EXAMPLES / "yunxi-liaison-office-2024.pdf")


def _frame(path: Path) -> tuple[int, int, int, int] | None:
    """The box around all pixels of the frame's red."""
    with Image.open(io.BytesIO(path.read_bytes())) as picture:
        rgb = picture.convert("RGB")
    red = rgb.point([255 * (value > 190) for value in range(256)] + [255 * (value < 60) for value in range(256)] * 2)
    channels = red.split()
    both = Image.composite(channels[0], Image.new("L", rgb.size), channels[1])
    return Image.composite(both, Image.new("L", rgb.size), channels[2]).getbbox()


def test_a_page_of_a_pdf_is_framed_at_the_box_of_the_cell(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "page.png"
    result = run("show", PDF, "--place", "公开05表/2010302/项目支出", "-o", str(target))
    assert (result.exit_code, result.stderr) == (0, "")
    statements = read_disclosure(PDF).statements
    table = "一般公共预算财政拨款支出决算表"
    places = [each.place for each in statements if each.place.table == table and each.place.column == "项目支出"]
    box = next(place.spot.box for place in places if (place.row or "").startswith("2010302"))
    frame = _frame(target)
    assert box is not None
    assert frame is not None
    assert max(abs(side - 2 * edge) for side, edge in zip(frame, box, strict=True)) <= 6


def test_a_table_is_drawn_with_the_cell_framed(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "table.png"
    assert run("show", TEXT, "--place", "支出决算表/2010302/项目支出", "-o", str(target)).exit_code == 0
    frame = _frame(target)
    assert frame is not None
    assert target.stat().st_size < 100_000


def test_every_ref_of_the_json_and_every_place_of_the_text_report_is_accepted(run: Run, tmp_path: Path) -> None:
    path = str(EXAMPLES / "yunxi-liaison-office-2024-faulty.txt")
    findings = json.loads(run("check", path, "--format", "json").stdout)["documents"][0]["findings"]
    refs = [place["ref"] for finding in findings for place in finding["places"]]
    assert len(refs) > 10
    for ref in dict.fromkeys(refs[:12]):
        assert run("show", path, "--place", ref, "-o", str(tmp_path / "a.png")).stderr == ""
    words = next(line for line in run("check", path).stdout.splitlines() if "位置 " in line and "：“" in line)
    assert run("show", path, "--place", words.partition("位置 ")[2], "-o", str(tmp_path / "b.png")).stderr == ""


def test_a_sentence_is_marked_whole_and_no_other() -> None:
    disclosure = read_disclosure(TEXT)
    section = next(each for each in disclosure.sections if any(len(list(sentences(text.text))) > 2 for text in each.paragraphs))
    every = [sentence for paragraph in section.paragraphs for _, sentence in sentences(paragraph.text)]
    for number, sentence in enumerate(every, 1):
        found = find_place(disclosure, f"{section.heading}/第{number}句")
        assert [place.quote for place in found.places] == [sentence]
        assert found.section is section


def test_the_words_of_a_report_mark_what_they_quote() -> None:
    disclosure = read_disclosure(TEXT)
    place = next(each.place for each in disclosure.statements if each.place.section and each.place.quote.endswith("万元"))
    found = find_place(disclosure, quoted_places([place])[0])
    assert {each.quote for each in found.places} == {place.quote}


@pytest.mark.parametrize(
    ("file", "place", "message"),
    [
        (TEXT, "没有的表/合计", "错误：没有这样的位置：“没有的表/合计”"),
        (TEXT, "L999999", "错误：没有这样的位置：“L999999”"),
        (TEXT, "p3", "错误：没有这样的位置：“p3”"),
        (PDF, "p999", "错误：没有这样的页：“p999”；可用的有：p1 至 p"),
        (TEXT, "/合计", "错误：“/合计”对应多处，请写明是哪一处：\n  收入决算表/合计/"),
    ],
)
def test_a_place_that_is_not_one_is_refused(run: Run, tmp_path: Path, file: str, place: str, message: str) -> None:
    result = run("show", file, "--place", place, "-o", str(tmp_path / "x.png"))
    assert result.exit_code == 2
    assert result.stderr.startswith(message)
    assert not (tmp_path / "x.png").exists()


def test_without_the_libraries_the_extra_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def _absent(*_: object) -> None:
        raise ImportError

    monkeypatch.setattr("juesuan.render.picture.picture._draw", _absent)
    result = run("show", TEXT, "--place", "L523", "-o", str(tmp_path / "x.png"))
    assert (result.exit_code, result.stderr) == (2, "错误：画图需要另装组件：pip install 'juesuan[picture]'\n")


def test_a_long_table_keeps_its_header_and_the_rows_around() -> None:
    assert window(100, [50], head=2, around=1, most=30) == [0, 1, 49, 50, 51]
    assert window(5, [3], head=1, around=0, most=5) == [0, 1, 2, 3, 4]
    assert len(window(1000, range(1000), head=3, around=7, most=30)) == 30
    assert window(100, [50, 90], head=1, around=7, most=7) == [0, 49, 50, 51, 89, 90, 91]


def test_a_quote_is_found_with_other_white_space_and_digits() -> None:
    assert marks_in("支出 １2.5 万元，占50%。", ["12.5万元"]) == ((3, 10),)
    assert marks_in("支出。", ["别的话"]) == ((0, 3),)
