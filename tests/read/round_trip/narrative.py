"""The narrative of generated accounts, in the set phrases of a form set: each a section of lines."""

from __future__ import annotations

from accounts import FUND, GENERAL, OTHER, PERSONNEL, PUBLIC, USES, Accounts
from layout import Line, Style
from pen import YEAR, Pen, key, wan
from tables import FISCAL, after, before, income, name_of, outgo, three_amounts, three_key

RISEN = ("增长", "降低")
LONG = {
    "abroad": "因公出国（境）费",
    "reception": "公务接待费",
    "vehicles_purchase": "公务用车购置费",
    "vehicles_running": "公务用车运行维护费",
}
USE_NAMES = {
    "leaders": "主要领导干部用车",
    "confidential": "机要通信用车",
    "emergency": "应急保障用车",
    "enforcement": "执法执勤用车",
    "special": "特种专业技术用车",
    "retired": "离退休干部用车",
    "other": "其他用车",
}


def heading(text: str) -> Line:
    """A heading of a section."""
    return Line(text, Style.HEADING)


def overall(accounts: Accounts, pen: Pen) -> list[Line]:
    """收入支出决算总体情况."""
    total = accounts.sum(outgo) + accounts.sum(after)
    facts = (key("grand_total", side="income"), key("grand_total", side="expenditure"))
    change = pen.change(total, accounts.prior_total, RISEN, *facts)
    return [Line(f"{YEAR}年度收、支总计{pen.money(total, *facts)}。{change}，主要是因为工作任务有变化。")]


def income_section(accounts: Accounts, pen: Pen) -> list[Line]:
    """收入决算情况."""
    whole, fact = accounts.sum(income), key("income")
    parts = []
    for name, source, funds in (("财政拨款收入", "fiscal", FISCAL), ("其他收入", "other", (OTHER,))):
        part, of = accounts.sum(income, funds=funds), key("income", source=source)
        parts.append(f"{name}{pen.money(part, of)}，占{pen.percent(part, whole, f'share({of} / {fact})')}")
    return [Line(f"本年收入合计{pen.money(whole, fact)}，其中：{'；'.join(parts)}。")]


def expenditure_section(accounts: Accounts, pen: Pen) -> list[Line]:
    """支出决算情况."""
    whole, fact = accounts.sum(outgo), key("expenditure")
    parts = []
    for name, nature, part in (
        ("基本支出", "basic", accounts.sum(lambda post: post.basic)),
        ("项目支出", "project", accounts.sum(lambda post: post.project)),
    ):
        of = key("expenditure", nature=nature)
        parts.append(f"{name}{pen.money(part, of)}，占{pen.percent(part, whole, f'share({of} / {fact})')}")
    return [Line(f"本年支出合计{pen.money(whole, fact)}，其中：{'；'.join(parts)}。")]


def fiscal_section(accounts: Accounts, pen: Pen) -> list[Line]:
    """财政拨款收入支出决算总体情况."""
    total = accounts.sum(outgo, funds=FISCAL) + accounts.sum(after, funds=FISCAL)
    facts = (key("grand_total", side="income", fund="fiscal"), key("grand_total", side="expenditure", fund="fiscal"))
    change = pen.change(total, accounts.prior_fiscal, RISEN, *facts)
    return [Line(f"{YEAR}年度财政拨款收、支总计{pen.money(total, *facts)}，{change}，主要是因为工作任务有变化。")]


def general_section(accounts: Accounts, pen: Pen) -> list[Line]:
    """一般公共预算财政拨款支出决算情况, in three parts."""
    whole, fact = accounts.sum(outgo, funds=(GENERAL,)), key("expenditure", fund=GENERAL)
    share = pen.percent(whole, accounts.sum(outgo), f"share({fact} / {key('expenditure')})")
    change = pen.change(whole, accounts.prior_general, RISEN, fact)
    classes = []
    for code in accounts.codes(GENERAL):
        if len(code) == 3:
            part, of = accounts.sum(outgo, funds=(GENERAL,), code=code), key("expenditure", function=code, fund=GENERAL)
            amount, rate = pen.money(part, of), pen.percent(part, whole, f"share({of} / {fact})")
            classes.append(f"{name_of(code).removesuffix('支出')}（类）支出{amount}，占{rate}")
    return [
        heading("（一）一般公共预算财政拨款支出决算总体情况"),
        Line(
            f"{YEAR}年度一般公共预算财政拨款支出{pen.money(whole, fact)}，占本年支出合计的{share}，{change}，主要是因为任务变化。"
        ),
        heading("（二）一般公共预算财政拨款支出决算结构情况"),
        Line(f"{YEAR}年度一般公共预算财政拨款支出{pen.money(whole, fact)}，主要用于以下方面：{'；'.join(classes)}。"),
        heading("（三）一般公共预算财政拨款支出决算具体情况"),
        *items_of_general(accounts, pen),
    ]


def compared(budget: int, final: int, name: str) -> str:
    """决算数大于、小于…预算数的主要原因 or 持平."""
    if wan(final) == wan(budget):
        return f"决算数与{name}持平"
    return f"决算数{'大于' if final > budget else '小于'}{name}的主要原因是年中按实际情况安排"


def executed(pen: Pen, amounts: tuple[int, int], facts: tuple[str, str], words: tuple[str, str]) -> str:
    """年初预算数为…，支出决算数为…，完成…的…%."""
    budget, final = amounts
    text = f"{words[0]}为{pen.money(budget, facts[0])}，支出决算为{pen.money(final, facts[1])}"
    if not budget:
        return text
    return f"{text}，完成{words[1]}的{pen.percent(final, budget, f'completion({facts[1]} / {facts[0]})')}"


def items_of_general(accounts: Accounts, pen: Pen) -> list[Line]:
    """The whole and each item against its initial budget."""
    posts = [post for post in accounts.posts if post.fund == GENERAL]
    words = ("年初预算", "年初预算")

    def facts(**members: str) -> tuple[str, str]:
        return key("expenditure", "initial_budget", fund=GENERAL, **members), key("expenditure", fund=GENERAL, **members)

    whole = (sum(post.budget for post in posts), sum(post.spent for post in posts))
    lines = [Line(f"{YEAR}年度一般公共预算财政拨款支出{executed(pen, whole, facts(), words)}，其中：")]
    for number, post in enumerate(posts, 1):
        names = (f"{name_of(post.code[:size])}（{level}）" for size, level in ((3, "类"), (5, "款"), (7, "项")))
        lines.append(Line(f"{number}、{''.join(names)}。"))
        amounts = (post.budget, post.spent)
        text = executed(pen, amounts, facts(function=post.code), words)
        lines.append(Line(f"{text}，{compared(*amounts, '年初预算数')}。"))
    return lines


def basic_section(accounts: Accounts, pen: Pen) -> list[Line]:
    """一般公共预算财政拨款基本支出决算情况."""
    staff, running = (sum(accounts.spent_on(code) for code in group) for group in (PERSONNEL, PUBLIC))
    whole = key("expenditure", fund=GENERAL, nature="basic")
    parts = []
    for name, member, part in (("人员经费", "personnel", staff), ("公用经费", "public", running)):
        of = key("expenditure", fund=GENERAL, nature="basic", economic=member)
        share = pen.percent(part, staff + running, f"share({of} / {whole})")
        parts.append(f"{name}{pen.money(part, of)}，占基本支出的{share}")
    return [Line(f"{YEAR}年度一般公共预算财政拨款基本支出{pen.money(staff + running, whole)}，其中：{'；'.join(parts)}。")]


def fund_section(accounts: Accounts, pen: Pen) -> list[Line]:
    """政府性基金预算收入支出决算情况."""
    if not accounts.codes(FUND):
        return [Line("本单位没有政府性基金收入，也没有使用政府性基金安排的支出。")]
    came, went = accounts.sum(income, funds=(FUND,)), accounts.sum(outgo, funds=(FUND,))
    opening, closing = accounts.sum(before, funds=(FUND,)), accounts.sum(after, funds=(FUND,))
    first, last = (key("carry_over", moment=moment, fund=FUND) for moment in ("opening", "closing"))
    return [
        Line(
            f"{YEAR}年度政府性基金预算财政拨款年初结转和结余{pen.money(opening, first)}；"
            f"政府性基金预算财政拨款收入{pen.money(came, key('income', source=FUND))}；"
            f"政府性基金预算财政拨款支出{pen.money(went, key('expenditure', fund=FUND))}；"
            f"政府性基金预算财政拨款年末结转和结余{pen.money(closing, last)}。"
        )
    ]


def three_section(accounts: Accounts, pen: Pen, phase: str) -> list[Line]:
    """财政拨款“三公”经费支出决算情况: against the budget, and what it was spent on."""
    amounts = three_amounts(accounts)
    words = ("全年预算", "全年预算") if phase == "adjusted_budget" else ("预算", "预算")
    lines = [heading("（一）“三公”经费财政拨款支出决算总体情况说明")]
    for name in ("all", *LONG):
        budget, final, prior = amounts[name]
        text = executed(pen, (budget, final), (three_key(name, phase), three_key(name)), words)
        change = pen.change(final, prior, RISEN, three_key(name))
        label = "“三公”经费财政拨款支出" if name == "all" else f"{LONG[name]}支出"
        lines.append(Line(f"{label}{text}，{compared(budget, final, '预算数')}。{change}。{'其中：' if name == 'all' else ''}"))
    return [*lines, heading("（二）“三公”经费财政拨款支出决算具体情况说明"), *three_details(accounts, pen)]


def three_details(accounts: Accounts, pen: Pen) -> list[Line]:
    """What each item of 三公 bought."""
    amounts = {name: values[1] for name, values in three_amounts(accounts).items()}
    kept = sum(accounts.vehicles.values())
    lines = []
    if amounts["all"]:
        shares = []
        for label, name in (
            ("公务接待费", "reception"),
            ("因公出国（境）费", "abroad"),
            ("公务用车购置费及运行维护费", "vehicles"),
        ):
            share = pen.percent(amounts[name], amounts["all"], f"share({three_key(name)} / {three_key('all')})")
            shares.append(f"{label}支出决算{pen.money(amounts[name], three_key(name))}，占{share}")
        lines.append(Line(f"{YEAR}年度“三公”经费财政拨款支出决算中，{'，'.join(shares)}。其中："))
    trips, guests = (1, 3) if amounts["abroad"] else (0, 0), (7, 61) if amounts["reception"] else (0, 0)
    abroad, reception = (pen.money(amounts[name], three_key(name)) for name in ("abroad", "reception"))
    groups, persons = pen.count(trips[0], "个", key("abroad_groups")), pen.count(trips[1], "人次", key("abroad_persons"))
    lines.append(Line(f"1、因公出国（境）费支出决算为{abroad}，全年安排因公出国（境）团组{groups}，累计{persons}。"))
    batches, persons = (
        pen.count(guests[0], "批次", key("reception_batches")),
        pen.count(guests[1], "人次", key("reception_persons")),
    )
    lines.append(Line(f"2、公务接待费支出决算为{reception}，全年共接待来访团组{batches}、来宾{persons}。"))
    bought = pen.count(1 if amounts["vehicles_purchase"] else 0, "辆", key("vehicles_bought"))
    whole, purchase, running = (
        pen.money(amounts[name], three_key(name)) for name in ("vehicles", "vehicles_purchase", "vehicles_running")
    )
    lines.append(
        Line(
            f"3、公务用车购置费及运行维护费支出决算为{whole}，其中：公务用车购置费{purchase}，更新公务用车{bought}。"
            f"公务用车运行维护费{running}，截至{YEAR}年12月31日，我单位开支财政拨款的公务用车保有量为"
            f"{pen.count(kept, '辆', key('vehicles_kept'))}。"
        )
    )
    return lines


def operating_section(accounts: Accounts, pen: Pen) -> list[Line]:
    """机关运行经费支出."""
    running = sum(accounts.spent_on(code) for code in PUBLIC)
    text = executed(
        pen, (running, running), (key("operating_cost", "initial_budget"), key("operating_cost")), ("年初预算", "年初预算")
    )
    return [Line(f"{YEAR}年度机关运行经费{text}。")]


def procurement_section(accounts: Accounts, pen: Pen) -> list[Line]:
    """政府采购支出."""
    parts = accounts.procurement
    whole, small = sum(each[0] for each in parts.values()), sum(each[1] for each in parts.values())
    names = {"goods": "货物", "works": "工程", "services": "服务"}
    stated = [f"政府采购{names[each]}支出{pen.money(parts[each][0], key('procurement', category=each))}" for each in names]
    text = f"{YEAR}年度政府采购支出总额{pen.money(whole, key('procurement'))}，其中：{'、'.join(stated)}。"
    if whole:
        of = key("procurement", supplier="sme")
        share = pen.percent(small, whole, f"share({of} / {key('procurement')})")
        text += f"授予中小企业合同金额{pen.money(small, of)}，占政府采购支出总额的{share}。"
    return [Line(text)]


def assets_section(accounts: Accounts, pen: Pen) -> list[Line]:
    """国有资产占用情况."""
    vehicles = [f"{USE_NAMES[use]}{pen.count(accounts.vehicles[use], '辆', key('vehicles', use=use))}" for use in USES]
    whole = pen.count(sum(accounts.vehicles.values()), "辆", key("vehicles"))
    general, special = (pen.count(0, "台（套）", key("equipment", equipment_class=each)) for each in ("general", "special"))
    return [
        Line(
            f"截至{YEAR}年12月31日，共有车辆{whole}，其中，{'、'.join(vehicles)}；"
            f"单位价值50万元以上通用设备{general}；单位价值100万元以上专用设备{special}。"
        )
    ]
