"""The styles of a document, as far as they change its text: numbering and hiding, inherited from style to style."""

from __future__ import annotations

from msgspec import Struct, field

from juesuan.read.sources.docx.names import Element, child, switched, value, w

_LONGEST_CHAIN = 20


class Style(Struct, frozen=True):
    """What one style states itself: its parent, list and level, and whether its text is hidden."""

    identifier: str
    parent: str | None
    list: str | None
    level: str | None
    hidden: bool | None


class Styles(Struct, frozen=True):
    """The styles by identifier, and the one of paragraphs that name none."""

    styles: dict[str, Style] = field(default_factory=dict)
    default: str | None = None

    def hidden(self, identifier: str | None) -> bool | None:
        """Whether text of a style is hidden; None where no style of the chain says so."""
        return next((style.hidden for style in self._chain(identifier) if style.hidden is not None), None)

    def listed(self, identifier: str | None) -> Style | None:
        """The style of the chain that states the list."""
        return next((style for style in self._chain(identifier) if style.list is not None), None)

    def _chain(self, identifier: str | None) -> list[Style]:
        """The style, its parent and so on; what refers to itself ends at a fixed length."""
        found: list[Style] = []
        style = self.styles.get(identifier or "")
        while style and len(found) < _LONGEST_CHAIN:
            found.append(style)
            style = self.styles.get(style.parent or "")
        return found


def read_styles(root: Element | None) -> Styles:
    """The styles of the part ``styles.xml``; none where a document has no such part."""
    if root is None:
        return Styles()
    elements = root.findall(w("style"))
    default = next((each.get(w("styleId")) for each in elements if _is_default(each)), None)
    return Styles({style.identifier: style for style in map(_style, elements)}, default)


def _is_default(element: Element) -> bool:
    return element.get(w("type")) == "paragraph" and element.get(w("default")) in ("1", "true", "on")


def _style(element: Element) -> Style:
    return Style(
        element.get(w("styleId")) or "",
        value(element, "basedOn"),
        value(element, "pPr", "numPr", "numId"),
        value(element, "pPr", "numPr", "ilvl"),
        switched(child(element, "rPr"), "vanish"),
    )
