"""Disclosures held against other documents: roles, what was compared, what is found, and nothing without them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

import juesuan
from juesuan.figures.figure import Figure
from juesuan.findings.finding import Severity
from juesuan.findings.inspection import ItemState
from juesuan.findings.report import DocumentReport
from juesuan.model.disclosure import Disclosure
from juesuan.model.other import Role
from juesuan.model.statement import Statement

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CLEAN = EXAMPLES / "yunxi-liaison-office-2024.txt"
PRIOR = EXAMPLES / "others" / "yunxi-liaison-office-2023.txt"
BUDGET = EXAMPLES / "others" / "yunxi-liaison-office-2024-budget.txt"
APPROVAL = EXAMPLES / "others" / "yunxi-liaison-office-2024-approval.csv"


@cache
def clean() -> Disclosure:
    return juesuan.read_disclosure(CLEAN)


def held(disclosure: Disclosure, *others: Path | Disclosure) -> DocumentReport:
    (document,) = juesuan.check_disclosure(disclosure, others=others).documents
    return document


def with_value(disclosure: Disclosure, key: str, before: str, after: Figure) -> Disclosure:
    """The disclosure with another amount where it states this fact so."""

    def changed(each: Statement) -> Statement:
        is_meant = key in map(str, each.keys) and str(each.value) == before
        return replace(each, value=after) if is_meant else each

    return replace(disclosure, statements=tuple(map(changed, disclosure.statements)))


def states(document: DocumentReport) -> dict[str, tuple[ItemState, str]]:
    assert document.coverage is not None
    return {item.item: (item.state, item.reason) for item in document.coverage.inspection}


def test_roles_are_told_and_what_agreed_is_counted() -> None:
    document = held(clean(), PRIOR, BUDGET, APPROVAL)
    assert document.findings == document.problems == ()
    assert [(each.role, each.body, each.year, each.compared, each.agreed) for each in document.others] == [
        (Role.PRIOR, "云溪市人民政府驻上海联络处", 2023, 18, 18),
        (Role.BUDGET, "云溪市人民政府驻上海联络处", 2024, 10, 10),
        (Role.APPROVAL, "", 2024, 29, 29),
    ]
    found = states(document)
    for item in ("与批复一致", "与上年决算衔接", "与部门预算一致"):
        assert found[item] == (ItemState.MET, "")
    assert found["部门与所属单位"] == (ItemState.NOT_CHECKABLE, "没有给出对照文件")


def test_alone_a_document_is_held_against_nothing() -> None:
    document = held(clean())
    assert document.others == document.findings == document.problems == ()
    found = states(document)
    for item in ("与批复一致", "与上年决算衔接", "与部门预算一致", "部门与所属单位"):
        assert found[item] == (ItemState.NOT_CHECKABLE, "没有给出对照文件")


@pytest.mark.parametrize(
    ("other", "key", "before", "after", "rule"),
    [
        (PRIOR, "carry_over[moment=opening]@2024:final", "7.70万元", "7.07", "Y101"),
        (PRIOR, "change(meeting@2024:final / meeting@2023:final)", "-0.26万元", "-0.62", "Y102"),
        (BUDGET, "expenditure[function=2011308,fund=general_public_budget]@2024:initial_budget", "60.00万元", "66.00", "Y103"),
        (APPROVAL, "expenditure[function=2101103,fund=general_public_budget]@2024:final", "3.02万元", "3.20", "Y104"),
    ],
)
def test_one_wrong_figure_is_found_by_the_other_document(other: Path, key: str, before: str, after: str, rule: str) -> None:
    stated = next(each for each in clean().statements if key in map(str, each.keys) and str(each.value) == before)
    assert isinstance(stated.value, Figure)
    wrong = with_value(clean(), key, before, replace(stated.value, amount=type(stated.value.amount)(after)))
    document = held(wrong, other)
    told = {code for each in document.findings for code in (each.rule, *(also.rule for also in each.also))}
    assert rule in told
    assert document.others[0].agreed < document.others[0].compared
    files = {place.spot.file for each in document.findings for part in (each, *each.also) for place in part.places}
    assert files == {"", str(other)}


def test_a_cell_that_the_approval_contradicts_is_named_as_the_wrong_one() -> None:
    key = "expenditure[function=2101103,fund=general_public_budget]@2024:final"
    wrong = with_value(clean(), key, "3.02万元", replace(_figure(key), amount=_figure(key).amount + 1))
    (document,) = juesuan.check_disclosure(wrong, others=[APPROVAL], select=("Y104",)).documents
    (finding,) = document.findings
    assert (finding.rule, finding.expected, finding.found, finding.difference) == ("Y104", "30200.00元", "4.02万元", "+1.00万元")
    assert [(each.stated, each.repaired) for each in finding.suspects] == [("4.02万元", "3.02万元")]


def _figure(key: str) -> Figure:
    found = next(each.value for each in clean().statements if key in map(str, each.keys))
    assert isinstance(found, Figure)
    return found


def test_another_document_changes_no_finding_of_a_document_by_itself() -> None:
    faulty = juesuan.read_disclosure(EXAMPLES / "yunxi-liaison-office-2024-faulty.txt")
    alone, against = held(faulty), held(faulty, PRIOR, BUDGET, APPROVAL)
    assert [each.id for each in against.findings] == [each.id for each in alone.findings]


def test_a_file_that_has_changed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "批复.csv"
    path.write_bytes(APPROVAL.read_bytes())
    assert held(clean(), path).others[0].agreed == 29
    path.write_bytes(APPROVAL.read_bytes().replace(b'"40,200.00"', b"1").replace(b'"30,200.00"', b'"31,200.00"'))
    assert held(clean(), path).others[0].agreed == 27


def test_a_folder_and_an_archive_are_all_the_files_in_them(tmp_path: Path) -> None:
    (tmp_path / "对照").mkdir()
    (tmp_path / "对照" / "上年.txt").write_bytes(PRIOR.read_bytes())
    with ZipFile(tmp_path / "对照.zip", "w") as archive:
        archive.writestr("批复.csv", APPROVAL.read_bytes())
    document = held(clean(), tmp_path / "对照", tmp_path / "对照.zip")
    assert [(each.role, each.agreed) for each in document.others] == [(Role.PRIOR, 18), (Role.APPROVAL, 29)]
    assert document.others[1].path.endswith("对照.zip!/批复.csv")


def test_last_year_may_be_a_disclosure_that_was_read_before() -> None:
    prior = juesuan.read_disclosure(PRIOR)
    (other,) = held(clean(), prior).others
    assert (other.role, other.compared) == (Role.PRIOR, 18)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("只是一封信，什么数也没有。", "看不出是上年决算、部门预算、决算批复还是所属单位决算"),
        ("", "文件是空的"),
    ],
)
def test_a_file_of_no_kind_is_a_problem_and_exit_status_2(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "别的.txt"
    path.write_text(text, "utf-8")
    document = held(clean(), path)
    assert [problem.message for problem in document.problems] == [f"无法读取“{path}”：{reason}"]
    assert (document.exit_status, document.findings) == (2, ())


def test_a_document_that_is_nothing_to_this_one_is_told() -> None:
    document = held(clean(), CLEAN)
    (problem,) = document.problems
    assert problem.message == f"对照文件“{CLEAN}”没有用上：与本文件是同一单位同一年度的决算；如果是批复，标题中要有“批复”二字"
    assert document.exit_status == 0


def test_an_approval_without_a_body_that_mostly_disagrees_is_another_bodys(tmp_path: Path) -> None:
    path = tmp_path / "批复.csv"
    path.write_text(
        "2024年度决算批复\n单位：万元\n科目编码,科目名称,决算数\n201,一般公共服务支出,10.00\n208,社会保障和就业支出,2.00\n", "utf-8"
    )
    document = held(clean(), path)
    assert [problem.message for problem in document.problems] == [
        f"对照文件“{path}”没有用上：没有写明单位，多数数字又与本文件不同，可能不是本单位的"
    ]
    assert document.others == ()


def _accounts(body: str, kind: str, three_public: str, structure: str = "") -> str:
    return (
        f"{body}\n2024年度{kind}决算\n{kind}决算\n第一部分 {body}概况\n二、机构设置\n{structure}\n"
        f"第三部分 2024年度{kind}决算情况说明\n"
        f"九、财政拨款“三公”经费支出决算情况说明\n“三公”经费财政拨款支出决算为{three_public}万元。\n"
    )


def _department(tmp_path: Path, whole: str, units: dict[str, str], listed: str) -> DocumentReport:
    paths = []
    for name, amount in units.items():
        path = tmp_path / f"{name}.txt"
        path.write_text(_accounts(name, "单位", amount), "utf-8")
        paths.append(path)
    main = tmp_path / "部门.txt"
    main.write_text(_accounts("云溪市文化局", "部门", whole, listed), "utf-8")
    (document,) = juesuan.check_disclosure(main, others=paths, select=("Y",)).documents
    return document


_LISTED = "纳入2024年度部门决算编制范围的单位包括：云溪市文化局本级、云溪市图书馆。"


def test_a_department_is_the_sum_of_its_units(tmp_path: Path) -> None:
    document = _department(tmp_path, "8.00", {"云溪市文化局": "5.00", "云溪市图书馆": "3.00"}, _LISTED)
    assert (document.findings, document.problems) == ((), ())
    assert [(each.role, each.compared, each.agreed, each.note) for each in document.others] == [(Role.UNIT, 1, 1, "")] * 2
    assert states(document)["部门与所属单位"] == (ItemState.MET, "")


def test_the_difference_of_a_department_and_its_units_is_shown(tmp_path: Path) -> None:
    document = _department(tmp_path, "8.60", {"云溪市文化局": "5.00", "云溪市图书馆": "3.00"}, _LISTED)
    (finding,) = document.findings
    assert (finding.rule, finding.severity, finding.difference) == ("Y105", Severity.ERROR, "+0.60万元")
    assert finding.message == (
        "2024年“三公”经费决算数与所属单位之和不符：云溪市文化局 5.00万元 + 云溪市图书馆 3.00万元 = 8.00万元，部门写作8.60万元"
    )


def test_a_unit_that_was_not_given_is_named(tmp_path: Path) -> None:
    document = _department(tmp_path, "8.00", {"云溪市图书馆": "3.00"}, _LISTED)
    assert document.findings == ()
    assert [each.note for each in document.others] == ["没有给全，缺云溪市文化局本级"]
    assert states(document)["部门与所属单位"] == (ItemState.NOT_CHECKABLE, "所属单位没有给全，缺云溪市文化局本级")


def test_a_body_that_is_not_listed_is_no_unit(tmp_path: Path) -> None:
    document = _department(tmp_path, "8.00", {"云溪市水务站": "3.00"}, _LISTED)
    (problem,) = document.problems
    assert problem.message.endswith("没有用上：“云溪市水务站”不在本文件所列的所属单位之中")
