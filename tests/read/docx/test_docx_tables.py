"""Tables of Word documents: true columns and spans, tables in tables, what cells hold."""

from __future__ import annotations

from docx_samples import OFFICE, docx, grids, p, read, run, shape, span, t, tbl, tc, texts, tr
from msgspec.structs import replace

from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import Cell, Grid
from juesuan.read.sources.docx.limits import DocxLimits

DOWN = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"
XLSX = f'<Relationship Id="x1" Type="{OFFICE}/package" Target="embeddings/Sheet1.xlsx"/>'
BOOK = b"PK a book"


def shapes(*rows: str) -> list[list[str]]:
    (grid,) = grids(read(docx(p("题") + tbl(*rows))))
    return shape(grid)


def test_a_plain_table() -> None:
    assert shapes(tr(tc("项目"), tc("金额")), tr(tc("合计"), tc("9.00"))) == [["项目@0,0", "金额@0,1"], ["合计@1,0", "9.00@1,1"]]


def test_merged_headers() -> None:
    head = tr(tc("项目", span(2)), tc("合计", DOWN), tc("其中", span(2)))
    below = tr(tc("编码"), tc("名称"), tc("", ON), tc("基本"), tc("项目"))
    assert shapes(head, below) == [
        ["项目@0,0+1×2", "合计@0,2+2×1", "其中@0,3+1×2"],
        ["编码@1,0", "名称@1,1", "基本@1,3", "项目@1,4"],
    ]


def test_a_cell_may_span_rows_and_columns_and_the_next_begins_anew() -> None:
    rows = (tr(tc("大", span(2) + DOWN), tc("1")), tr(tc("", span(2) + ON), tc("2")), tr(tc("又", span(2) + DOWN), tc("3")))
    assert shapes(*rows) == [["大@0,0+2×2", "1@0,2"], ["2@1,2"], ["又@2,0+1×2", "3@2,2"]]


def test_a_cell_that_goes_on_from_nothing_is_a_cell() -> None:
    assert shapes(tr(tc("孤", ON), tc("1")), tr(tc("宽", span(2) + DOWN)), tr(tc("窄", ON), tc("2"))) == [
        ["孤@0,0", "1@0,1"],
        ["宽@1,0+1×2"],
        ["窄@2,0", "2@2,1"],
    ]


def test_old_horizontal_merges() -> None:
    assert shapes(tr(tc("宽", '<w:hMerge w:val="restart"/>'), tc("", '<w:hMerge w:val="continue"/>'), tc("3"))) == [
        ["宽@0,0+1×2", "3@0,2"]
    ]


def test_rows_that_begin_later_and_end_earlier() -> None:
    short = tr(tc("右"), properties='<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>')
    assert shapes(tr(tc("1"), tc("2"), tc("3"), tc("4")), short) == [["1@0,0", "2@0,1", "3@0,2", "4@0,3"], ["右@1,2"]]


def test_paragraphs_and_breaks_in_a_cell_are_lines() -> None:
    content = p("年初") + p() + p(inner=run(f"{t('预算')}<w:br/>{t('数')}"))
    assert shapes(tr(tc(inner=content), tc())) == [["年初\n预算\n数@0,0", "@0,1"]]


def test_content_controls_around_rows_cells_and_contents() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    rows = control(tr(control(tc("甲")), tc(inner=control(p("乙"))))) + tr(tc("丙"), tc("丁"))
    assert shapes(rows) == [["甲@0,0", "乙@0,1"], ["丙@1,0", "丁@1,1"]]


def test_a_table_in_a_cell_is_a_table_of_its_own_behind_the_outer_one() -> None:
    inner = p("前") + tbl(tr(tc("内一"), tc("内二"))) + p("后")
    document = read(docx(tbl(tr(tc("外"), tc(inner=inner)), tr(tc("下"), tc("右"))) + p("尾")))
    assert [shape(grid) for grid in grids(document)] == [
        [["外@0,0", "前\n后@0,1"], ["下@1,0", "右@1,1"]],
        [["内一@0,0", "内二@0,1"]],
    ]
    assert grids(document)[1].spot == Spot(paragraph=3)


def test_deleted_rows_and_cells_are_gone_and_hidden_rows_reported() -> None:
    rows = (
        tr(tc("留"), tc("格", "<w:cellDel/>"), tc("二")),
        tr(tc("删"), properties="<w:del/>"),
        tr(tc("藏"), tc("9.00"), properties="<w:hidden/>"),
        tr(tc("末"), tc("三"), properties="<w:ins/>"),
    )
    document = read(docx(tbl(*rows)))
    assert shape(grids(document)[0]) == [["留@0,0", "二@0,1"], ["末@1,0", "三@1,1"]]
    assert [problem.message for problem in document.problems] == ["第5段：隐藏文字没有读取：“藏9.00”"]


def test_spans_that_are_nonsense_are_bounded() -> None:
    head = tr(tc("宽", span(999_999_999)), tc("外"))
    (grid,) = grids(
        read(docx(tbl(head, tr(tc("反", span(-3)), tc("空", '<w:gridSpan w:val="x"/>')))), limits=DocxLimits(max_columns=50))
    )
    assert shape(grid) == [["宽@0,0+1×50"], ["反@1,0", "空@1,1"]]


def test_a_table_without_cells_is_none() -> None:
    document = read(docx(p("题") + tbl() + tbl(tr())))
    assert grids(document) == []
    assert texts(document) == ["题"]


def ole(kind: str, identifier: str) -> str:
    return p(inner=run(f'<w:object><o:OLEObject Type="Embed" ProgID="{kind}" r:id="{identifier}"/></w:object>'))


def test_an_embedded_spreadsheet_is_read_in_its_place() -> None:
    given: list[bytes] = []

    def embedded(data: bytes) -> tuple[Grid, ...] | None:
        given.append(data)
        return (Grid(((Cell("9.00", 0, 0, Spot()),),), Spot()),)

    body = p("前") + ole("Excel.Sheet.12", "x1") + p("后")
    document = read(docx(body, targets=XLSX, files={"word/embeddings/Sheet1.xlsx": BOOK}), embedded=embedded)
    assert given == [BOOK]
    assert document.blocks[1] == Grid(((Cell("9.00", 0, 0, Spot(paragraph=2)),),), Spot(paragraph=2))
    assert [block.spot.paragraph for block in document.blocks] == [1, 2, 3]
    assert document.problems == ()


def test_an_object_that_nobody_reads_is_a_problem_with_its_place() -> None:
    body = p("前") + ole("Excel.Sheet.8", "x1") + ole("Equation.3", "nowhere")
    data = docx(body, targets=XLSX, files={"word/embeddings/Sheet1.xlsx": BOOK})
    messages = ["第2段：嵌入的对象（Excel.Sheet.8）没有读取", "第3段：嵌入的对象（Equation.3）没有读取"]
    assert [problem.message for problem in read(data).problems] == messages
    assert [problem.message for problem in read(data, embedded=lambda _: None).problems] == messages


def test_an_object_in_a_cell_is_a_table_behind_the_outer_one() -> None:
    inner = Grid(((Cell("9.00", 0, 0, Spot()),),), Spot())
    data = docx(tbl(tr(tc("外"), tc(inner=ole("Excel.Sheet.12", "x1")))), targets=XLSX, files={"word/embeddings/Sheet1.xlsx": BOOK})
    found = grids(read(data, embedded=lambda _: (inner,)))
    assert [shape(grid) for grid in found] == [[["外@0,0", "@0,1"]], [["9.00@0,0"]]]
    assert found[1] == replace(inner, rows=((Cell("9.00", 0, 0, Spot(paragraph=2)),),), spot=Spot(paragraph=2))


def test_a_document_inside_by_reference_is_a_problem() -> None:
    assert [problem.message for problem in read(docx(p("文") + '<w:altChunk r:id="a"/>')).problems] == [
        "第1段：嵌入的外部文档没有读取"
    ]
