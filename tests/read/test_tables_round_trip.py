"""Random tables written as ragged text and as grids read back to exactly the figures written, each at its row and column."""

from __future__ import annotations

from decimal import Decimal

from disclosure_samples import Row, drawn, ragged, read_blocks, read_written
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from juesuan.figures.figure import Figure
from juesuan.model.disclosure import Disclosure
from juesuan.model.key import FactKey
from juesuan.standards.codes import function_codes
from juesuan.standards.standards import load_standards

STANDARDS = load_standards()
FORMS = STANDARDS.form_set("hunan-2024")
BLANKS = ["", "　", " "]
CODED = ["income", "expenditure", "budget_expenditure", "government_fund", "state_capital"]
CLASSES = [(code, name) for code in function_codes().codes if len(code) == 3 for name in function_codes().names(code)]
NAMES = st.text(alphabet="档案馆行政运行事务管理支出综合甲乙（）、", min_size=1, max_size=9).filter(
    lambda text: text[0] not in "（）、"
)
FUNCTION_CODES = st.from_regex(r"2[0-9]{2}((?!00)[0-9]{2}((?!00)[0-9]{2})?)?", fullmatch=True)
ECONOMIC_CODES = st.from_regex(r"3[0-9]{2}((?!00)[0-9]{2})?", fullmatch=True)

Stated = dict[str, tuple[str | Decimal, int, str | None, str | None]]
"""By key: amount (or what else the cell holds), decimals, row and column."""


class Written(Struct, frozen=True):
    """A cell as written, and what it holds."""

    text: str
    value: str | Decimal
    decimals: int = 0


@st.composite
def cells(draw: st.DrawFn) -> Written:
    """A figure in one of its dresses, a blank or a dash."""
    kind = draw(st.sampled_from(["figure"] * 6 + ["blank", "dash"]))
    if kind == "blank":
        return Written(draw(st.sampled_from(BLANKS)), "（空白）")
    if kind == "dash":
        return Written(draw(st.sampled_from(["—", "——", "-", "－"])), "——")
    places = draw(st.integers(0, 4))
    amount = Decimal(draw(st.integers(-(10**9), 10**9))).scaleb(-places)
    text = f"{abs(amount):{draw(st.sampled_from(['', ',']))}.{places}f}"
    if amount < 0:
        text = draw(st.sampled_from(["-{}", "－{}", "负{}", "（{}）", "({})"])).format(text)
    around = draw(st.sampled_from(["{}", " {}", "{}　", "　{} "]))
    return Written(around.format(text), amount, places)


class Table(Struct, frozen=True):
    """A table as rows of texts for either way of writing, and the facts that it states."""

    title: str
    drawn: list[Row]
    ragged: list[Row]
    stated: Stated


def read_back(disclosure: Disclosure) -> Stated:
    found: Stated = {}
    for statement in disclosure.statements:
        [key] = statement.keys
        if isinstance(key, FactKey):
            value = statement.value
            amount = value.amount if isinstance(value, Figure) else str(value)
            decimals = value.decimals if isinstance(value, Figure) else 0
            assert str(key) not in found
            found[str(key)] = (amount, decimals, statement.place.row, statement.place.column)
    return found


def check(table: Table) -> None:
    for disclosure in (
        read_blocks(table.title, drawn("\n".join(" | ".join(row) for row in table.drawn))),
        read_written(f"\t{table.title}\n\n" + ragged(table.ragged)),
    ):
        assert read_back(disclosure) == table.stated
        assert disclosure.unbound == ()
        assert [each.bound for each in disclosure.tables] == [
            sum(isinstance(value, Decimal) for value, *_ in table.stated.values())
        ]


@st.composite
def coded_tables(draw: st.DrawFn) -> Table:
    """Rows of codes under any of the form's columns in any order, with the total first or last, codes whole or split."""
    form = FORMS.form(draw(st.sampled_from(CODED)))
    assert form
    columns = draw(st.permutations(form.columns))[: draw(st.integers(1, len(form.columns)))]
    codes = draw(st.lists(FUNCTION_CODES, min_size=1, max_size=6, unique=True))
    lines = [(code, draw(NAMES), [draw(cells()) for _ in columns]) for code in codes]
    lines.insert(draw(st.sampled_from([0, len(lines)])), ("", "合计", [draw(cells()) for _ in columns]))
    titles = [column.title for column in columns]
    split = draw(st.booleans())
    rows: tuple[list[Row], list[Row]] = ([], [["项目", *titles], ["科目编码", "科目名称"]])
    rows[0].append(["类", "款", "项", "科目名称", *titles] if split else ["科目编码", "科目名称", *titles])
    stated: Stated = {}
    for code, name, values in lines:
        texts = [value.text for value in values]
        levels = [code[:3], code[3:5], code[5:]] if split else [code]
        rows[0].append([*levels, name, *texts] if code else ["合计", *["<"] * len(levels), *texts])
        rows[1].append([code, name, *texts] if code else ["合计", *draw(st.sampled_from([[], [""]])), *texts])
        for column, value in zip(columns, values, strict=True):
            member = form.states.merge(column.adds)
            if code:
                member = member.merge(type(member)(members=((form.dimension, code),)))
            key = str(member.complete(STANDARDS.concepts, 2024))
            stated[key] = (value.value, value.decimals, f"{code} {name}".strip(), column.title)
    return Table(form.title, rows[0], rows[1], stated)


@st.composite
def halved_tables(draw: st.DrawFn) -> Table:
    """收入支出决算总表: fixed rows and classes by any of their names, in any order, numbered or not, with 行次 or without."""
    form = FORMS.form("overview")
    assert form
    numbered = draw(st.booleans())
    halves: list[list[tuple[str, str]]] = []
    for side in form.sides:
        known = [
            (label, str(row.states[0].complete(STANDARDS.concepts, 2024))) for row in side.rows for label in sorted(row.labels)
        ]
        if side.classes:
            known += [(name, f"expenditure[function={code}]@2024:final") for code, name in CLASSES]
        halves.append(draw(st.lists(st.sampled_from(known), min_size=1, max_size=6, unique_by=lambda pair: pair[1])))
    head = ["项目", *(["行次"] if numbered else []), "决算数"] * 2
    rows: list[Row] = [head]
    stated: Stated = {}
    for number in range(max(map(len, halves))):
        row: list[str] = []
        for half in halves:
            label, key = half[number] if number < len(half) else ("", "")
            value = draw(cells()) if key else Written("", "（空白）")
            shown = draw(st.sampled_from(["{}", "　{}", "三、{}", "（二）{}", "其中：{}", "{} "])).format(label) if label else ""
            row += [shown, *([str(number + 1)] if numbered else []), value.text]
            if key:
                stated[key] = (value.value, value.decimals, "".join(shown.split()), "决算数")
        rows.append(row)
    return Table(form.title, rows, rows, stated)


@st.composite
def paired_tables(draw: st.DrawFn) -> Table:
    """Economic codes in two or three triples a row, filled up with blank triples, and the totals in the last row."""
    width = draw(st.integers(2, 3))
    codes = draw(st.lists(ECONOMIC_CODES, min_size=1, max_size=9, unique=True))
    stated: Stated = {}
    triples: list[list[str]] = []

    def state(member: str, label: str, value: Written) -> None:
        key = f"expenditure[{member}fund=general_public_budget,nature=basic]@2024:final"
        stated[key] = (value.value, value.decimals, label, "决算数")

    for code in codes:
        name, value = draw(NAMES), draw(cells())
        triples.append([code, name, value.text])
        state(f"economic={code},", f"{code} {name}", value)
    triples += [["", "", ""]] * (-len(triples) % width)
    rows: list[Row] = [["经济分类科目编码", "科目名称", "决算数"] * width]
    rows += [[text for triple in triples[n : n + width] for text in triple] for n in range(0, len(triples), width)]
    personnel, public = (draw(cells().filter(lambda cell: isinstance(cell.value, Decimal))) for _ in range(2))
    state("economic=personnel,", "人员经费合计", personnel)
    state("economic=public,", "公用经费合计", public)
    foot = ["人员经费合计", personnel.text, "公用经费合计", public.text]
    merged = ["人员经费合计", "<", personnel.text, "公用经费合计", *["<"] * (3 * width - 5), public.text]
    return Table("一般公共预算财政拨款基本支出决算明细表", [*rows, merged], [*rows, foot], stated)


@settings(max_examples=150, deadline=None)
@given(table=coded_tables())
def test_tables_of_codes(table: Table) -> None:
    check(table)


@settings(max_examples=100, deadline=None)
@given(table=halved_tables())
def test_tables_of_fixed_rows(table: Table) -> None:
    check(table)


@settings(max_examples=100, deadline=None)
@given(table=paired_tables())
def test_tables_of_triples(table: Table) -> None:
    check(table)
