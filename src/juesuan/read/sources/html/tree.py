"""Text of a page to the tree of what a reader sees: scripts, navigation and hidden content are taken out and counted."""

from __future__ import annotations

import re

import lxml.html
from lxml import etree
from msgspec import Struct

from juesuan.errors import UnreadableFileError
from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import SourceProblem
from juesuan.read.sources.html.limits import HtmlLimits

_UNSEEN = frozenset({
    "script", "style", "head", "title", "meta", "link", "noscript", "template", "nav", "svg",
    "canvas", "map", "audio", "video", "select", "textarea", "button", "input", "datalist", "xml",
})  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)


class Page(Struct, frozen=True):
    """The tree of what is seen, and what was left out."""

    root: etree._Element
    problems: tuple[SourceProblem, ...]


def parse(text: str, path: str, limits: HtmlLimits) -> Page:
    """The tree of a page.

    Raises:
        UnreadableFileError: no page, or one of too many elements.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFileError(path, "网页没有内容") from error
    if sum(1 for _ in root.iter()) > limits.max_elements:
        raise UnreadableFileError(path, "网页的元素太多")
    problems = [*_cut_off(parser), *_without_hidden(root)]
    return Page(root, tuple(problems))


def tag_of(element: etree._Element) -> str:
    """The element's tag in small letters."""
    return str(element.tag).lower()


def line_of(element: etree._Element) -> int | None:
    """The line of the page on which the element begins."""
    line = element.sourceline
    return line if isinstance(line, int) else None


def _cut_off(parser: lxml.html.HTMLParser) -> list[SourceProblem]:
    """The problem of a page nested so deeply that its parser gave up."""
    lines = [entry.line for entry in parser.error_log if entry.type_name == "ERR_RESOURCE_LIMIT"]
    return [SourceProblem("网页嵌套太深，此后的内容没有读取", Spot(line=lines[0]))] if lines else []


def _without_hidden(root: etree._Element) -> list[SourceProblem]:
    """Take out what is not seen; the problem tells where the first hidden text stood.

    Frames stay, since attachments may be shown in them, without the words for browsers that cannot.
    """
    unseen, hidden = [], []
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if tag_of(element) in _UNSEEN or element.get("role") == "navigation":
            unseen.append(element)
            walk.skip_subtree()
        elif "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")):
            hidden.append(element)
            walk.skip_subtree()
    for frame in root.iter("object", "iframe"):
        frame.text = None
        frame[:] = []
    lines = [line_of(element) for element in hidden if any(str(text).strip() for text in element.itertext())]
    for element in (*unseen, *hidden):
        if element is not root:
            element.drop_tree()
    return [SourceProblem(f"网页中有 {len(lines)} 处隐藏的内容，没有读取", Spot(line=lines[0]))] if lines else []
