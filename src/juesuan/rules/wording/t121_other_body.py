"""文中出现别的单位的名称

检查什么
--------
决算情况说明中，“（单位名称）2024年度…”“（单位名称）共有车辆…”“（单位名称）更新公务用车…”“《2024年度（单位名称）整体支出绩效自评报告》”等说本单位情况的句子，其单位名称应是本单位，或单位构成中列出的所属单位。

为什么
------
借用别的单位的文本，忘了改名称，连带的数字也可能是别人的。

错例
----
云岭区教育局的决算中写“截至2024年12月31日，云岭区水务局共有车辆12辆”。

正例
----
“截至2024年12月31日，云岭区教育局共有车辆12辆”。

不适用
------
没有认出本单位的名称；名称在概况、目录或表中出现过；简称，以及包含本单位名称的全称。

依据
----
各地部门决算公开格式：决算由本部门、本单位编制。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.figures.width import compact
from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import wording_draft

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.2.0",
    basis=("form_sets",),
    message="说本单位情况的句子写了别的名称：“{found}”，本单位是{expected}",
    hint="改成本单位的名称，并核对同一段的数字",
)

_NAME = (
    r"[^\W\x00-\xff]{2,26}(?:局|委员会|办公室|厅|院|中心|学校|小学|中学|人民政府|办事处|协会|联合会|馆|支队|大队|总队|站|所|处|社)"
)
_SUBJECT = re.compile(
    rf"(?:^|(?<=[。；，：、.）]))({_NAME})"
    r"(?=(?:机关|本级|所属各?(?:预算)?单位)?(?:20\d\d年|共有车辆|机关运行经费|开支财政拨款|“三公”经费|政府采购支出|(?:更新|购置|新购)公务用车))"
    rf"|(?<=《20\d\d年度)({_NAME})(?=(?:部门|单位)?(?:整体支出|部门决算|单位决算|绩效自评))"
)
_GENERAL = re.compile(r"本|我|各|该|单位|部门|所属|其中|全|年|由|与|按|对")


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each sentence on the body that names another, which the document names nowhere outside its narrative."""
    body = compact(book.disclosure.identity.body)
    if not body:
        return
    sections = book.disclosure.sections
    elsewhere = "".join(
        text
        for section in sections
        if section.part is not Part.NARRATIVE
        for text in (section.heading, *(passage.text for passage in section.paragraphs))
    )
    for section in sections:
        for passage in section.paragraphs if section.part is Part.NARRATIVE else ():
            for found in _SUBJECT.finditer(passage.text):
                name = found[found.lastindex or 1]
                if _is_other(name, body) and name not in elsewhere:
                    yield wording_draft(passage, found, body)


def _is_other(name: str, body: str) -> bool:
    """True for a name that is neither the body's nor a part or an extension of it."""
    return not (name in body or body in name or _GENERAL.search(name))
