"""What the tests of the page look at: the page parsed, its texts without the white space between elements."""

from __future__ import annotations

from lxml import html

Element = html.HtmlElement


def parsed(page: str) -> Element:
    return html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))


def text(element: Element) -> str:
    return " ".join(element.text_content().split())


def texts(root: Element, xpath: str) -> list[str]:
    found = root.xpath(xpath)
    assert isinstance(found, list)
    return [text(each) if isinstance(each, html.HtmlElement) else str(each) for each in found]
