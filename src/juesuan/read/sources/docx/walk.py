"""Children of an element as a reader of the finished document sees them: through wrappers, without what was deleted."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.read.sources.docx.names import COMPATIBILITY, Element, w

TEXT_BOX = w("txbxContent")
_ALTERNATE = f"{COMPATIBILITY}AlternateContent"
_BRANCHES = (f"{COMPATIBILITY}Choice", f"{COMPATIBILITY}Fallback")
_WRAPPERS = frozenset(
    map(
        w,
        ("ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo", "ruby", "rubyBase"),
    )
)
_GONE = frozenset(map(w, ("del", "moveFrom")))


def visible(element: Element, through: frozenset[str] = frozenset()) -> Iterator[Element]:
    """The children in order, those of wrappers and of one branch of alternatives instead of them.

    What is inserted under tracking counts, what is deleted or moved away does not. ``through`` names more wrappers.
    """
    open_wrappers: list[Iterator[Element]] = [iter(element)]
    while open_wrappers:
        for node in open_wrappers[-1]:
            inner = _inside(node, through)
            if inner is not None:
                open_wrappers.append(iter(inner))
                break
            if node.tag not in _GONE:
                yield node
        else:
            open_wrappers.pop()


def boxes_in(element: Element) -> Iterator[Element]:
    """The contents of the text boxes in a drawing, each once; boxes inside boxes are left to whoever reads those."""
    left = [element]
    while left:
        node = left.pop()
        if node.tag == TEXT_BOX:
            yield node
        elif node.tag == _ALTERNATE:
            left += _branch(node)
        else:
            left += reversed(node)


def _inside(node: Element, through: frozenset[str]) -> Element | list[Element] | None:
    if node.tag == _ALTERNATE:
        branch = _branch(node)
        return branch[0] if branch else []
    return node if node.tag in _WRAPPERS or node.tag in through else None


def _branch(alternatives: Element) -> list[Element]:
    """The first branch that holds text, else the first: what the others hold is the same in an older form."""
    branches = [node for name in _BRANCHES for node in alternatives.findall(name)]
    holding = (node for node in branches if next(node.iter(w("t"), w("sym")), None) is not None)
    return [next(holding, branches[0])] if branches else []
