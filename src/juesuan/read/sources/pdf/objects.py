"""The drawing objects of a page by kind, those inside forms too, with the matrix of the form they stand in."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from itertools import repeat

from msgspec import Struct, field

from juesuan.read.sources.pdf import native
from juesuan.read.sources.pdf.limits import PdfLimits

Matrix = tuple[float, float, float, float, float, float]


class TooManyObjectsError(Exception):
    """A page with more drawing objects than the limits allow."""


class PageObjects(Struct, frozen=True):
    """Addresses of objects, in the order of drawing inside each form.

    Attributes:
        drawn: Paths and pictures by the matrix of the form they stand in (none on the page itself).
        texts: Text objects by the matrix of the form they stand in.
    """

    drawn: list[tuple[Matrix | None, list[int], list[int]]] = field(default_factory=list)
    texts: list[tuple[Matrix | None, list[int]]] = field(default_factory=list)

    @property
    def invisible(self) -> frozenset[int]:
        """The text objects that are not drawn (rendering mode 3)."""
        handles = [handle for _, texts in self.texts for handle in texts]
        modes = map(native.text_mode, handles)
        return frozenset(handle for handle, mode in zip(handles, modes, strict=True) if mode == native.INVISIBLE)

    @property
    def is_recognised_scan(self) -> bool:
        """Whether the page is a picture with text that a recognition laid over it, unseen."""
        hidden = self.invisible
        pictured = any(images for _, _, images in self.drawn)
        return pictured and bool(hidden) and len(hidden) == sum(len(texts) for _, texts in self.texts)

    @property
    def upright(self) -> bool:
        """Whether all text stands upright in the page's own coordinates."""
        return all(_straight([matrix]) for matrix, _ in self.texts if matrix) and all(
            _straight(_matrices(handles)) for _, handles in self.texts
        )


def page_objects(page: int, limits: PdfLimits) -> PageObjects:
    """The paths, pictures and texts of a page.

    Args:
        page: Address of the page.
        limits: Greatest number of objects and depth of forms.

    Raises:
        TooManyObjectsError: The page has more objects than allowed.
    """
    found = PageObjects()
    for matrix, handles, kinds in _contents(page, limits):
        pairs = list(zip(handles, kinds, strict=True))
        paths = [handle for handle, kind in pairs if kind == native.PATH]
        images = [handle for handle, kind in pairs if kind == native.IMAGE]
        texts = [handle for handle, kind in pairs if kind == native.TEXT]
        if texts:
            found.texts.append((matrix, texts))
        if paths or images:
            found.drawn.append((matrix, paths, images))
    return found


def _contents(page: int, limits: PdfLimits) -> Iterator[tuple[Matrix | None, list[int], list[int]]]:
    """The objects of the page and of each form, with their kinds."""
    left = limits.max_objects
    pending: list[tuple[int, bool, Matrix | None, int]] = [(page, False, None, 0)]
    while pending:
        parent, in_form, matrix, depth = pending.pop()
        number = max(native.form_object_count(parent) if in_form else native.page_object_count(parent), 0)
        left -= number
        if left < 0:
            raise TooManyObjectsError
        get = native.form_object if in_form else native.page_object
        handles = list(map(get, repeat(parent), range(number)))
        kinds = list(map(native.object_type, handles))
        yield matrix, handles, kinds
        if depth < limits.max_depth and native.FORM in kinds:
            forms = [handle for handle, kind in zip(handles, kinds, strict=True) if kind == native.FORM]
            pending.extend((form, True, product(matrix_of(form), matrix), depth + 1) for form in forms)


def _matrices(handles: list[int]) -> Iterator[tuple[float, ...]]:
    """The matrices of many objects."""
    values = (ctypes.c_float * (6 * len(handles)))()
    at = ctypes.addressof(values)
    native.each(map(native.object_matrix, handles, range(at, at + 24 * len(handles), 24)))
    return zip(*(values[k::6] for k in range(6)), strict=True)


def _straight(matrices: Iterable[tuple[float, ...]]) -> bool:
    """Whether matrices neither turn nor mirror."""
    return all(a > 0 and b == c == 0 and d > 0 for a, b, c, d, _, _ in matrices)


def matrix_of(handle: int) -> Matrix:
    """The matrix of an object."""
    values = (ctypes.c_float * 6)()
    native.object_matrix(handle, ctypes.addressof(values))
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def product(inner: Matrix, outer: Matrix | None) -> Matrix:
    """First the inner matrix, then the outer one."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
