"""What the made-up office of examples/ booked and registered: amounts in 万元 where they are texts, in 元 where numbers."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from typing import Any

BODY = "云溪市人民政府驻上海联络处"
GENERAL, OWN = "一般公共预算资金", "单位资金"
YEAR = 2024
LIAISON, PROMOTION, WHOLE = "驻沪工作经费", "招商引资专项", "部门整体支出"

PROFILE: dict[str, list[Any]] = {
    "body": [BODY],
    "year": [str(YEAR)],
    "kind": ["部门决算"],
    "form_set": ["hunan-2024"],
    "level": ["市级"],
    "administrative": ["是"],
    "establishment": ["14"],
    "in_post": ["13"],
    "retired": ["4"],
    "duties": [
        "在上海及长三角地区代表云溪市开展政务联络，与当地政府部门、行业协会和异地商会保持日常往来。",
        "收集整理长三角地区的产业动态、政策信息和企业投资意向，为本市招商引资提供线索并跟进落地。",
        "为本市赴沪学习考察、参展参会的团组提供行程衔接和后勤保障。",
        "联系在沪云溪籍企业家、专家和务工人员，协助做好流动党员服务和劳务维权。",
        "完成市委、市政府交给的其他工作。",
    ],
    "offices": ["综合科", "联络服务科", "经济合作科"],
    "units": [BODY],
}

INCOME = [
    ("2010301", GENERAL, "209.08"),
    ("2010302", GENERAL, "94.63"),
    ("2010302", OWN, "12.00"),
    ("2011308", GENERAL, "58.15"),
    ("2080501", GENERAL, "4.32"),
    ("2080505", GENERAL, "24.18"),
    ("2080506", GENERAL, "12.09"),
    ("2101101", GENERAL, "10.58"),
    ("2101103", GENERAL, "3.02"),
    ("2210201", GENERAL, "18.14"),
]

# function, economic item, amount, number of payments
BASIC = [
    ("2010301", "30101", "62.84", 12), ("2010301", "30102", "48.36", 12), ("2010301", "30103", "41.25", 2),
    ("2080505", "30108", "24.18", 12), ("2080506", "30109", "12.09", 12), ("2101101", "30110", "10.58", 12),
    ("2101103", "30111", "3.02", 12), ("2010301", "30112", "1.46", 4), ("2210201", "30113", "18.14", 12),
    ("2010301", "30199", "10.02", 6), ("2080501", "30302", "3.12", 12), ("2080501", "30305", "1.20", 2),
    ("2010301", "30201", "5.36", 9), ("2010301", "30202", "1.08", 3), ("2010301", "30205", "0.42", 6),
    ("2010301", "30206", "2.15", 12), ("2010301", "30207", "2.64", 12), ("2010301", "30209", "6.80", 4),
    ("2010301", "30211", "7.92", 10), ("2010301", "30213", "1.75", 3), ("2010301", "30215", "0.90", 1),
    ("2010301", "30216", "1.35", 2), ("2010301", "30217", "1.28", 8), ("2010301", "30228", "2.46", 4),
    ("2010301", "30229", "1.87", 3), ("2010301", "30231", "2.30", 6), ("2010301", "30239", "4.92", 12),
    ("2010301", "30299", "0.55", 2), ("2010301", "31002", "1.40", 1),
]  # fmt: skip

# project, function, fund, economic item, amount, number of payments, what for
PROJECT_SPENDING = [
    (LIAISON, "2010302", GENERAL, "30231", "5.12", 8, "支付公务用车燃油、保险、维修费"),
    (LIAISON, "2010302", GENERAL, "31013", "17.20", 1, "更新公务用车一辆"),
    (LIAISON, "2010302", GENERAL, "30217", "2.14", 9, "支付赴沪团组接待用餐费"),
    (LIAISON, "2010302", GENERAL, "30216", "0.48", 1, "支付财务与内部控制培训费"),
    (LIAISON, "2010302", GENERAL, "30214", "42.60", 4, "支付驻沪办公用房租金"),
    (LIAISON, "2010302", GENERAL, "30211", "9.85", 10, "报销政务联络差旅费"),
    (LIAISON, "2010302", GENERAL, "30213", "6.40", 3, "支付办公用房维修费"),
    (LIAISON, "2010302", GENERAL, "30226", "3.75", 11, "支付保洁、值守劳务费"),
    (LIAISON, "2010302", GENERAL, "30227", "5.24", 2, "支付活动承办费"),
    (LIAISON, "2010302", GENERAL, "30299", "3.50", 3, "支付乡情联络活动费用"),
    (LIAISON, "2010302", OWN, "30227", "6.20", 2, "支付协作活动承办费"),
    (LIAISON, "2010302", OWN, "30201", "3.40", 3, "购买协作活动用品"),
    (PROMOTION, "2011308", GENERAL, "30212", "2.60", 1, "支付境外招商推介旅费"),
    (PROMOTION, "2011308", GENERAL, "30217", "1.44", 6, "支付来访客商接待用餐费"),
    (PROMOTION, "2011308", GENERAL, "30215", "1.15", 2, "支付产业对接会会议费"),
    (PROMOTION, "2011308", GENERAL, "30227", "24.50", 3, "支付推介活动承办费"),
    (PROMOTION, "2011308", GENERAL, "30211", "12.36", 9, "报销招商小分队差旅费"),
    (PROMOTION, "2011308", GENERAL, "30202", "3.60", 2, "印制招商手册"),
    (PROMOTION, "2011308", GENERAL, "30214", "7.20", 2, "支付推介会场租金"),
    (PROMOTION, "2011308", GENERAL, "30299", "5.30", 4, "支付企业走访费用"),
]

BUDGET = [
    ("2010301", "基本支出", None, GENERAL, "202.00", "209.08"),
    ("2010302", "项目支出", LIAISON, GENERAL, "102.00", "96.28"),
    ("2010302", "项目支出", LIAISON, OWN, "10.00", "9.60"),
    ("2011308", "项目支出", PROMOTION, GENERAL, "60.00", "58.15"),
    ("2080501", "基本支出", None, GENERAL, "3.95", "4.32"),
    ("2080505", "基本支出", None, GENERAL, "24.50", "24.18"),
    ("2080506", "基本支出", None, GENERAL, "12.25", "12.09"),
    ("2101101", "基本支出", None, GENERAL, "10.90", "10.58"),
    ("2101103", "基本支出", None, GENERAL, "3.02", "3.02"),
    ("2210201", "基本支出", None, GENERAL, "17.85", "18.14"),
]

OPENING = [("8101", GENERAL, "6.50"), ("8201", OWN, "1.20")]

ITEMS = [
    ("因公出国（境）费", {"adjusted": "3.00"}),
    ("公务用车购置费", {"adjusted": "18.00"}),
    ("公务用车运行维护费", {"adjusted": "8.00"}),
    ("公务接待费", {"adjusted": "6.50"}),
    ("机关运行经费", {"initial": "47.00"}),
    ("会议费", {"initial": "2.50"}),
    ("培训费", {"initial": "2.00"}),
    ("使用非财政拨款结余", {"final": "0"}),
    ("结余分配", {"final": "0"}),
]

PRIOR = [
    ("收入总计", "475.36"), ("支出总计", "475.36"), ("财政拨款收入总计", "468.15"), ("财政拨款支出总计", "468.15"),
    ("一般公共预算财政拨款支出", "461.65"), ("“三公”经费", "16.63"), ("因公出国（境）费", "2.85"), ("公务接待费", "5.72"),
    ("公务用车购置及运行维护费", "8.06"), ("公务用车购置费", "0"), ("公务用车运行维护费", "8.06"), ("机关运行经费", "47.26"),
    ("会议费", "2.31"), ("培训费", "1.68"),
]  # fmt: skip

ABROAD = [
    {"name": "市经贸代表团", "place": "新加坡", "date": dt.date(2024, 9, 10), "persons": 1, "cost": Decimal(26000), "fund": GENERAL,
     "purpose": "随市经贸代表团赴境外参加招商推介"},
]  # fmt: skip


def _receptions() -> list[dict[str, Any]]:
    luck = random.Random(38)
    rows: list[dict[str, Any]] = []
    guests = {"公务接待": "本市赴沪工作团组", "商务接待": "来访客商"}
    for kind, batches, persons, cost in (("公务接待", 27, 214, 34200), ("商务接待", 11, 98, 14400)):
        for number in range(batches):
            of = persons // batches + (number < persons % batches)
            paid = Decimal(cost * 100 // batches + (number < cost * 100 % batches)).scaleb(-2)
            date = dt.date(YEAR, 1 + number * 12 // batches, luck.randint(1, 28))
            rows.append({"date": date, "guest": guests[kind], "kind": kind, "persons": of, "cost": paid, "fund": GENERAL})
    return sorted(rows, key=lambda row: row["date"])


RECEPTIONS = _receptions()

CARS = [
    {"plate": "沪A·E2016", "use": "机要通信用车", "owned": "是", "kept": "是", "bought": "否", "running": Decimal(42000), "fund": GENERAL},
    {"plate": "沪A·E2024", "use": "应急保障用车", "owned": "是", "kept": "是", "bought": "是", "purchase": Decimal(172000),
     "running": Decimal(24000), "fund": GENERAL},
    {"plate": "沪A·E2011", "use": "其他用车", "owned": "是", "kept": "否", "bought": "否", "running": Decimal(8200), "fund": GENERAL},
]  # fmt: skip

MEETINGS = [
    {"name": "在沪云溪籍企业家座谈会", "date": dt.date(2024, 4, 18), "persons": 60, "cost": Decimal(13000),
     "purpose": "通报本市产业规划、听取投资意见"},
    {"name": "沪云产业协作对接会", "date": dt.date(2024, 10, 22), "persons": 45, "cost": Decimal(7500),
     "purpose": "园区与企业洽谈合作"},
]  # fmt: skip

TRAININGS = [
    {"name": "招商业务能力培训", "date": dt.date(2024, 5, 14), "persons": 24, "cost": Decimal(11500), "purpose": "产业研判和谈判实务"},
    {"name": "财务与内部控制培训", "date": dt.date(2024, 8, 6), "persons": 13, "cost": Decimal(6800),
     "purpose": "预算一体化系统操作和内控制度"},
]  # fmt: skip

PROCUREMENT = [
    {"contract": "CG-2024-01", "name": "更新公务用车", "category": "货物", "supplier": "大型企业", "amount": Decimal(172000)},
    {"contract": "CG-2024-02", "name": "办公设备和家具", "category": "货物", "supplier": "中型企业", "amount": Decimal(42000)},
    {"contract": "CG-2024-03", "name": "办公用房零星维修", "category": "工程", "supplier": "小型企业", "amount": Decimal(56000)},
    {"contract": "CG-2024-04", "name": "推介活动承办", "category": "服务", "supplier": "小型企业", "amount": Decimal(163800)},
    {"contract": "CG-2024-05", "name": "招商手册印制", "category": "服务", "supplier": "微型企业", "amount": Decimal(55000)},
    {"contract": "CG-2024-06", "name": "物业管理", "category": "服务", "supplier": "中型企业", "amount": Decimal(83400)},
    {"contract": "CG-2024-07", "name": "公务用车保险", "category": "服务", "supplier": "大型企业", "amount": Decimal(51300)},
]

ASSETS = [{"name": "视频会议系统", "equipment": "通用设备", "price": Decimal(126000), "quantity": 1}]

PROJECTS = [
    {"name": LIAISON, "class": "业务工作经费", "goal": "做好驻沪政务联络，服务本市赴沪团组和在沪乡亲。",
     "attained": "全年服务赴沪团组 27 批次，联络工作平稳有序。"},
    {"name": PROMOTION, "class": "专项资金", "goal": "走访长三角企业，促成项目落地。",
     "attained": "走访企业 46 家，促成来云考察 9 批次，签约落地项目 3 个。"},
    {"name": WHOLE, "goal": "履行驻沪联络和招商职责，管好用好财政资金。", "attained": "各项职责履行到位，预算执行良好。"},
]  # fmt: skip

_SHAPE = ("project", "first", "second", "third", "weight", "direction", "target", "actual", "score", "reason")
INDICATORS = [
    dict(zip(_SHAPE, row, strict=True))
    for row in (
        (LIAISON, "产出指标", "数量指标", "服务赴沪团组批次", 20, "≥", "25批次", "27批次", 20, None),
        (LIAISON, "产出指标", "质量指标", "服务保障差错次数", 15, "≤", "0次", "0次", 15, None),
        (LIAISON, "产出指标", "时效指标", "联络信息报送及时率", 15, "≥", "95%", "97%", 15, None),
        (
            LIAISON,
            "效益指标",
            "社会效益",
            "在沪乡亲服务覆盖面",
            30,
            "定性",
            "进一步扩大",
            "有所扩大",
            Decimal("25.5"),
            "流动党员登记尚未覆盖全部城区，明年增设两个联络点",
        ),
        (
            LIAISON,
            "满意度指标",
            "服务对象满意度",
            "赴沪团组满意度",
            10,
            "≥",
            "95%",
            "96%",
            Decimal(9),
            "个别活动的满意度调查样本偏少，明年年初定好调查对象和份数",
        ),
        (
            PROMOTION,
            "产出指标",
            "数量指标",
            "走访企业家数",
            25,
            "≥",
            "50家",
            "46家",
            Decimal(23),
            "两场推介活动合办，走访安排减少，明年按季度排定走访",
        ),
        (PROMOTION, "产出指标", "数量指标", "促成来云考察批次", 15, "≥", "8批次", "9批次", 15, None),
        (PROMOTION, "产出指标", "成本指标", "单场推介活动成本", 10, "≤", "15万元", "13.2万元", 10, None),
        (
            PROMOTION,
            "效益指标",
            "经济效益",
            "签约落地项目数",
            30,
            "≥",
            "4个",
            "3个",
            Decimal(24),
            "一个项目用地未落实，推迟到次年签约",
        ),
        (PROMOTION, "满意度指标", "服务对象满意度", "来访客商满意度", 10, "≥", "95%", "95%", 10, None),
        (WHOLE, "产出指标", "数量指标", "重点工作完成率", 30, "≥", "100%", "97%", Decimal("28.6"), "走访企业家数未完成年度计划"),
        (WHOLE, "产出指标", "质量指标", "预决算公开合规率", 20, "≥", "100%", "100%", 20, None),
        (
            WHOLE,
            "效益指标",
            "社会效益",
            "驻沪联络工作影响力",
            30,
            "定性",
            "持续提升",
            "有所提升",
            Decimal(26),
            "宣传渠道较少，明年与行业协会合办活动",
        ),
        (
            WHOLE,
            "满意度指标",
            "服务对象满意度",
            "服务对象满意度",
            10,
            "≥",
            "95%",
            "96%",
            Decimal(9),
            "问卷回收率偏低，明年改为随行发放",
        ),
    )
]


def _change(fact: str) -> str:
    return f"change({fact}@2024:final / {fact}@2023:final)"


def _done(fact: str, budget: str = "initial_budget") -> str:
    return f"completion({fact}@2024:final / {fact}@2024:{budget})"


def _function(code: str) -> str:
    return f"expenditure[function={code},fund=general_public_budget]"


REASONS = [
    ("收、支总计与上年相比", _change("grand_total[side=income]"), "驻沪办公用房续租时核减了部分面积，一次性装修支出在上年已经完结"),
    ("财政拨款收、支总计与上年相比", _change("grand_total[fund=fiscal,side=income]"), "房屋租赁和装修方面的拨款较上年少"),
    (
        "一般公共预算财政拨款支出与上年相比",
        _change("expenditure[fund=general_public_budget]"),
        "上年集中安排的办公场所改造已经完工",
    ),
    ("行政运行与年初预算相比", _done(_function("2010301")), "年中追加了新调入人员的工资和补发的奖励性补贴"),
    ("一般行政管理事务与年初预算相比", _done(_function("2010302")), "部分联络活动改为线上举行，场地和差旅开支随之下降"),
    ("招商引资与年初预算相比", _done(_function("2011308")), "两场推介活动与兄弟城市合办，分摊了会场布置费"),
    ("行政单位离退休与年初预算相比", _done(_function("2080501")), "年中新增一名退休人员"),
    ("基本养老保险缴费与年初预算相比", _done(_function("2080505")), "有人员年中调出，缴费月数少于预算安排"),
    ("职业年金缴费与年初预算相比", _done(_function("2080506")), "有人员年中调出，单位缴费部分相应核减"),
    ("行政单位医疗与年初预算相比", _done(_function("2101101")), "缴费基数核定后低于编制预算时的估计"),
    ("住房公积金与年初预算相比", _done(_function("2210201")), "年度缴存基数上调"),
    ("“三公”经费与预算相比", _done("three_public", "adjusted_budget"), "各项公务活动从严控制，车辆采购价低于预算限额"),
    ("“三公”经费与上年相比", _change("three_public"), "本年更新公务用车"),
    ("因公出国（境）费与预算相比", _done("three_public[three_item=abroad]", "adjusted_budget"), "机票提前预订，国际旅费有所节省"),
    ("因公出国（境）费与上年相比", _change("three_public[three_item=abroad]"), "出访天数缩短"),
    ("公务接待费与预算相比", _done("three_public[three_item=reception]", "adjusted_budget"), "来访团组多在机关食堂用餐"),
    ("公务接待费与上年相比", _change("three_public[three_item=reception]"), "接待批次较上年少"),
    (
        "公务用车购置费与预算相比",
        _done("three_public[three_item=vehicles_purchase]", "adjusted_budget"),
        "政府集中采购成交价低于预算",
    ),
    ("公务用车购置费与上年相比", _change("three_public[three_item=vehicles_purchase]"), "上年没有更新公务用车"),
    (
        "公务用车运行维护费与预算相比",
        _done("three_public[three_item=vehicles_running]", "adjusted_budget"),
        "旧车停驶后维修次数下降",
    ),
    ("公务用车运行维护费与上年相比", _change("three_public[three_item=vehicles_running]"), "市内公务更多乘坐公共交通"),
    ("机关运行经费与上年相比", _change("operating_cost"), "印刷和差旅两项开支下降"),
]

PURPOSES = [
    ("因公出国（境）费的内容", "three_public[three_item=abroad]@2024:final", "随市经贸代表团赴境外参加招商推介的国际旅费和食宿费"),
    ("公务接待费的内容", "three_public[three_item=reception]@2024:final", "本市赴沪工作团组和来访客商的用餐支出"),
    (
        "公务用车运行维护费的内容",
        "three_public[three_item=vehicles_running]@2024:final",
        "燃油费、维修费、过路过桥费、保险费等支出",
    ),
    ("其他用车的用途", "vehicles[use=other]@2024:final", "已停驶、待报废处置的旧车"),
]

TEXTS = [
    (
        "performance_work",
        "根据预算绩效管理要求，我单位对2024年度一般公共预算项目支出全面开展绩效自评；同时对部门整体支出开展了绩效自评。",
    ),
    ("performance_results", "存在的不足是个别活动的满意度调查样本偏少，下一步将在年初就定好调查对象和份数。"),
    ("department_evaluation", f"《2024年度{BODY}整体支出绩效自评报告》见第五部分附件。"),
    ("other_matters", "本单位没有独立网站，部门决算在云溪市人民政府门户网站的预决算公开专栏发布。"),
    ("report_problems", "项目资金支出前慢后快，主要是因为推介活动多安排在下半年。"),
    ("report_measures", "今后将按季度通报进度，督促及早开展活动。"),
]
