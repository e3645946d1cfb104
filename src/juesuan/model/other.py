"""Other documents that a disclosure is held against: what each of them is to it, and the facts that it states."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from juesuan.model.statement import Statement


class Role(StrEnum):
    """What another document is to the one that is checked."""

    PRIOR = "上年决算"
    BUDGET = "部门预算"
    APPROVAL = "决算批复"
    UNIT = "所属单位决算"


class OtherDocument(Struct, frozen=True):
    """Another document with its role: path, body and year as it states them, its statements, each of which names the file.

    ``note`` says on what it was read where it does not say so itself (Chinese): unit of money, funds.
    """

    role: Role
    path: str
    sha256: str
    body: str
    year: int | None
    statements: tuple[Statement, ...]
    note: str = ""
