"""What the tables and sentences of part five of 株洲 state: read off the document by eye, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

YEAR = "@2024:"
BUDGET_PROJECTS = "expenditure[fund=general_public_budget,nature=project]"


class Expected(Struct, frozen=True):
    """A figure or text: its line, what it is of (the first key), its row and column, how the document writes it."""

    line: int
    key: str
    row: str
    column: str
    value: str


def project(name: str) -> str:
    """The fact of a project's money, without year and phase."""
    return f"expenditure[fund=general_public_budget,nature=project,project={name}]"


# ---- 表1

_OF_FUNDS = {
    (1226, "驻京工作经费", project("驻京工作经费")): "217 217 209.35 96.48% -7.65",
    (1234, "招商专项", project("招商专项")): "40 40 38.46 96.15% -1.44",
    (1241, "合计", BUDGET_PROJECTS): "257 257 247.81 96.42% -9.09",
}
_FUND_COLUMNS = ("年初预算", "实际指标可用数", "支出金额", "执行率", "超支（+）/结余（-）")


def project_funds() -> Iterator[Expected]:
    """The 15 figures of 表1."""
    for (line, row, fact), written in _OF_FUNDS.items():
        both = f"({fact}@2024:final / {fact}@2024:available)"
        keys = [f"{fact}@2024:{phase}" for phase in ("initial_budget", "available", "final")]
        keys += [f"completion{both}", f"balance{both}"]
        for order, figure in enumerate(written.split()):
            value = figure if figure.endswith("%") else f"{figure}万元"
            yield Expected(line + order, keys[order], row, _FUND_COLUMNS[order], value)


# ---- 附件1

_STAFF = ("staff[status=establishment]", "staff[status=in_post]")
_BUILDING = ("building[building_item=approved_size]", "building[building_item=actual_size]")
_INVESTED = ("building_money[building_item=planned_investment]", "building_money[building_item=actual_investment]")
_ONE_LINE = {
    (1313, "编制数"): (f"{_STAFF[0]}@2024:final", "7人"),
    (1314, "本年实际在职人数"): (f"{_STAFF[1]}@2024:final", "5人"),
    (1315, "控制率"): (f"ratio({_STAFF[1]}@2024:final / {_STAFF[0]}@2024:final)", "71%"),
    (1415, "批复规模（㎡）"): (f"{_BUILDING[0]}@2024:final", "0㎡"),
    (1416, "实际规模（㎡）"): (f"{_BUILDING[1]}@2024:final", "0㎡"),
    (1417, "规模控制率"): (f"ratio({_BUILDING[1]}@2024:final / {_BUILDING[0]}@2024:final)", "0%"),
    (1418, "预算投资（万元）"): (f"{_INVESTED[0]}@2024:final", "0万元"),
    (1419, "实际投资（万元）"): (f"{_INVESTED[1]}@2024:final", "0万元"),
    (1420, "投资概算控制率"): (f"ratio({_INVESTED[1]}@2024:final / {_INVESTED[0]}@2024:final)", "0%"),
}
_OF_COST = {
    (1323, "三公经费", "three_public"): "26.42 40 23.3",
    (1328, "1、公务用车购置和维护经费", "three_public[three_item=vehicles]"): "0 18 19.7",
    (1333, "其中：公车购置", "three_public[three_item=vehicles_purchase]"): "0 0 0",
    (1338, "公车运行维护", "three_public[three_item=vehicles_running]"): "26.42 18 19.7",
    (1343, "2、出国经费", "three_public[three_item=abroad]"): "0 0 0",
    (1348, "3、公务接待", "three_public[three_item=reception]"): "9.71 22 3.6",
    (1353, "项目支出：", "expenditure[nature=project]"): "69.12 257 247.8",
    (1358, "1、业务工作经费", "expenditure[nature=project,project_class=business]"): "29.12 40 38.46",
    (1363, "2、运行维护经费", "expenditure[nature=project,project_class=operation]"): "40.00 217 209.35",
    (1368, "3、市级专项资金（一个专项一行）", "expenditure[nature=project,project_class=special]"): "0 0 0",
    (1373, "公用经费", "expenditure[economic=public,fund=general_public_budget,nature=basic]"): "176.4 0 0",
    (1378, "其中：办公经费", "public_use[public_item=office]"): "3.75 0 0",
    (1383, "水费、电费、差旅费", "public_use[public_item=utilities_travel]"): "45.58 0 0",
    (1388, "会议费、培训费", "public_use[public_item=meeting_training]"): "1.22 0 0",
    (1393, "政府采购金额", "procurement"): "—— 62.3 66.71",
    (1398, "部门基本支出预算调整", "basic_adjustment"): "—— 0 0",
}
_COST_COLUMNS = {"上年决算数": "@2023:final", "本年预算数": "@2024:budget", "本年决算数": "@2024:final"}


def base_data() -> Iterator[Expected]:
    """The 55 figures of 附件1, and its two dashes."""
    for (line, column), (key, value) in _ONE_LINE.items():
        yield Expected(line, key, "", column, value)
    for (line, row, fact), written in _OF_COST.items():
        for order, (figure, (column, phase)) in enumerate(zip(written.split(), _COST_COLUMNS.items(), strict=True)):
            value = figure if figure == "——" else f"{figure}万元"
            yield Expected(line + order, f"{fact}{phase}", row, column, value)


# ---- 附件2, 3-1, 3-2


class Indicator(Struct, frozen=True):
    """A third-level indicator: line of its target, what stands in the five cells (the reason is always blank)."""

    line: int
    name: str
    target: str
    actual: str
    weight: str
    score: str


class Sheet(Struct, frozen=True):
    """A score sheet: its name, its rows of funds by first line, groups by line, indicators, the line of its total."""

    name: str
    fact: str
    funds: dict[tuple[int, str], str]
    goals: tuple[int, str, str]
    groups: dict[tuple[int, str], str]
    indicators: tuple[Indicator, ...]
    total: tuple[int, str]


_DUTIES = (
    "负责市委、市人民政府领导在京公务活动的接待工作；负责为本市基层组织、社会组织和群众在京活动提供相关服务。"
    "承担市委、市人民政府交办在京招商引资的联络工作。协助流入地党组织做好本市在京流动党员的教育管理和服务工作。"
    "承办市人民政府交办的其他工作。"
)
_LIAISON = (
    "株洲市驻京办承担市委、市政府交办在京招商引资联络工作，加强驻地及周边地区企业、科研院所、高校等联系，"
    "为株洲市引资引技引才引智牵线搭桥，促进株洲与驻地之间资源合理流动。"
)
_TASKS = (
    "承担市委、市人民政府交办在京招商引资的联络工作。"
    "协助流入地党组织做好本市在京流动党员的教育管理和服务工作。承办市人民政府交办的其他工作。"
)
_DONE = (
    "走访“三类500强”企业、央企国企、“专精特新”小巨人、株洲异地商协会等，累计对接企业80余家，促成企业或专家赴株考察10批次，"
    "其中由市委、市政府主要领导会见商洽的有8批次。推动4个招商项目签约落地，其中协调联络中国融通资产管理集团在株洲设立三级子公司，"
    "注册资本1亿元；协调推动光启超材料905基地项目落地，预计总投资超50亿元。"
)


def _of_the_office(shift: int, amount: str, spent: str, score: str) -> tuple[Indicator, ...]:
    """The ten indicators that 附件2 and 附件3-1 share; ``shift`` is how many lines further down they stand."""
    first = (
        Indicator(1512, "完成市领导来京公务接待工作", "完成公务接待100批次", "125批次", "10", "10"),
        Indicator(1522, "完成信息报送工作", "完成《京珠快讯》12期", "《京珠快讯》12期", "10", "10"),
        Indicator(
            1532,
            "完成党建工作",
            "完成10次理论学习，2次专家辅导",
            "选派干部参加专题轮训3人次。累计举办读书班1期，开展集体学习5次和主题党日4次。",
            "10",
            "10",
        ),
        Indicator(
            1542,
            "完成宣传、推介、招商工作",
            "完成与企业签约目标3个，拜访企业20家，带企回株考察10个。",
            "完成",
            "10",
            "10",
        ),
        Indicator(1552, "拜访企业为全国五百强企业为主", "拜访企业全国五百强企业占比75%", "累计对接企业80余家", "10", "10"),
        Indicator(1562, "12个月", "12个月", "12个月", "10", "10"),
        Indicator(1578, "完成招商引资任务", "负责牵头引进单体投资5亿元以上产业新项目1个", "完成", "10", "10"),
        Indicator(1590, "加强对外联系，完善自身建设，提升制造名城知名度", "宣传工作完成度", "100%", "10", "10"),
        Indicator(1604, "来京公务的领导和单位满意度", "100%", "100%", "10", "10"),
        Indicator(1614, f"{amount}万元预算安排100%支出", f"{amount}万元预算", f"实际支出{spent}万元", "10", score),
    )
    return tuple(Indicator(each.line + shift, each.name, each.target, each.actual, each.weight, each.score) for each in first)


OVERALL = Sheet(
    name="overall",
    fact="expenditure",
    funds={(1453, "年度资金总额"): "257 257.00 247.80 10 96% 9.6"},
    goals=(1485, _DUTIES, _DUTIES),
    groups={(1507, "产出指标"): "60", (1569, "效益指标"): "20", (1597, "满意度指标"): "10", (1611, "成本指标"): "10"},
    indicators=_of_the_office(0, "257", "247.8", "9.6"),
    total=(1621, "99.6"),
)
OFFICE = Sheet(
    name="驻京工作经费",
    fact=project("驻京工作经费"),
    funds={
        (1660, "当年财政拨款"): "217 217 209.35 10 96.5% 9.7",
        (1687, "年度资金总额"): "217 217 209.35 10 96.5% 9.7",
    },
    goals=(1699, _LIAISON, _LIAISON),
    groups={(1721, "产出指标"): "60", (1783, "效益指标"): "20", (1811, "满意度指标"): "10", (1825, "成本指标"): "10"},
    indicators=_of_the_office(214, "217", "209.35", "9.7"),
    total=(1835, "99.7"),
)
INVESTMENT = Sheet(
    name="招商专项",
    fact=project("招商专项"),
    funds={
        (1874, "当年财政拨款"): "40 40 38.46 10 96% 9.6",
        (1901, "年度资金总额"): "40 40 38.46 10 96% 9.6",
    },
    goals=(1913, _TASKS, _DONE),
    groups={(1937, "产出指标"): "60", (1989, "效益指标"): "20", (2015, "满意度指标"): "10", (2029, "成本指标"): "10"},
    indicators=(
        Indicator(1942, "完成招商工作", "完成与企业签约目标3个", "推动4个招商项目签约落地", "15", "15"),
        Indicator(1952, "完成企业联络工作", "拜访企业20家", "对接企业80余家", "10", "10"),
        Indicator(1962, "完成宣传工作", "带企回株考察10个", "促成企业或专家赴株考察10批次", "15", "15"),
        Indicator(
            1972,
            "拜访企业为全国五百强企业为主",
            "拜访企业为全国五百强企业占比75%",
            "走访“三类500强”企业、央企国企、“专精特新”小巨人、株洲异地商协会",
            "10",
            "10",
        ),
        Indicator(1982, "12个月", "12个月", "12个月", "10", "10"),
        Indicator(1998, "株洲引资引技引才引智牵线搭桥，促进株洲与驻地之间的资源合理流动。", "100%", "100%", "10", "10"),
        Indicator(2008, "推动城市品牌建设，全力培育制造名城、建设幸福株洲做好对外宣传工作。", "100%", "100%", "10", "10"),
        Indicator(2022, "招商企业满意度", "100%", "100%", "10", "10"),
        Indicator(2032, "预算安排资金", "40万元", "38.46万元", "10", "9.6"),
    ),
    total=(2039, "99.6"),
)
SHEETS = (OVERALL, OFFICE, INVESTMENT)
_SOURCES = {
    (1465, "一般公共预算", "expenditure[fund=general_public_budget]@2024:adjusted_budget"): "257",
    (1466, "基本支出", "expenditure[nature=basic]@2024:adjusted_budget"): "0",
    (1469, "政府性基金拨款", "expenditure[fund=government_fund]@2024:adjusted_budget"): "0",
    (1470, "项目支出", "expenditure[nature=project]@2024:adjusted_budget"): "257",
    (
        1473,
        "纳入专户管理的非税收入拨款",
        "sheet_funds[fund_row=纳入专户管理的非税收入拨款,sheet=overall]@2024:adjusted_budget",
    ): "0",
    (1477, "其他资金", "sheet_funds[fund_row=其他资金,sheet=overall]@2024:adjusted_budget"): "0",
}
"""The cells of 附件2 that hold a label and a figure."""


def score_sheet(sheet: Sheet) -> Iterator[Expected]:
    """The figures of a sheet, and the texts of its indicators and goals."""
    own = f"sheet={sheet.name}"
    yield from _funds(sheet, own)
    if sheet is OVERALL:
        for (line, label, key), figure in _SOURCES.items():
            yield Expected(line, key, label, "金额", f"{figure}万元")
    line, goal, done = sheet.goals
    yield Expected(line, f"goal[{own}]@2024:final", "年度总体目标", "预期目标", goal)
    yield Expected(line + 1, f"achievement[{own}]@2024:final", "年度总体目标", "实际完成情况", done)
    for (line, group), weight in sheet.groups.items():
        yield Expected(line, f"group_weight[indicator_group={group},{own}]@2024:final", group, "分值", f"{weight}分")
    for each in sheet.indicators:
        member = f"[indicator={each.name.replace('%', '%25')},{own}]@2024:final"
        head, group = max(known for known in sheet.groups if known[0] < each.line)
        yield Expected(head, f"group{member}", each.name, "一级指标", group)
        yield Expected(each.line, f"target{member}", each.name, "年度指标值", each.target)
        yield Expected(each.line + 1, f"actual{member}", each.name, "实际完成值", each.actual)
        yield Expected(each.line + 2, f"weight{member}", each.name, "分值", f"{each.weight}分")
        yield Expected(each.line + 3, f"score{member}", each.name, "得分", f"{each.score}分")
        yield Expected(each.line + 4, f"reason{member}", each.name, "偏差原因分析及改进措施", "（空白）")
    line, total = sheet.total
    yield Expected(line, f"weight[{own}]@2024:final", "总分", "分值", "100分")
    yield Expected(line + 1, f"score[{own}]@2024:final", "总分", "得分", f"{total}分")


def _funds(sheet: Sheet, own: str) -> Iterator[Expected]:
    columns = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    for (line, label), written in sheet.funds.items():
        fact = sheet.fact if label == "年度资金总额" else f"sheet_funds[fund_row=current,{own}]"
        keys = [f"{fact}@2024:{phase}" for phase in ("initial_budget", "adjusted_budget", "final")]
        rate = f"completion({fact}@2024:final / {fact}@2024:adjusted_budget)"
        keys += [f"execution_weight[{own}]@2024:final", rate, f"execution_score[{own}]@2024:final"]
        for order, figure in enumerate(written.split()):
            unit = "" if figure.endswith("%") else "万元" if order < 3 else "分"
            yield Expected(line + order, keys[order], label, columns[order], f"{figure}{unit}")


# ---- the sentences

OWN_MONEY = {
    (1209, "年初预算为257万元"): f"{BUDGET_PROJECTS}@2024:initial_budget",
    (1209, "调整后预算为247.8万元"): f"{BUDGET_PROJECTS}@2024:adjusted_budget",
    (1209, "决算数为247.8万元"): f"{BUDGET_PROJECTS}@2024:final",
    (1209, "结余9.09万元"): f"balance({BUDGET_PROJECTS}@2024:final / {BUDGET_PROJECTS}@2024:available)",
    (1267, "支出2.71万元"): "three_public[three_item=reception_official]@2024:final",
    (1267, "支出0.86万元"): "three_public[three_item=reception_business]@2024:final",
    (1271, "支出3.66万元"): "canteen_cost@2024:final",
    (1274, "调减0万元"): (
        f"change({project('驻京工作经费')}@2024:adjusted_budget / {project('驻京工作经费')}@2024:initial_budget)"
    ),
    (1274, "支出209.35万元"): f"{project('驻京工作经费')}@2024:final",
    (1274, "结转7.65万元"): f"balance({project('驻京工作经费')}@2024:final / {project('驻京工作经费')}@2024:available)",
    (1278, "支出209.35万元"): f"{project('驻京工作经费')}@2024:final",
    (1278, "支出3.66万元"): "canteen_cost@2024:final",
    (1280, "调增（减）0万元"): (f"change({project('招商专项')}@2024:adjusted_budget / {project('招商专项')}@2024:initial_budget)"),
    (1280, "支出38.46万元"): f"{project('招商专项')}@2024:final",
    (1280, "结转1.44万元"): f"balance({project('招商专项')}@2024:final / {project('招商专项')}@2024:available)",
    (1284, "支出38.46万元"): f"{project('招商专项')}@2024:final",
    (1284, "支出2.71万元"): "three_public[three_item=reception_official]@2024:final",
    (1284, "支出0.86万元"): "three_public[three_item=reception_business]@2024:final",
}
"""All money, percent and scores of part five's sentences that are the body's own budget and spending; there are no others."""

RECEIVED = {
    "125批次": "reception_batches[kind=hosted]",
    "1222人次": "reception_persons[kind=hosted]",
    "16批次": "reception_batches[kind=official]",
    "176人次": "reception_persons[kind=official]",
    "5批次": "reception_batches[kind=business]",
    "47人": "reception_persons[kind=business]",
}
"""What lines 1267 and 1284 count."""

LABELLED = {
    1263: {
        "选派干部参加专题轮训": "3人次",
        "党组扩大会议": "17次",
        "中心组集体学习": "8次",
        "举办读书班": "1期",
        "开展集体学习": "5次",
        "主题党日": "4次",
        "党支部有关会议": "13次",
    },
    1267: {
        "对接企业": "80家",
        "赴株考察": "10批次",
        "会见商洽的有": "8批次",
        "推动": "4个",
        "注册资本": "1亿元",
        "总投资超": "50亿元",
        "国家重点建设资金": "7.3亿元",
        "协助申报专项债项目": "128个",
        "协助申报专项债项目（亿元）": "152亿元",
        "超长期国债项目": "39个",
        "超长期国债项目（亿元）": "13.7亿元",
        "提供了": "30条",
        "编报《京株快讯》": "12期",
    },
    1271: {"提拔副科职干部": "1人", "晋升一级主任科员": "1人", "所兼任的副科职": "1人"},
}
"""What the sentences count besides: the end of each label, and the quantity."""
