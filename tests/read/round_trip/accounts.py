"""Generated accounts of a body: posts in 分 that add up exactly, and all sums that tables and prose state."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st
from msgspec import Struct

from juesuan.standards.codes import economic_codes, function_codes

GENERAL, FUND, OTHER = "general_public_budget", "government_fund", "other"
ITEMS = ("abroad", "vehicles_purchase", "vehicles_running", "reception")
USES = ("leaders", "confidential", "emergency", "enforcement", "special", "retired", "other")
CLASSES = tuple(
    code
    for code in sorted(function_codes().codes)
    if len(code) == 3 and code[0] == "2" and code not in ("209", "227", "230", "233")
)
FUND_CODES = tuple(code for code in ("2120803", "2296002", "2296003", "2120804") if code in function_codes().codes)
PERSONNEL, PUBLIC = ("301", "303"), ("302", "310")
KEPT_APART = {"30212", "30217", "30231", "31013", "30215", "30216"}
"""Codes whose money other tables and sentences bound."""


def _ordinary(code: str) -> bool:
    name = function_codes().name(code) or ""
    named = all(function_codes().name(code[:size]) for size in (3, 5))
    return (
        len(code) == 7
        and named
        and code[:3] in ("201", "204", "205", "206", "208", "210", "213", "214", "221")
        and (int(code[3:5]) < 20 and "基金" not in name and code[-2:] < "50")
    )


ORDINARY = tuple(code for code in sorted(function_codes().codes) if _ordinary(code))
ECONOMIC = tuple(code for code in sorted(economic_codes().codes) if len(code) == 5 and code[:3] in PERSONNEL + PUBLIC)


class Post(Struct, frozen=True):
    """One item of the functional classification by fund; money in 分."""

    code: str
    fund: str
    basic: int
    project: int
    opening: int
    closing: int
    budget: int

    @property
    def spent(self) -> int:
        """Basic and project expenditure."""
        return self.basic + self.project

    @property
    def income(self) -> int:
        """What came in this year: spent and left, less what was there."""
        return self.spent + self.closing - self.opening


class Item(Struct, frozen=True):
    """An item of 三公: budget, final and last year's final, in 分."""

    budget: int
    final: int
    prior: int


class Accounts(Struct, frozen=True):
    """The accounts of one body and year."""

    posts: tuple[Post, ...]
    economic: tuple[tuple[str, int], ...]
    prior_total: int
    prior_fiscal: int
    prior_general: int
    three: dict[str, Item]
    vehicles: dict[str, int]
    procurement: dict[str, tuple[int, int]]
    zero: str
    grouped: bool

    def sum(self, what: Callable[[Post], int], *, funds: tuple[str, ...] = (GENERAL, FUND, OTHER), code: str = "") -> int:
        """The sum over posts of these funds under a code."""
        return sum(what(post) for post in self.posts if post.fund in funds and post.code.startswith(code))

    def codes(self, *funds: str) -> list[str]:
        """All codes of posts of these funds, their classes and groups first."""
        found = {post.code[:size] for post in self.posts if post.fund in funds for size in (3, 5, 7)}
        return sorted(found)

    def spent_on(self, code: str) -> int:
        """Basic expenditure under an economic code."""
        return sum(amount for each, amount in self.economic if each.startswith(code))


def money(low: int, high: int) -> st.SearchStrategy[int]:
    """Amounts in 分, often round."""
    return st.one_of(st.integers(low, high), st.integers(low // 100_000, high // 100_000).map(lambda n: n * 100_000))


@st.composite
def posts(draw: st.DrawFn) -> tuple[Post, ...]:
    """Posts of the general budget, sometimes of a fund and of other money."""
    made = []
    for code in draw(st.lists(st.sampled_from(ORDINARY), min_size=1, max_size=5, unique=True)):
        basic, project = draw(money(5_000_000, 900_000_000)), draw(st.just(0) | money(1_000_000, 500_000_000))
        opening = draw(st.just(0) | st.integers(0, (basic + project) // 2))
        closing = draw(st.just(0) | money(100_000, 50_000_000))
        budget = draw(st.just(basic + project) | money(5_000_000, 900_000_000))
        made.append(Post(code, GENERAL, basic, project, opening, closing, budget))
    if draw(st.booleans()):
        made.append(Post(made[0].code, OTHER, 0, draw(money(1_000_000, 90_000_000)), 0, 0, 0))
    if draw(st.booleans()):
        project = draw(money(1_000_000, 90_000_000))
        made.append(Post(draw(st.sampled_from(FUND_CODES)), FUND, 0, project, draw(st.sampled_from([0, project // 3])), 0, 0))
    return tuple(made)


@st.composite
def economic(draw: st.DrawFn, total: int) -> tuple[tuple[str, int], ...]:
    """The basic expenditure split among economic codes of staff and of running, at least one of each."""
    free = [code for code in ECONOMIC if code not in KEPT_APART]
    staff = draw(st.lists(st.sampled_from([c for c in free if c[:3] in PERSONNEL]), min_size=1, max_size=5, unique=True))
    running = draw(st.lists(st.sampled_from([c for c in free if c[:3] in PUBLIC]), min_size=1, max_size=5, unique=True))
    codes = staff + running
    shares = [draw(st.integers(1, 100)) for _ in codes]
    amounts = [total * share // sum(shares) for share in shares]
    amounts[0] += total - sum(amounts)
    return tuple(sorted(zip(codes, amounts, strict=True)))


@st.composite
def accounts(draw: st.DrawFn) -> Accounts:
    """The accounts of a body."""
    made = draw(posts())
    general = sum(post.spent for post in made if post.fund == GENERAL)
    item = st.just(Item(0, 0, 0)) | st.builds(
        Item, money(100_000, 900_000), money(100_000, 900_000), st.just(0) | money(100_000, 900_000)
    )
    vehicles = {use: draw(st.integers(0, 3)) for use in USES}
    bought = {name: draw(st.just(0) | money(100_000, 900_000)) for name in ("goods", "works", "services")}
    return Accounts(
        posts=made,
        economic=draw(economic(sum(post.basic for post in made))),
        prior_total=draw(money(5_000_000, 2_000_000_000)),
        prior_fiscal=draw(money(5_000_000, 2_000_000_000)),
        prior_general=draw(st.just(general) | money(5_000_000, 2_000_000_000)),
        three={name: draw(item) for name in ITEMS},
        vehicles=vehicles,
        procurement={
            name: (whole, draw(st.just(0) | st.integers(10_000, whole)) if whole else 0) for name, whole in bought.items()
        },
        zero=draw(st.sampled_from(["0.00", "", "—"])),
        grouped=draw(st.booleans()),
    )
