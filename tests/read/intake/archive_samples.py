"""Archives made for the tests: names in any encoding, members in members, members that lie about themselves."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from juesuan.read.budget import Budget
from juesuan.read.intake.contents import contents_of
from juesuan.read.intake.given import Given

TEXT = """青川市档案馆
2024年度部门决算
支出决算表
单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t9.00\t4.00\t5.00
"""


def archive(members: dict[str, bytes], encoding: str = "") -> bytes:
    """A zip of these members; with an encoding their names are bytes of it, without the mark of UTF-8."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(_Unmarked(name, encoding) if encoding else zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


class _Unmarked(zipfile.ZipInfo):
    """A member whose name is written in another encoding, as old programs do."""

    __slots__ = ("own",)

    def __init__(self, name: str, encoding: str) -> None:
        super().__init__(name)
        self.own = name.encode(encoding)

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.own, self.flag_bits


def saved(folder: Path, data: bytes, name: str = "公开.zip") -> Given:
    """The archive on disk."""
    path = folder / name
    path.write_bytes(data)
    return Given.of(path)


def listed(given: Given, budget: Budget | None = None) -> list[tuple[str, str]]:
    """The names of what an archive or folder holds (without its own), each with why it is refused."""
    content = contents_of(given, budget or Budget())
    assert isinstance(content, tuple)
    return [(each.name.removeprefix(given.name).lstrip("!/"), each.refusal) for each in content]
