"""Score sheets as other provinces lay them out: columns in other orders, parts of a target apart, rates without their sign."""

from __future__ import annotations

from pathlib import Path

from juesuan.check.runner import Settings, check_one
from juesuan.model.disclosure import Disclosure
from juesuan.performance.sheets import Sheet, sheets
from juesuan.read.disclosure import read_disclosure

OPENING = (
    "<p>青川市林业局2024年度部门决算</p><p>第三部分 2024年度部门决算情况说明</p><p>三、支出决算情况说明</p>"
    "<p>2024年度支出合计850.00万元，其中：基本支出250.00万元；项目支出600.00万元。</p><p>第五部分 附件</p>"
)


def disclosure(folder: Path, title: str, *rows: str) -> Disclosure:
    """A disclosure with one sheet; cells are parted by bars, a row by line."""
    cells = "".join(f"<tr>{''.join(f'<td>{cell.strip()}</td>' for cell in row.split('|'))}</tr>" for row in rows)
    path = folder / "决算.html"
    path.write_text(f"<html><body>{OPENING}<p>{title}</p><table>{cells}</table></body></html>", encoding="utf-8")
    return read_disclosure(path)


def sheet(read: Disclosure) -> Sheet:
    """The one sheet."""
    (only,) = sheets(read)
    return only


def indicator(read: Disclosure, number: int = 0) -> dict[str, str]:
    """The cells of an indicator that hold something."""
    cells = sheet(read).indicators[number].cells.items()
    return {role: str(getattr(cell.value, "text", cell.value)) for role, cell in cells}


def rates(read: Disclosure) -> list[str]:
    """The rates of execution of the sheet."""
    return [str(each.value) for each in read.statements if str(each.keys[0]).startswith("completion(")]


def performance(read: Disclosure) -> list[str]:
    """The rules of the performance family, and of completion, that say something."""
    findings = check_one(read, Settings()).documents[0].findings
    return [each.rule for each in findings if each.rule.startswith(("P", "N901"))]


PARTS = (
    "项目名称 | 护林补助项目",
    "项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
    "项目资金（万元） | 年度资金总额 | 200.00 | 200.00 | 200.00 | 10 | 100.00 | 10",
    "一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 实际完成值 | 分值 | 得分",
    "产出指标 | 数量指标 | 护林面积 | ＝ | 10000 | 亩 | 10000亩 | 50 | 50",
    "满意度指标 | 满意度 | 农户满意度 | ≥ | 90 | % | 96% | 40 | 40",
    "总分 | | | | | | | 100 | 100",
)


def test_a_target_may_stand_in_three_columns(tmp_path: Path) -> None:
    read = disclosure(tmp_path, "项目支出绩效自评表", *PARTS)

    assert indicator(read, 0)["target"] == "10000亩"
    assert indicator(read, 1)["target"] == "≥90%"
    assert performance(read) == []


def test_a_rate_without_its_sign_is_in_percent(tmp_path: Path) -> None:
    assert rates(disclosure(tmp_path, "项目支出绩效自评表", *PARTS)) == ["100.00%"]


def test_a_rate_of_one_or_of_a_hundred_is_not_guessed(tmp_path: Path) -> None:
    rows = [row.replace("| 100.00 | 10", "| 1.00 | 10") for row in PARTS]
    read = disclosure(tmp_path, "项目支出绩效自评表", *rows)

    assert rates(read) == []
    assert [each.text for each in read.unbound] == ["1.00"]


WITHOUT_WEIGHTS = (
    "项目名称 | 防火项目",
    "预算执行情况（万元）（20分） | | 预算数（A） | 执行数（B） | 执行率（B/A） | 得分（20分*执行率）",
    "预算执行情况（万元）（20分） | 年度财政资金总额 | 100.00 | 90.00 | 90% | 18",
    "一级指标 | 二级指标 | 三级指标 | 年初目标值（A） | 实际完成值（B） | 得分",
    "产出指标 | 数量指标 | 巡护次数 | 50次 | 52次 | 40",
    "效益指标 | 社会效益 | 损失率 | ≤1% | 0.5% | 39",
    "总分 | 97",
)


def test_a_sheet_may_weigh_nothing(tmp_path: Path) -> None:
    read = disclosure(tmp_path, "2024年度防火项目自评表", *WITHOUT_WEIGHTS)

    assert indicator(read) == {"group": "产出指标", "target": "50次", "actual": "52次", "score": "40分"}
    assert rates(read) == ["90%"]
    assert str(sheet(read).totals["score"].value) == "97分"
    assert performance(read) == []


def test_a_wrong_total_of_such_a_sheet_is_found(tmp_path: Path) -> None:
    rows = [row.replace("总分 | 97", "总分 | 99") for row in WITHOUT_WEIGHTS]

    assert performance(disclosure(tmp_path, "2024年度防火项目自评表", *rows)) == ["P103"]


def test_indicators_may_be_named_in_the_first_column(tmp_path: Path) -> None:
    read = disclosure(
        tmp_path,
        "2024年度项目绩效自评表",
        "项目名称 | 公路养护",
        "项目资金（万元） | 年初预算数 | 全年（调整）预算数 | 全年执行数 | 执行率（%） | 执行率权重 | 执行率得分",
        "年度总金额 | 100 | 120 | 108 | 90 | 10 | 9",
        "指标名称 | 计量单位 | 指标性质 | 年初指标值 | 调整指标值 | 全年完成值 | 得分系数（%） | 指标权重 | 指标得分",
        "养护里程 | 公里 | ≥ | 90 | 100 | 100 | 100 | 60 | 60",
        "群众满意度 | % | ≥ | 90 | 90 | 92 | 100 | 30 | 30",
    )

    assert indicator(read) == {"target": "≥100公里", "actual": "100", "weight": "60分", "score": "60分"}
    assert rates(read) == ["90%"]
    assert performance(read) == []


def test_a_total_may_be_called_the_score_of_the_evaluation(tmp_path: Path) -> None:
    rows = (
        "一级指标 | 二级指标 | 三级指标 | 分值 | 目标值 | 完成值 | 得分 | 未完成原因分析",
        "预算执行（10分） | 预算执行率 | 预算执行率 | 10 | 100% | 95.00% | 9.5 | 项目跨年",
        "产出指标（90分） | 数量指标 | 造林面积 | 90 | ≥3万亩 | 3.2万亩 | 90 | ",
        "自评得分 | | | 100 | | | 99.5 | ",
    )
    read = disclosure(tmp_path, "部门整体支出绩效自评表", *rows)

    assert str(sheet(read).totals["score"].value) == "99.5分"
    assert performance(read) == []


def test_a_total_is_not_held_against_a_sheet_that_lacks_a_row(tmp_path: Path) -> None:
    rows = (
        "项目名称 | 天然林保护",
        "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 权重 | 得分",
        "产出指标 | 数量指标 | 管护面积 | ≥20万亩 | 20万亩 | 60 | 60",
        "效益指标 | 生态效益 | 覆盖率 | ≥70% | 71% | 30 | 30",
        "总分 | | | | | 100 | 97.5",
    )

    assert "P103" not in performance(disclosure(tmp_path, "项目支出绩效自评表", *rows))


LEVELS = (
    "项目名称 | 护林补助项目",
    "项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
    "项目资金（万元） | 年度资金总额 | 200.00 | 200.00 | 200.00 | 10 | 100.00 | 10",
    "一级指标 | 权重 | 二级指标 | 权重 | 三级指标 | 权重 | 评分标准 | 指标值 | 完成值 | 得分",
    "产出指标 | 50 | 数量指标 | 50 | 护林面积 | 30 | 每少1%扣1分 | 10000亩 | 10000亩 | 30",
    " | | | | 巡护次数 | 20 | 每少1次扣1分 | 50次 | 52次 | 20",
    "满意度指标 | 40 | 满意度 | 40 | 农户满意度 | 40 | 每低1%扣1分 | ≥90% | 96% | 40",
    "总分 | | | | | 100 | | | | 100",
)


def weights(read: Disclosure) -> dict[str, str]:
    """The weights of groups and indicators by name."""
    only = sheet(read)
    groups = {name: str(each.value) for name, each in only.groups.items()}
    return groups | {each.name: str(each.figure("weight")) for each in only.indicators}


def test_each_level_may_have_weights_in_a_column_of_its_own(tmp_path: Path) -> None:
    read = disclosure(tmp_path, "2024年度护林补助项目自评表", *LEVELS)

    assert weights(read) == {
        "产出指标": "50分",
        "满意度指标": "40分",
        "护林面积": "30分",
        "巡护次数": "20分",
        "农户满意度": "40分",
    }
    assert [indicator(read, number)["group"] for number in range(3)] == ["产出指标", "产出指标", "满意度指标"]
    assert indicator(read, 1)["standard"] == "每少1次扣1分"
    assert performance(read) == []


def test_a_group_that_weighs_more_than_its_indicators_is_found(tmp_path: Path) -> None:
    rows = [row.replace("产出指标 | 50", "产出指标 | 60") for row in LEVELS]
    assert performance(disclosure(tmp_path, "2024年度护林补助项目自评表", *rows)) == ["P118"]


def test_the_weight_of_a_group_may_stand_behind_its_name(tmp_path: Path) -> None:
    rows = [row.replace("产出指标 | 50", "产出指标60 | ").replace("满意度指标 | 40", "满意度指标40分 | ") for row in LEVELS]
    read = disclosure(tmp_path, "2024年度护林补助项目自评表", *rows)

    assert list(weights(read).items())[:2] == [("产出指标", "60分"), ("满意度指标", "40分")]
    assert performance(read) == ["P118"]


def test_the_standard_of_a_sheet_says_how_execution_is_scored(tmp_path: Path) -> None:
    spent = [row.replace("200.00 | 10 | 100.00 | 10", "180.00 | 10 | 90.00 | 7.5") for row in LEVELS]
    spent = [row.replace("| 100 | | | | 100", "| 100 | | | | 97.5") for row in spent]
    rows = [row.replace("每少1%扣1分", "预算执行率95%以上得满分，每低1%扣0.5分") for row in spent]
    title = "2024年度护林补助项目自评表"

    assert performance(disclosure(tmp_path, title, *rows)) == []
    assert performance(disclosure(tmp_path, title, *spent)) == ["P101"]


CONCLUSION = "四、自评结论</p><p>部门整体支出绩效自评得分{score}分，自评等级为“优”。</p><p>部门整体支出绩效自评表"


def test_the_score_of_the_conclusion_is_that_of_the_sheet(tmp_path: Path) -> None:
    rows = ("部门名称 | 青川市林业局", *LEVELS[1:])
    right, wrong = (disclosure(tmp_path, CONCLUSION.format(score=score), *rows) for score in (100, 95))

    keys = [str(each.keys[0]) for each in right.statements if each.place.section == "四、自评结论"]
    assert keys == ["score[sheet=overall]@2024:final", "rating[sheet=overall]@2024:final"]
    told = [[each.id for each in check_one(read, Settings()).documents[0].findings] for read in (right, wrong)]
    assert ["X101:score[sheet=overall]@2024:final" in each for each in told] == [False, True]
