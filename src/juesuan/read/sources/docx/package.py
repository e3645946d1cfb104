"""The zip package of a Word document: its parts unpacked within limits, as bytes or XML, and their relationships."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO

from lxml import etree
from msgspec import Struct

from juesuan.errors import UnreadableFileError
from juesuan.read.sources.docx.limits import DocxLimits
from juesuan.read.sources.docx.names import PACKAGE, STRICT, Element
from juesuan.read.sources.docx.sniff import BROKEN, MAIN_PART, plain_name

_RATIO_FROM = 1024 * 1024
_HEAD = 4096


class Relationship(Struct, frozen=True):
    """Where a part leads: the last word of the relationship's type, and the name of the part there."""

    kind: str
    target: str


class Package(Struct):
    """An opened package: its members by plain name, and how many bytes may still be unpacked."""

    path: str
    limits: DocxLimits
    archive: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]
    main: str
    left: int
    relationships: dict[str, Relationship] | None = None

    def bytes_of(self, name: str) -> bytes | None:
        """The unpacked bytes of a part, None where there is no such part."""
        member = self.members.get(plain_name(name))
        if member is None:
            return None
        self._check_size(member)
        try:
            with self.archive.open(member) as file:
                data = file.read(member.file_size + 1)
        except BROKEN as error:
            reason = "文件已加密，无法解压" if member.flag_bits & 1 else "Word 文件已损坏，无法解压"
            raise UnreadableFileError(self.path, reason) from error
        self.left -= len(data)
        return data

    def xml(self, name: str) -> Element | None:
        """The root of an XML part, None where there is no such part.

        Raises:
            UnreadableFileError: the part is broken or declares a document type, as no Word document does.
        """
        data = self.bytes_of(name)
        return None if data is None else _parsed(data, name, self.path)

    def target(self, identifier: str) -> str | None:
        """The name of the part that a relationship of the main part leads to; None for what lies outside."""
        found = self._relationships().get(identifier)
        return found.target if found else None

    def related(self, kind: str) -> Element | None:
        """The root of the part that stands in a relationship of this kind to the main part (styles, numbering)."""
        found = next((each for each in self._relationships().values() if each.kind == kind), None)
        return self.xml(found.target) if found else None

    def _relationships(self) -> dict[str, Relationship]:
        if self.relationships is None:
            folder, name = posixpath.split(self.main)
            root = self.xml(f"{folder}/_rels/{name}.rels")
            found = () if root is None else root.iter(f"{PACKAGE}Relationship")
            self.relationships = {
                each.get("Id", ""): Relationship(
                    posixpath.basename(each.get("Type", "")),
                    posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))),
                )
                for each in found
                if each.get("TargetMode") != "External"
            }
        return self.relationships

    def _check_size(self, member: zipfile.ZipInfo) -> None:
        size, packed = member.file_size, max(member.compress_size, 1)
        if size > self.limits.max_part_bytes or size > self.left:
            raise UnreadableFileError(self.path, "Word 文件解压后过大，超过上限")
        if size > _RATIO_FROM and size > packed * self.limits.max_ratio:
            raise UnreadableFileError(self.path, "Word 文件的压缩比异常，可能是恶意文件")


def open_package(data: bytes, path: str, limits: DocxLimits) -> Package:
    """The package of a Word document.

    Raises:
        UnreadableFileError: empty, no zip, cut off, too many members, or no Word document inside.
    """
    if not data:
        raise UnreadableFileError(path, "文件是空的")
    if not data.startswith(b"PK"):
        raise UnreadableFileError(path, "不是 Word 文件（docx）")
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except BROKEN as error:
        raise UnreadableFileError(path, "Word 文件不完整或已损坏，请重新取得文件") from error
    if len(archive.infolist()) > limits.max_members:
        raise UnreadableFileError(path, f"Word 文件中的部件超过上限 {limits.max_members} 个")
    members = {plain_name(member.filename): member for member in archive.infolist()}
    main = next((name for name in sorted(members) if MAIN_PART.fullmatch(name)), None)
    if main is None:
        raise UnreadableFileError(path, "不是 Word 文件：压缩包中没有 word/document.xml")
    return Package(path, limits, archive, members, main, limits.max_total_bytes)


def _parsed(data: bytes, name: str, path: str) -> Element:
    for strict, usual in STRICT.items():
        if strict in data[:_HEAD]:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFileError(path, f"Word 文件的 {posixpath.basename(name)} 已损坏，无法解析") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFileError(path, f"Word 文件的 {posixpath.basename(name)} 含有不允许的 DOCTYPE 声明")
    return root
