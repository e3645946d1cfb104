from __future__ import annotations

import pytest

from juesuan.figures.place import Place, Spot
from juesuan.findings.finding import Finding, Group, Severity
from juesuan.findings.report import Coverage, DocumentReport, NotRun, Problem, Report
from juesuan.model.disclosure import Unbound

RECEPTION = "three_public[three_item=reception]@2024:final"


@pytest.fixture
def cell() -> Place:
    return Place(
        part="tables",
        table="财政拨款“三公”经费支出决算表",
        row="公务接待费",
        column="决算数",
        quote="3.61",
        spot=Spot(line=1103),
    )


@pytest.fixture
def sentence() -> Place:
    return Place(
        part="narrative",
        section="九、财政拨款“三公”经费支出决算情况说明",
        sentence=4,
        quote="公务接待费支出决算为3.60万元",
        spot=Spot(page=12, box=(70.0, 101.5, 520.0, 130.0)),
    )


@pytest.fixture
def conflict(cell: Place, sentence: Place) -> Finding:
    return Finding(
        id=f"X101:{RECEPTION}",
        rule="X101",
        severity=Severity.ERROR,
        group=Group.ACCURACY,
        message="同一事实两处数字不一致：公务接待费",
        expected="3.61万元",
        found="3.60万元",
        difference="-0.01万元",
        places=(cell, sentence),
        hint="核对明细账后改正其中一处。",
        fact=RECEPTION,
    )


@pytest.fixture
def rounding(sentence: Place) -> Finding:
    return Finding(
        id=f"N901:{RECEPTION}",
        rule="N901",
        severity=Severity.NOTE,
        group=Group.ACCURACY,
        message="完成率与金额只差尾数",
        expected="16.41%",
        found="16.40%",
        difference="",
        places=(sentence,),
        hint="",
        fact=RECEPTION,
    )


@pytest.fixture
def missing_table() -> Finding:
    return Finding(
        id="S101:form=three_public",
        rule="S101",
        severity=Severity.WARNING,
        group=Group.COMPLETENESS,
        message="缺少应公开的表",
        expected="",
        found="",
        difference="",
        places=(),
        hint="补充该表；没有数据时公开空表并说明。",
    )


@pytest.fixture
def coverage(cell: Place) -> Coverage:
    return Coverage(
        tables_found=("收入决算表", "支出决算表"),
        tables_expected=("收入决算表", "支出决算表", "财政拨款“三公”经费支出决算表"),
        figures_bound=598,
        figures_total=612,
        unbound=tuple(Unbound(f"{n}.00", "不属于任何一行", cell) for n in range(14)),
        rules_run=41,
        not_run=(NotRun("A301", "没有上年数"), NotRun("A302", "没有上年数")),
    )


@pytest.fixture
def document(conflict: Finding, missing_table: Finding, rounding: Finding, coverage: Coverage) -> DocumentReport:
    return DocumentReport(
        path="examples/yunxi.txt",
        sha256="ab" * 32,
        kind="部门决算",
        body="云溪市人民政府驻上海联络处",
        year=2024,
        form_set="hunan-2024",
        findings=(conflict, missing_table, rounding),
        problems=(Problem("规则 N902 运行出错：除数为零", rule="N902"),),
        coverage=coverage,
    )


@pytest.fixture
def unreadable() -> DocumentReport:
    return DocumentReport(
        path="坏.pdf",
        sha256="",
        kind="",
        body="",
        year=None,
        form_set="",
        problems=(Problem("无法读取“坏.pdf”：文件已加密", fatal=True),),
    )


@pytest.fixture
def report(document: DocumentReport, unreadable: DocumentReport) -> Report:
    return Report(version="0.1.0", catalogue="2024.1", documents=(document, unreadable))
