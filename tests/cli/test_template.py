"""juesuan template check, and compile --template: a Word template of the body's own is filled and keeps its look."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import Result
from docx.shared import Mm, Pt

import juesuan

BOOKS = Path(__file__).resolve().parents[2] / "examples" / "books" / "yunxi-liaison-office-2024"

SAMPLE = Path(__file__).resolve().parents[2] / "examples" / "templates" / "province.docx"

Run = Callable[..., Result]


def a_template(path: Path, *lines: str) -> Path:
    """A template with a look of its own: narrow margins, a header, a line in 20 pt whose place Word has cut into runs."""
    document = docx.Document()
    document.sections[0].left_margin = Mm(15)
    document.sections[0].header.paragraphs[0].text = "{{单位名称}} 内部资料"
    cut = document.add_paragraph()
    for piece in ("公务接待费 {{公务", "接待", "费}}，不变的话"):
        cut.add_run(piece).font.size = Pt(20)
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def test_check_lists_what_is_named_unknown_and_missing(run: Run, tmp_path: Path) -> None:
    file = a_template(tmp_path / "模板.docx", "{{表：收入支出决算总表}}", "{{章节：收入决算情况说明}}", "{{吃喝费}}")
    result = run("template", "check", str(file), "--form-set", "hunan-2024", "--year", "2024")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert "  公务接待费　three_public[three_item=reception]@2024:final" in lines
    assert set(lines) >= {"  单位名称", "  表：收入支出决算总表", "  章节：收入决算情况说明"}
    assert lines[lines.index("认不出 1 处：") + 1] == "  吃喝费"
    missing = lines[next(n for n, line in enumerate(lines) if line.startswith("没有放进模板")) :]
    assert "  表：收入决算表" in missing
    assert "  表：收入支出决算总表" not in missing


def test_a_template_with_the_whole_text_misses_nothing(run: Run, tmp_path: Path) -> None:
    file = a_template(tmp_path / "模板.docx", "{{正文}}")
    assert run("template", "check", str(file), "--form-set", "hunan-2024").exit_code == 0


def test_the_sample_of_a_province_names_every_table_and_section_and_nothing_unknown(run: Run) -> None:
    result = run("template", "check", str(SAMPLE), "--form-set", "hunan-2024", "--year", "2024")
    assert (result.exit_code, "认不出" in result.stdout, "没有放进模板" in result.stdout) == (0, False, False)
    lines = result.stdout.splitlines()
    assert "  机关运行经费　operating_cost@2024:final" in lines
    assert set(lines) >= {"  章节：预算绩效情况说明", "  章节：名词解释", "  章节：附件"}


def test_the_sample_of_a_province_compiles_to_a_document_in_which_nothing_is_found(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("compile", str(BOOKS), "-o", str(out), "--template", str(SAMPLE))
    assert (result.exit_code, result.stderr) == (0, "")
    made = docx.Document(str(out / "决算公开.docx"))
    cells = [cell.text for row in made.tables[0].rows for cell in row.cells]
    assert cells[:4] == ["收入总计", "453.89万元", "支出总计", "453.89万元"]
    assert [section.orientation for section in made.sections] == [0, 1, 0]
    disclosure = juesuan.read_disclosure(str(out / "决算公开.docx"))
    (document,) = juesuan.check_disclosure(disclosure).documents
    assert (document.findings, document.coverage.unbound) == ((), ())
    assert len([table for table in disclosure.tables if table.place.part == "tables"]) == 9


def test_a_section_is_asked_for_without_the_year_of_its_title(run: Run, tmp_path: Path) -> None:
    missing = run("template", "check", str(a_template(tmp_path / "模板.docx")), "--form-set", "hunan-2024").stdout
    assert ("  章节：预算绩效情况说明" in missing.splitlines(), "{year}" in missing) == (True, False)


def test_what_is_compiled_keeps_the_look_of_the_template_and_states_the_same(run: Run, tmp_path: Path) -> None:
    file, out = a_template(tmp_path / "模板.docx", "{{文件标题}}", "{{正文}}"), tmp_path / "out"
    result = run("compile", str(BOOKS), "-o", str(out), "--template", str(file))
    assert (result.exit_code, result.stderr) == (0, "")
    made = docx.Document(str(out / "决算公开.docx"))
    assert made.sections[0].header.paragraphs[0].text == "云溪市人民政府驻上海联络处 内部资料"
    assert round(made.sections[0].left_margin.mm) == 15
    first = made.paragraphs[0]
    assert (first.text, first.runs[0].font.size) == ("公务接待费 4.86万元，不变的话", Pt(20))
    assert {each.style.name for each in made.paragraphs} >= {"Heading 1", "Heading 2", "Normal"}
    disclosure = juesuan.read_disclosure(str(out / "决算公开.docx"))
    (document,) = juesuan.check_disclosure(disclosure).documents
    assert document.findings == ()
    assert len([table for table in disclosure.tables if table.place.part == "tables"]) == 9


def test_a_table_and_a_section_stand_where_they_are_asked_for(run: Run, tmp_path: Path) -> None:
    file, out = a_template(tmp_path / "模板.docx", "{{章节：收入决算情况说明}}", "{{表：公开02表}}", "完"), tmp_path / "out"
    run("compile", str(BOOKS), "-o", str(out), "--template", str(file))
    made = docx.Document(io.BytesIO((out / "决算公开.docx").read_bytes()))
    texts = [each.text for each in made.paragraphs]
    assert texts[1].startswith("本年收入合计446.19万元")
    assert texts[2:5] == ["收入决算表", "公开02表", "部门：云溪市人民政府驻上海联络处"]
    assert texts[-1] == "完"
    assert len(made.tables) == 1


def test_a_place_for_which_there_is_nothing_stays_and_is_told(run: Run, tmp_path: Path) -> None:
    file, out = a_template(tmp_path / "模板.docx", "共 {{吃喝费}} 元"), tmp_path / "out"
    result = run("compile", str(BOOKS), "-o", str(out), "--template", str(file))
    assert (result.exit_code, result.stderr) == (1, "模板里没有填：吃喝费\n")
    assert docx.Document(str(out / "决算公开.docx")).paragraphs[-1].text == "共 {{吃喝费}} 元"


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 broken"])
def test_what_is_no_word_file_is_refused_and_nothing_is_written(run: Run, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "模板.docx"
    file.write_bytes(data)
    assert run("template", "check", str(file)).exit_code == 2
    result = run("compile", str(BOOKS), "-o", str(tmp_path / "out"), "--template", str(file))
    assert (result.exit_code, "不是 Word 文件" in result.stderr) == (2, True)
    assert not (tmp_path / "out").exists()
