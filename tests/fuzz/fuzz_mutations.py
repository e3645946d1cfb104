"""Changes of a file by chance: of its bytes, and of the XML and the parts inside a package. The same chance, the same file."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from random import Random

from lxml import etree

_NUMBERS = [b"\x00", b"\xff", b"\x7f\xff", b"\xff\xff\xff\xff", b"\x00\x00\x00\x80", b"\xfe\xff\xff\xff", b"\x01\x00\x00\x00"]
_WORDS = [
    *(b"(", b"<", b"</", b">", b"&", b"\t", b"\n", b"]]>", b"<!--", b"<![CDATA[", b"%%EOF", b"endobj", b"stream", b"/Kids[2 0 R]"),
    *(b"<td colspan=99999 rowspan=99999>", b"<table>", b"<tr>", b"</table>", b"&#xD800;", b"&#0;", b"\xef\xbb\xbf", b"\xfe\xff"),
    *("（".encode(), "万元".encode(), "一、".encode(), "其中：".encode(), b"9.00", "−".encode(), "2024年度".encode()),
]
_VALUES = ["", "-1", "0", "1", "99999999", "4294967295", "x", "9" * 40, "\u0661", "rId1", "A1:XFD1048576", "on", "NaN", "1e999"]
_CHANGES = 4


def mutated(seeds: Sequence[bytes], chance: Random) -> bytes:
    """One of the seeds with one to a few changes."""
    data = chance.choice(seeds)
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _repacked(data, chance)
    for _ in range(chance.randint(1, _CHANGES)):
        data = chance.choice(_OF_BYTES)(data, seeds, chance)
    return data


def _flip(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    if not data:
        return data
    changed = bytearray(data)
    for _number in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _overwrite(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    at, new = chance.randint(0, len(data)), chance.choice(_NUMBERS)
    return data[:at] + new + data[at + len(new) :]


def _overwrite_head(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    """Headers decide most: the first half kilobyte is changed more often than its share."""
    at, new = chance.randint(0, min(len(data), 512)), chance.choice(_NUMBERS)
    return data[:at] + new + data[at + len(new) :]


def _insert(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    at = chance.randint(0, len(data))
    new = chance.choice(_WORDS) * chance.choice((1, 1, 1, 40, 2000)) if chance.random() < 0.8 else chance.randbytes(9)
    return data[:at] + new + data[at:]


def _cut(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    start, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
    return data[:start] + data[min(end, start + chance.choice((1, 16, 512, 1 << 20))) :]


def _truncate(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _repeat(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    start, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
    return data[:end] + data[start:end] * chance.choice((1, 2, 20)) + data[end:]


def _splice(data: bytes, seeds: Sequence[bytes], chance: Random) -> bytes:
    other = chance.choice(seeds)
    return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


Change = Callable[[bytes, Sequence[bytes], Random], bytes]
_OF_BYTES: tuple[Change, ...] = (_flip, _overwrite, _overwrite_head, _insert, _cut, _truncate, _repeat, _splice)


def _repacked(data: bytes, chance: Random) -> bytes:
    """The package with one part changed, left out or given the content of another."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(chance.randint(1, _CHANGES)):
        name = chance.choice(sorted(parts))
        how = chance.random()
        if how < 0.05 and len(parts) > 1:
            del parts[name]
        elif how < 0.1:
            parts[name] = parts[chance.choice(sorted(parts))]
        elif how < 0.4:
            parts[name] = chance.choice(_OF_BYTES)(parts[name], list(parts.values()), chance)
        else:
            parts[name] = _changed_xml(parts[name], chance)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), part)
    return out.getvalue()


def _changed_xml(part: bytes, chance: Random) -> bytes:
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError):
        return _flip(part, (), chance)
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    chance.choice(_OF_XML)(chance.choice(nodes), nodes, chance)
    return etree.tostring(root)


def _attribute(node: etree._Element, nodes: Sequence[etree._Element], chance: Random) -> None:
    with_any = [each for each in nodes if each.attrib] or [node]
    node = chance.choice(with_any)
    names = list(node.attrib) or ["x"]
    node.set(chance.choice(names), chance.choice(_VALUES))


def _text(node: etree._Element, _: Sequence[etree._Element], chance: Random) -> None:
    node.text = chance.choice([*_VALUES, "（" * 3000, "1" * 3000, "9.00", "万元"])


def _drop(node: etree._Element, _: Sequence[etree._Element], __: Random) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _copies(node: etree._Element, _: Sequence[etree._Element], chance: Random) -> None:
    parent, text = node.getparent(), etree.tostring(node)
    if parent is not None and len(text) < 20_000:
        for _number in range(chance.choice((1, 3, 300))):
            parent.append(etree.fromstring(text))


def _move(node: etree._Element, nodes: Sequence[etree._Element], chance: Random) -> None:
    target = chance.choice(nodes)
    if node.getparent() is not None and node not in (target, *target.iterancestors()):
        target.append(node)


def _deepen(node: etree._Element, _: Sequence[etree._Element], chance: Random) -> None:
    """The element inside copies of its own tag, up to a few hundred deep."""
    inner = node
    for _number in range(chance.choice((1, 20, 240))):
        inner = etree.SubElement(inner, node.tag, dict(node.attrib))
    inner.text = "底"


def _rename(node: etree._Element, nodes: Sequence[etree._Element], chance: Random) -> None:
    node.tag = chance.choice(nodes).tag


_OF_XML = (_attribute, _attribute, _text, _drop, _copies, _move, _deepen, _rename)
