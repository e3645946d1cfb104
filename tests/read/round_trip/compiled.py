"""Generated accounts as books, and what is compiled of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from accounts import GENERAL, OTHER, Accounts
from pen import YEAR, key

from juesuan.compile.compiled import Compiled, compile_books
from juesuan.ledger.books import Books, Entry, Profile
from juesuan.model.disclosure import DocumentKind
from juesuan.model.key import FactKey, parse_key
from juesuan.standards.standards import load_standards

BODIES = {"hunan-2024": "湘潭市青川区档案馆", "shanghai-2024": "上海市云岭区档案局", "generic": "云溪市档案馆"}
REASON = "年中按实际情况安排"


def books_of(made: Accounts, form_set: str, answers: Mapping[str, str] | None = None) -> Books:
    """The books of accounts; the same text for every answer that is wanted."""
    profile = Profile(BODIES[form_set], YEAR, DocumentKind.UNIT, form_set, duties=("收集、整理和保管档案。",), offices=("办公室",))
    return Books(profile, tuple(entries_of(made)), reasons=answers or {}, purposes=answers or {})


def compiled(made: Accounts, form_set: str) -> tuple[Compiled, Compiled]:
    """The disclosure without any answer, and with all those that were wanted."""
    first = compile_books(books_of(made, form_set), load_standards())
    answers = {each.key: REASON for each in first.wanted}
    return first, compile_books(books_of(made, form_set, answers), load_standards())


def entry(fen: int, written: str) -> Entry:
    """An amount in 分."""
    return plain(Decimal(fen) / 100, written)


def plain(amount: Decimal | int, written: str) -> Entry:
    """An amount in base units."""
    fact = parse_key(written)
    assert isinstance(fact, FactKey)
    return Entry(fact, Decimal(amount))


def entries_of(made: Accounts) -> Iterator[Entry]:
    """All entries of the accounts."""
    yield from money_of_posts(made)
    yield from basic_by_item(made)
    for part, (whole, small) in made.procurement.items():
        yield entry(small, key("procurement", category=part, supplier="sme"))
        yield entry(whole - small, key("procurement", category=part))
    for use, number in made.vehicles.items():
        yield plain(number, key("vehicles", use=use))
    yield plain(sum(made.vehicles.values()), key("vehicles_kept"))
    yield from three_public(made)
    for side in ("income", "expenditure"):
        yield entry(made.prior_total, key("grand_total", year=YEAR - 1, side=side))
        yield entry(made.prior_fiscal, key("grand_total", year=YEAR - 1, side=side, fund="fiscal"))
    yield entry(made.prior_general, key("expenditure", year=YEAR - 1, fund=GENERAL))
    yield entry(made.prior_general // 3, key("operating_cost", year=YEAR - 1))


def money_of_posts(made: Accounts) -> Iterator[Entry]:
    """Income, projects, budget and what is carried over, post by post."""
    for post in made.posts:
        fund = {} if post.fund == OTHER else {"fund": post.fund}
        yield entry(post.income, key("income", source=post.fund, function=post.code))
        yield entry(post.project, key("expenditure", nature="project", function=post.code, **fund))
        yield entry(post.opening, key("carry_over", moment="opening", function=post.code, **fund))
        yield entry(post.closing, key("carry_over", moment="closing", function=post.code, **fund))
        if post.fund == GENERAL:
            yield entry(post.budget, key("expenditure", "initial_budget", function=post.code, **fund))


def basic_by_item(made: Accounts) -> Iterator[Entry]:
    """Basic expenditure of each post by economic item: the items are used up post after post."""
    left = dict(made.economic)
    for post in made.posts:
        open_amount = post.basic
        for code in list(left):
            taken = min(open_amount, left[code])
            open_amount, left[code] = open_amount - taken, left[code] - taken
            if taken:
                yield entry(taken, key("expenditure", nature="basic", function=post.code, economic=code, fund=post.fund))


def three_public(made: Accounts) -> Iterator[Entry]:
    """三公 by item, and what was bought."""
    for name, item in made.three.items():
        yield entry(item.budget, key("three_public", "adjusted_budget", three_item=name))
        yield entry(item.final, key("three_public", three_item=name))
        yield entry(item.prior, key("three_public", year=YEAR - 1, three_item=name))
    for name, counts in (
        ("abroad", {"abroad_groups": 1, "abroad_persons": 3}),
        ("reception", {"reception_batches": 7, "reception_persons": 61}),
    ):
        if made.three[name].final:
            yield from (plain(number, key(concept)) for concept, number in counts.items())
    whole = sum(item.prior for item in made.three.values())
    yield entry(whole, key("three_public", year=YEAR - 1))
    yield entry(
        sum(made.three[name].prior for name in ("vehicles_purchase", "vehicles_running")),
        key("three_public", year=YEAR - 1, three_item="vehicles"),
    )
    yield plain(1 if made.three["vehicles_purchase"].final else 0, key("vehicles_bought"))
