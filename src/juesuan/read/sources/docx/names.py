"""The names of WordprocessingML that the source looks at, and how their values are read."""

from __future__ import annotations

from lxml import etree

Element = etree._Element

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _MAIN.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": _RELATIONSHIPS.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATH[1:-1].encode(),
}
"""Names of the strict form of the format, and those of the usual form for the same things."""

_OFF = frozenset({"0", "false", "off", "none"})


def w(name: str) -> str:
    """The full name of a WordprocessingML element or attribute."""
    return f"{{{_MAIN}}}{name}"


def r(name: str) -> str:
    """The full name of an attribute that refers to a relationship."""
    return f"{{{_RELATIONSHIPS}}}{name}"


VAL = w("val")
PARAGRAPH = w("p")
TABLE = w("tbl")
RUN = w("r")


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of names, None where one is missing."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(w(name)), None)
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The ``w:val`` of the first descendant along a path."""
    found = child(element, *path)
    return None if found is None else found.get(VAL)


def whole(text: str | None, default: int, *, least: int = 0, most: int = 2**31) -> int:
    """A number written in an attribute, kept between two bounds; the default for what is none."""
    try:
        return max(least, min(int(text or ""), most))
    except ValueError:
        return default


def switched(properties: Element | None, name: str) -> bool | None:
    """A property that is on or off: None where it is not stated."""
    found = child(properties, name)
    return None if found is None else found.get(VAL, "1").lower() not in _OFF
