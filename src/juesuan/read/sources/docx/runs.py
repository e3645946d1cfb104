"""The runs of a paragraph: their characters, and the text boxes, objects and notes that hang on them."""

from __future__ import annotations

from msgspec import Struct, field

from juesuan.read.sources.docx.fields import Fields
from juesuan.read.sources.docx.names import MATH, OFFICE, RUN, XML_SPACE, Element, child, switched, value, w
from juesuan.read.sources.docx.styles import Styles
from juesuan.read.sources.docx.symbols import readable, symbol
from juesuan.read.sources.docx.walk import boxes_in, visible

_TEXT = w("t")
_SYMBOL = w("sym")
_FIELD = w("fldChar")
_CODE = w("instrText")
_PROPERTIES = w("rPr")
_SIGNS = {
    w("tab"): " ",
    w("ptab"): " ",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "",
}
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_DRAWN = frozenset({w("drawing"), w("pict"), w("object")})
_MATHS = frozenset({f"{MATH}oMath", f"{MATH}oMathPara"})
_NESTED = frozenset({RUN})
_SPACES = str.maketrans("\n\r\t", "   ")


class Inline(Struct):
    """What a paragraph holds: text with line breaks, hidden text, text boxes, objects, notes (kind and number).

    ``listed``: its text is an entry of a contents list that Word makes.
    """

    parts: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    objects: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    listed: bool = False

    @property
    def text(self) -> str:
        """The text that is seen."""
        return "".join(self.parts)


def read_runs(paragraph: Element, fields: Fields, styles: Styles, style: str | None) -> Inline:
    """The content of a paragraph in a style: results of fields without their codes, nothing of what is hidden."""
    inline = Inline()
    hidden_style = styles.hidden(style) or False
    for node in visible(paragraph):
        if node.tag == RUN:
            _read_run(node, inline, fields, _is_hidden(node, styles, default=hidden_style))
        elif node.tag in _MATHS and not fields.reading_code:
            inline.parts.append(_formula(node))
    fields.end_paragraph()
    return inline


def _is_hidden(run: Element, styles: Styles, *, default: bool) -> bool:
    properties = next(run.iterchildren(_PROPERTIES), None)
    if properties is None:
        return default
    own = switched(properties, "vanish")
    if own is None:
        own = styles.hidden(value(properties, "rStyle"))
    return default if own is None else own


def _read_run(run: Element, inline: Inline, fields: Fields, hidden: bool) -> None:
    for node in visible(run, _NESTED):
        if node.tag == _FIELD:
            fields.mark(node.get(w("fldCharType")))
        elif fields.reading_code:
            fields.write_code(node.text or "" if node.tag == _CODE else "")
        elif hidden:
            inline.hidden.append(_characters(node))
        elif node.tag in _DRAWN:
            inline.boxes += boxes_in(node)
            inline.objects += node.iter(f"{OFFICE}OLEObject")
        elif node.tag in _NOTES:
            inline.notes.append((_NOTES[node.tag], node.get(w("id")) or ""))
        else:
            inline.parts.append(_characters(node))
            inline.listed |= fields.in_contents


def _characters(node: Element) -> str:
    if node.tag == _TEXT:
        text = node.text or ""
        text = text if node.get(XML_SPACE) == "preserve" else text.strip(" \t\r\n")
        return readable(text.translate(_SPACES))
    if node.tag == _SYMBOL:
        return symbol(node.get(w("font")) or "", node.get(w("char")) or "")
    return _SIGNS.get(node.tag, "")


def _formula(element: Element) -> str:
    """A formula in one line: its characters, a fraction with a stroke."""
    nodes = element.iter(f"{MATH}t", f"{MATH}den")
    return "".join("/" if node.tag == f"{MATH}den" else node.text or "" for node in nodes)


def mark_of(paragraph: Element) -> tuple[bool, bool]:
    """Whether the paragraph's end is deleted under tracking, and whether it is hidden."""
    mark = child(paragraph, "pPr", "rPr")
    if mark is None:
        return False, False
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None, bool(switched(mark, "vanish"))
