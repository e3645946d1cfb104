"""The files that a page only links to: named, so that nobody takes the page for the whole disclosure."""

from __future__ import annotations

import re
from urllib.parse import unquote

from lxml import etree

from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import SourceProblem
from juesuan.read.sources.html.limits import HtmlLimits
from juesuan.read.sources.html.tree import line_of

_FILE = re.compile(r"[^/\\?&=]+\.(?:pdf|docx?|wps|xlsx?|xlsb|et|ods|odt|rtf|ofd|ceb|zip|rar|7z)(?=$|[?#&])", re.IGNORECASE)
_LONGEST = 120
_SOURCES = {"a": "href", "embed": "src", "iframe": "src", "object": "data"}


def attachments(root: etree._Element, limits: HtmlLimits) -> list[SourceProblem]:
    """A problem for each file that the page links to or embeds, by the words of the link, else the file's name."""
    found: dict[str, SourceProblem] = {}
    for element in root.iter(*_SOURCES):
        address = element.get(_SOURCES[str(element.tag)], "").strip()
        name = " ".join("".join(map(str, element.itertext())).split()) if element.tag == "a" else ""
        file = _FILE.search(address) or _FILE.search(name)
        if file and address not in found:
            named = name or element.get("title", "") or unquote(file[0])
            found[address] = SourceProblem(f"附件：{named[:_LONGEST]}（未读取）", Spot(line=line_of(element)))
    problems = list(found.values())
    if len(problems) <= limits.max_attachments:
        return problems
    return [*problems[: limits.max_attachments], SourceProblem(f"共有 {len(problems)} 个附件（未读取）")]
