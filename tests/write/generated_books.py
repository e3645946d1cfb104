"""Ledgers made by hypothesis: vouchers, budgets and registers of a body, with an answer to all that its document asks for.

Every amount shows (no line of less than 50 元, which would be published as 0.00).
"""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from juesuan.compile.compiled import Compiled, compile_books
from juesuan.ledger.books import Books, Entry
from juesuan.ledger.reading import books_of
from juesuan.model.key import FactKey, parse_key
from juesuan.standards.standards import load_standards
from juesuan.workbook.rows import SheetRows, Value

BODIES = {"hunan-2024": "湘潭市青川区档案馆", "shanghai-2024": "上海市云岭区档案局"}
FUNCTIONS = ("2010301", "2010302", "2012604", "2080505", "2080506", "2101101", "2210201")
BASIC = ("30101", "30102", "30108", "30201", "30207", "30217", "30231", "30302", "31002")
OF_PROJECT = ("30201", "30211", "30215", "30227", "30299", "31002")
PROJECTS = ("档案抢救保护", "数字化加工")
GENERAL, GOVERNMENT, STATE, OWN = "一般公共预算资金", "政府性基金预算资金", "国有资本经营预算资金", "单位资金"
FUND_FUNCTIONS = {GOVERNMENT: "2120803", STATE: "2230105"}
COUNTS = ("reception_batches", "reception_persons", "abroad_groups", "abroad_persons", "vehicles_bought")
ROUNDS = 3
"""After so many rounds of answers a document must ask for nothing more."""

Rows = list[list[Value]]


class Paid(Struct, frozen=True):
    """An expenditure of the ledger; project '' is basic expenditure. Money in 分."""

    function: str
    economic: str
    project: str
    fund: str
    cents: int


MONEY = st.one_of(st.integers(5000, 10**6), st.integers(10**6, 10**10), st.sampled_from([5000, 5001, 14999, 15000, 10**6, 10**8]))
BASIC_PAID = st.builds(Paid, st.sampled_from(FUNCTIONS), st.sampled_from(BASIC), st.just(""), st.just(GENERAL), MONEY)
PROJECT_PAID = st.builds(
    Paid, st.sampled_from(FUNCTIONS), st.sampled_from(OF_PROJECT), st.sampled_from(PROJECTS), st.sampled_from([GENERAL, OWN]), MONEY
)
OTHER_FUND = st.sampled_from([GOVERNMENT, STATE]).flatmap(
    lambda fund: st.builds(
        Paid, st.just(FUND_FUNCTIONS[fund]), st.sampled_from(OF_PROJECT), st.just(PROJECTS[0]), st.just(fund), MONEY
    )
)


def yuan(cents: int) -> str:
    return str(Decimal(cents) / 100)


@st.composite
def ledgers(draw: st.DrawFn, form_set: str) -> Books:
    """The books of a year: what is spent is covered by income, fund by fund."""
    paid = draw(st.lists(st.one_of(BASIC_PAID, PROJECT_PAID), max_size=12)) + draw(st.lists(OTHER_FUND, max_size=2))
    receptions = draw(st.lists(st.tuples(st.integers(1, 40), st.integers(5000, 10**6)), max_size=3))
    vehicles = draw(st.lists(st.integers(5000, 10**7), max_size=2))
    paid += [Paid("2010301", "30217", "", GENERAL, cents) for _, cents in receptions if all(p.economic != "30217" for p in paid)]
    paid += [Paid("2010301", "30231", "", GENERAL, cents) for cents in vehicles if all(p.economic != "30231" for p in paid)]
    left = {fund: draw(st.sampled_from([0, 0, 1, 12345])) for fund in (GENERAL, GOVERNMENT, STATE, OWN)}
    sheets: dict[str, Rows] = {
        "单位信息": profile(draw, form_set),
        "凭证": vouchers(paid, left),
        "预算": budget(draw, paid),
    }
    booked = {each.economic for each in paid}
    if receptions and sum(p.cents for p in paid if p.economic == "30217") == sum(cents for _, cents in receptions):
        head: list[Value] = ["日期", "来访单位", "接待类别", "人次", "费用", "资金性质"]
        sheets["公务接待"] = [head, *(["2024-03-01", "兄弟单位", "公务接待", n, yuan(c), GENERAL] for n, c in receptions)]
    if vehicles and "30231" in booked and sum(p.cents for p in paid if p.economic == "30231") == sum(vehicles):
        head = ["车牌号", "用途", "年末在册", "财政拨款开支", "本年购置", "购置费", "运行维护费", "资金性质"]
        cars: Rows = [[f"湘A·{n:05}", "机要通信用车", "是", "是", "否", "", yuan(c), GENERAL] for n, c in enumerate(vehicles)]
        sheets["公务用车"] = [head, *cars]
    sheets["政府采购"] = procurement(draw)
    raw = [SheetRows(name, hidden=False, rows=rows) for name, rows in sheets.items() if len(rows) > 1]
    return books_of(raw, "底稿.xlsx", load_standards()).books


def profile(draw: st.DrawFn, form_set: str) -> Rows:
    staff = draw(st.tuples(st.integers(1, 90), st.integers(1, 90), st.integers(0, 50)))
    return [
        ["项目", "内容"],
        ["底稿版本", "1"],
        ["单位名称", BODIES[form_set]],
        ["决算年度", "2024"],
        ["表式", form_set],
        ["决算类型", draw(st.sampled_from(["部门决算", "单位决算"]))],
        ["全部为行政或参公单位", draw(st.sampled_from(["是", "否"]))],
        *([name, number] for name, number in zip(["编制人数", "年末在职人数", "年末退休人数"], staff, strict=True)),
        ["职责", "负责本区档案的收集、整理和利用。"],
        ["内设机构", "办公室"],
        ["决算单位", BODIES[form_set]],
    ]


def vouchers(paid: list[Paid], left: dict[str, int]) -> Rows:
    head: list[Value] = ["日期", "凭证号", "科目编码", "功能科目", "经济科目", "项目", "资金性质", "借方金额", "贷方金额"]
    rows: Rows = [head]
    for number, each in enumerate(paid):
        spent: list[Value] = ["2024-05-06", f"记-{number}", "7101", each.function, each.economic, each.project, each.fund]
        rows += [[*spent, yuan(each.cents), ""], cash(f"记-{number}", "", yuan(each.cents))]
    for fund, more in left.items():
        used = {each.function for each in paid if each.fund == fund}
        for function in used:
            cents = sum(each.cents for each in paid if each.fund == fund and each.function == function)
            total = yuan(cents + (more if function == min(used) else 0))
            number, account = f"收-{fund}-{function}", "6609" if fund == OWN else "6001"
            rows += [["2024-01-05", number, account, function, "", "", fund, "", total], cash(number, total, "")]
    return rows


def cash(number: str, debit: str, credit: str) -> list[Value]:
    return ["2024-05-06", number, "8001", "", "", "", "", debit, credit]


def budget(draw: st.DrawFn, paid: list[Paid]) -> Rows:
    rows: Rows = [["功能科目", "支出性质", "项目", "资金性质", "年初预算数", "全年预算数"]]
    for function, project, fund in dict.fromkeys((each.function, each.project, each.fund) for each in paid):
        initial, adjusted = draw(st.tuples(st.sampled_from([0, 1]), MONEY)), draw(MONEY)
        nature = "项目支出" if project else "基本支出"
        rows.append([function, nature, project, fund, yuan(initial[0] * initial[1]), yuan(adjusted)])
    return rows


def procurement(draw: st.DrawFn) -> Rows:
    contracts = st.tuples(st.sampled_from(["货物", "工程", "服务"]), st.sampled_from(["大型企业", "中型企业", "小型企业"]), MONEY)
    rows: Rows = [["合同编号", "采购内容", "采购类别", "供应商规模", "支出金额"]]
    for number, (kind, size, cents) in enumerate(draw(st.lists(contracts, max_size=3))):
        rows.append([f"CG-{number}", "办公用品", kind, size, yuan(cents)])
    return rows


class Answers(dict[str, str]):
    """An answer to whatever is asked."""

    def get(self, _key: str, _default: object = None) -> str:  # type: ignore[override]
        return "工作任务有变化"


def answered(books: Books) -> Compiled:
    """The document when every reason, purpose, count and figure of last year that it asks for is given."""
    books = replace(books, reasons=Answers(), purposes=Answers())
    made = compile_books(books, load_standards())
    for _ in range(ROUNDS):
        if not made.wanted:
            break
        books = _with_answers(books, [each.key for each in made.wanted])
        made = compile_books(books, load_standards())
    return made


def _with_answers(books: Books, keys: list[str]) -> Books:
    entries, texts = list(books.entries), dict(books.texts)
    for at, written in enumerate(keys):
        if "@" not in written:
            texts[written] = "工作任务有变化。"
            continue
        key = parse_key(written)
        assert isinstance(key, FactKey)
        entries.append(Entry(key, Decimal(1 + at) if key.concept in COUNTS else Decimal(1000 + 37 * at) * 100))
    return replace(books, entries=tuple(entries), texts=texts)
