"""``juesuan check --format xlsx``: the inspection sheet, all findings, what was not checked, a summary over several."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

import juesuan
from juesuan.findings.finding import Finding
from juesuan.findings.report import DocumentReport
from juesuan.render.xlsx.report import Sheeted, xlsx_report

Run = Callable[..., Result]

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FAULTY = str(EXAMPLES / "yunxi-liaison-office-2024-faulty.txt")
CLEAN = str(EXAMPLES / "yunxi-liaison-office-2024.txt")


def _rows(data: bytes, sheet: str) -> list[list[str]]:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(sheet).to_python()
    return [[str(int(cell)) if isinstance(cell, float) else str(cell) for cell in row] for row in rows]


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture
def written(run: Run, tmp_path: Path) -> Callable[..., bytes]:
    def write(*args: str, status: int = 1) -> bytes:
        path = tmp_path / "检查.xlsx"
        result = run("check", *args, "--format", "xlsx", "-o", str(path))
        assert (result.exit_code, result.stdout, result.stderr) == (status, "", "")
        return path.read_bytes()

    return write


def test_the_inspection_sheet_has_a_line_an_item_with_its_answer(written: Callable[..., bytes]) -> None:
    rows = _rows(written(FAULTY), "检查表")
    assert rows[2] == ["序号", "类别", "检查内容", "符合要求", "存在问题", "位置", "图示"]
    [document] = juesuan.check_disclosure(FAULTY).documents
    assert document.coverage is not None
    answers = {"符合": "是", "不符合": "否", "不适用": "不适用", "无法核对": "无法核对"}
    items = document.coverage.inspection
    told = [(row[0], row[2], row[3]) for row in rows[3 : 3 + len(items)]]
    assert told == [(str(n), f"{item.item}：{item.asks}", answers[item.state]) for n, item in enumerate(items, 1)]
    vehicles = next(row for row in rows if row[2].startswith("“三公”经费"))
    assert vehicles[4].startswith("问题")
    assert "（A703，错误）2024年车辆与其各组成部分之和不符：应为4辆，写作3辆" in vehicles[4]
    assert "决算情况说明“十三、国有资产占用情况说明”，第1句" in vehicles[5]


def test_the_findings_are_listed_with_their_ids_and_room_for_an_opinion(written: Callable[..., bytes]) -> None:
    head, *rows = _rows(written(FAULTY, "--show-notes"), "问题清单")
    [document] = juesuan.check_disclosure(FAULTY, show_notes=True).documents
    assert [row[head.index("编号")] for row in rows] == [finding.id for finding in document.findings]
    expected = [f"{each.expected}（算得）" if each.of_another else each.expected for each in document.findings]
    assert expected[0] == "3.20万元（算得）"
    assert [row[head.index("应为")] for row in rows] == expected
    assert {row[head.index("处理意见")] for row in rows} == {""}


def test_waived_findings_stand_at_the_end_with_their_waiver(written: Callable[..., bytes], tmp_path: Path) -> None:
    waivers = tmp_path / "豁免.yaml"
    name = "X101:three_public[three_item=reception]@2024:final"
    waivers.write_text(f"- {{finding: '{name}', reason: 已核对, who: 王一, until: 9999-12-31}}\n", "utf-8")
    head, *rows = _rows(written(FAULTY, "--waivers", str(waivers)), "问题清单")
    assert [(row[head.index("编号")], row[head.index("处理意见")]) for row in rows if row[head.index("处理意见")]] == [
        (name, "已豁免。理由：已核对；经手：王一；有效至 9999-12-31")
    ]


def test_over_several_documents_a_summary_stands_first_the_worst_on_top(written: Callable[..., bytes], tmp_path: Path) -> None:
    broken = tmp_path / "空.docx"
    broken.write_bytes(b"PK")
    data = written(CLEAN, FAULTY, str(broken), status=2)
    names = CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names
    assert names == ["汇总", "检查表2 云溪市人民政府驻上海联络处", "检查表3 云溪市人民政府驻上海联络处", "问题清单", "未核对"]
    rows = _rows(data, "汇总")
    assert [(row[0], row[3], row[8], row[9]) for row in rows[3:]] == [
        ("1", "0", "未能检查", str(broken)),
        ("2", "9", "有错误", FAULTY),
        ("3", "0", "没有问题", CLEAN),
    ]
    assert "空.docx" in next(row[2] for row in _rows(data, "未核对") if row[1] == "未能读取或检查")


def test_the_sheets_are_printed_across_a4_with_their_head_on_each_page(written: Callable[..., bytes]) -> None:
    parts = _parts(written(FAULTY))
    for name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"):
        xml = parts[name].decode()
        assert re.search(r'<pageSetup paperSize="9"[^>]*orientation="landscape"', xml), name
        assert 'fitToPage="1"' in xml
        assert "<pane " in xml
    book = parts["xl/workbook.xml"].decode()
    assert "检查表!$1:$3</definedName>" in book
    assert "问题清单!$1:$1</definedName>" in book
    assert '<autoFilter ref="A1:O17"' in parts["xl/worksheets/sheet2.xml"].decode()


def test_items_that_fail_show_a_picture_of_the_place(written: Callable[..., bytes]) -> None:
    pytest.importorskip("PIL.Image", reason="extra picture")
    pytest.importorskip("pylopdf_fonts_zh_cn", reason="extra picture")
    pictures = [data for name, data in _parts(written(FAULTY)).items() if name.startswith("xl/media/")]
    assert len(pictures) >= 8
    assert all(data.startswith(b"\x89PNG") for data in pictures)


def test_the_same_documents_give_the_same_bytes(written: Callable[..., bytes]) -> None:
    assert written(FAULTY, CLEAN) == written(FAULTY, CLEAN, "--jobs", "2")


def test_texts_of_a_document_are_never_formulas() -> None:
    [document] = juesuan.check_disclosure(FAULTY).documents
    signs = ("=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://x.cn", "\x07警告")
    findings = tuple(_hostile(document.findings[0], text) for text in signs)
    hostile = DocumentReport("=cmd.txt", "", "部门决算", "=HYPERLINK(1)", 2024, "generic", findings, coverage=document.coverage)
    data = xlsx_report([Sheeted(hostile, {}), Sheeted(hostile, {})])
    assert [name for name, part in _parts(data).items() if name.startswith("xl/worksheets/") and b"<f>" in part] == []
    head, *rows = _rows(data, "问题清单")
    told = [text.replace("\x07", "") for text in signs]
    assert [row[head.index("问题")] for row in rows] == told * 2
    assert [row[1] for row in _rows(data, "汇总")[3:]] == ["=HYPERLINK(1)"] * 2


def _hostile(finding: Finding, text: str) -> Finding:
    return replace(finding, message=text, expected=text, hint=text, also=(), id=text)


def test_without_a_file_to_write_to_it_is_refused(run: Run) -> None:
    result = run("check", FAULTY, "--format", "xlsx")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "缺少参数 --output" in result.stderr
