from __future__ import annotations

import json
from decimal import Decimal
from importlib.resources import files

import jsonschema
import pytest

from juesuan.figures.figure import Blank, Dash, Figure, Unreadable
from juesuan.figures.place import Place
from juesuan.figures.units import PERCENT, WAN, unit_of
from juesuan.findings.finding import Group, Severity
from juesuan.findings.report import SCHEMA_VERSION, Report
from juesuan.model.disclosure import (
    Disclosure,
    DocumentKind,
    Identity,
    Part,
    Sentence,
    TableFound,
    TextSection,
    Unbound,
)
from juesuan.model.key import DerivedKey, DerivedKind, FactKey, Phase
from juesuan.model.statement import Flaw, Statement
from juesuan.model.value import Text, Value
from juesuan.render import json_disclosure
from juesuan.render.json_disclosure import disclosure_object, value_object
from juesuan.render.json_report import json_report, report_object

RECEPTION = FactKey("three_public", 2024, Phase.FINAL, (("three_item", "reception"),))


def _schema(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((files("juesuan.render") / "schema" / name).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture
def disclosure(cell: Place, sentence: Place) -> Disclosure:
    completion = DerivedKey(DerivedKind.COMPLETION, RECEPTION, RECEPTION.at(phase=Phase.BUDGET))
    return Disclosure(
        identity=Identity("云溪市人民政府驻上海联络处", 2024, DocumentKind.DEPARTMENT, "hunan-2024", True),
        statements=(
            Statement((RECEPTION,), Figure(Decimal("3.60"), WAN), cell),
            Statement((completion,), Figure(Decimal("-16.4"), PERCENT, True), sentence, (Flaw.NO_PERCENT,)),
            Statement((RECEPTION,), Blank(), cell),
            Statement((RECEPTION,), Dash(), cell),
            Statement((RECEPTION,), Unreadable("3.6.1"), cell),
            Statement((RECEPTION,), Text("减少", ("减少",)), sentence),
        ),
        sections=(TextSection(Part.NARRATIVE, None, "其他", sentence, (Sentence("公务接待费。", sentence),)),),
        tables=(TableFound("three_public", "三公经费表", "万元", False, ("注：无。",), cell, 12, 11),),
        unbound=(Unbound("0.00", "不属于任何一行", cell),),
        problems=("第3页没有文字",),
        path="examples/yunxi.txt",
        sha256="0" * 64,
    )


def test_a_report_keeps_to_the_published_schema(report: Report) -> None:
    _schema("report-1.schema.json").validate(json.loads(json_report(report)))


def test_the_schema_refuses_what_it_does_not_know(report: Report) -> None:
    given = report_object(report) | {"extra": 1}
    assert not _schema("report-1.schema.json").is_valid(given)


def test_the_schema_knows_every_severity_and_group() -> None:
    finding = _schema("report-1.schema.json").schema["$defs"]["finding"]["properties"]
    assert finding["severity"]["enum"] == [each.value for each in Severity]
    assert finding["group"]["enum"] == [each.value for each in Group]


def test_the_schemas_speak_of_the_present_versions() -> None:
    assert _schema("report-1.schema.json").schema["properties"]["schema_version"] == {"const": SCHEMA_VERSION}
    number = _schema("disclosure-1.schema.json").schema["properties"]["schema_version"]
    assert number == {"const": json_disclosure.SCHEMA_VERSION}


def test_the_schema_knows_every_part_kind_and_flaw() -> None:
    schema = _schema("disclosure-1.schema.json").schema
    definitions = schema["$defs"]
    assert definitions["section"]["properties"]["part"]["enum"] == [each.value for each in Part]
    assert definitions["statement"]["properties"]["flaws"]["items"]["enum"] == [each.value for each in Flaw]
    kinds = schema["properties"]["identity"]["properties"]["kind"]["enum"]
    assert kinds == [each.value for each in DocumentKind]


def test_a_finding_in_json_has_texts_for_amounts_and_flat_places(report: Report) -> None:
    finding = json.loads(json_report(report))["documents"][0]["findings"][0]
    assert finding["expected"] == "3.61万元"
    assert finding["severity"] == "error"
    assert finding["group"] == "准确性"
    assert finding["places"][1] == {
        "ref": "九、财政拨款“三公”经费支出决算情况说明/第4句@p12",
        "part": "narrative",
        "table": None,
        "section": "九、财政拨款“三公”经费支出决算情况说明",
        "row": None,
        "column": None,
        "sentence": 4,
        "quote": "公务接待费支出决算为3.60万元",
        "page": 12,
        "box": [70.0, 101.5, 520.0, 130.0],
        "line": None,
        "paragraph": None,
        "sheet": None,
        "cell": None,
        "file": None,
        "confidence": None,
    }


def test_an_unreadable_document_has_no_coverage_and_a_fatal_problem(report: Report) -> None:
    bad = json.loads(json_report(report))["documents"][1]
    assert bad["coverage"] is None
    assert bad["year"] is None
    assert bad["problems"] == [{"message": "无法读取“坏.pdf”：文件已加密", "rule": "", "fatal": True}]


def test_json_has_chinese_as_it_is_and_a_stable_order(report: Report) -> None:
    text = json_report(report)
    assert '"body": "云溪市人民政府驻上海联络处"' in text
    assert text == json_report(report)
    assert list(json.loads(text)) == ["schema_version", "version", "catalogue", "documents"]


def test_a_disclosure_keeps_to_the_published_schema(disclosure: Disclosure) -> None:
    written = json_disclosure.json_disclosure(disclosure)
    _schema("disclosure-1.schema.json").validate(json.loads(written))


def test_a_statement_has_written_keys_value_place_and_flaws(disclosure: Disclosure) -> None:
    statement = json.loads(json_disclosure.json_disclosure(disclosure))["statements"][1]
    final, budget = (f"three_public[three_item=reception]@2024:{phase}" for phase in ("final", "budget"))
    assert statement["keys"] == [f"completion({final} / {budget})"]
    assert statement["flaws"] == ["no_percent"]
    assert statement["place"]["sentence"] == 4
    assert statement["value"] == {
        "type": "figure",
        "amount": "-16.4",
        "unit": "%",
        "kind": "percent",
        "approximate": True,
        "text": "-16.4%",
    }


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Figure(Decimal("3.60"), WAN), ("figure", "3.60万元")),
        (Figure(Decimal(0), unit_of("辆")), ("figure", "0辆")),
        (Blank(), ("blank", "")),
        (Dash(), ("dash", "——")),
        (Unreadable("3.6.1"), ("unreadable", "3.6.1")),
        (Text("减少"), ("text", "减少")),
    ],
)
def test_the_five_kinds_of_value_stay_apart(value: Value, expected: tuple[str, str]) -> None:
    written = value_object(value)
    assert (written["type"], written["text"]) == expected


@pytest.mark.parametrize("amount", ["247.80", "1000000000000.00", "0.0000001", "-0.5"])
def test_an_amount_keeps_its_decimals(amount: str) -> None:
    assert value_object(Figure(Decimal(amount), WAN))["amount"] == amount


def test_no_number_of_a_statement_is_a_json_float(disclosure: Disclosure) -> None:
    values = [statement["value"] for statement in disclosure_object(disclosure)["statements"]]  # type: ignore[attr-defined]
    assert not any(isinstance(part, float) for value in values for part in value.values())
