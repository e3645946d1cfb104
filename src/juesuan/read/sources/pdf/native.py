"""The functions of pdfium that are called for each character or object, as bare C functions.

pypdfium2's own bindings check a typed pointer for every argument. Here handles and addresses are
plain integers, so that ``map`` sends the results of a whole page into one array; and the interpreter's
lock, which pdfium needs as it is not safe for threads, is kept over a call that takes less than its release.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterable
from typing import Any

import pypdfium2.raw as pdfium

_INT = ctypes.c_int
_PTR = ctypes.c_void_p


def _bare(function: Any, result: Any, *arguments: Any) -> Any:
    """The same C function with arguments that are not converted."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, _PTR).value or 0)


char_unicode = _bare(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _PTR, _INT)
char_is_generated = _bare(pdfium.FPDFText_IsGenerated, _INT, _PTR, _INT)
char_is_hyphen = _bare(pdfium.FPDFText_IsHyphen, _INT, _PTR, _INT)
char_loose_box = _bare(pdfium.FPDFText_GetLooseCharBox, _INT, _PTR, _INT, _PTR)
char_origin = _bare(pdfium.FPDFText_GetCharOrigin, _INT, _PTR, _INT, _PTR, _PTR)
char_angle = _bare(pdfium.FPDFText_GetCharAngle, ctypes.c_float, _PTR, _INT)
char_unmapped = _bare(pdfium.FPDFText_HasUnicodeMapError, _INT, _PTR, _INT)
char_object = _bare(pdfium.FPDFText_GetTextObject, _PTR, _PTR, _INT)
text_of_page = _bare(pdfium.FPDFText_GetText, _INT, _PTR, _INT, _INT, _PTR)
text_mode = _bare(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _PTR)
text_font = _bare(pdfium.FPDFTextObj_GetFont, _PTR, _PTR)

page_object_count = _bare(pdfium.FPDFPage_CountObjects, _INT, _PTR)
page_object = _bare(pdfium.FPDFPage_GetObject, _PTR, _PTR, _INT)
form_object_count = _bare(pdfium.FPDFFormObj_CountObjects, _INT, _PTR)
form_object = _bare(pdfium.FPDFFormObj_GetObject, _PTR, _PTR, ctypes.c_ulong)
object_type = _bare(pdfium.FPDFPageObj_GetType, _INT, _PTR)
object_bounds = _bare(pdfium.FPDFPageObj_GetBounds, _INT, _PTR, _PTR, _PTR, _PTR, _PTR)
object_matrix = _bare(pdfium.FPDFPageObj_GetMatrix, _INT, _PTR, _PTR)
object_fill = _bare(pdfium.FPDFPageObj_GetFillColor, _INT, _PTR, _PTR, _PTR, _PTR, _PTR)

path_segment_count = _bare(pdfium.FPDFPath_CountSegments, _INT, _PTR)
path_segment = _bare(pdfium.FPDFPath_GetPathSegment, _PTR, _PTR, _INT)
path_draw_mode = _bare(pdfium.FPDFPath_GetDrawMode, _INT, _PTR, _PTR, _PTR)
segment_point = _bare(pdfium.FPDFPathSegment_GetPoint, _INT, _PTR, _PTR, _PTR)
segment_type = _bare(pdfium.FPDFPathSegment_GetType, _INT, _PTR)
segment_closes = _bare(pdfium.FPDFPathSegment_GetClose, _INT, _PTR)

TEXT = int(pdfium.FPDF_PAGEOBJ_TEXT)
PATH = int(pdfium.FPDF_PAGEOBJ_PATH)
IMAGE = int(pdfium.FPDF_PAGEOBJ_IMAGE)
FORM = int(pdfium.FPDF_PAGEOBJ_FORM)
MOVE_TO = int(pdfium.FPDF_SEGMENT_MOVETO)
LINE_TO = int(pdfium.FPDF_SEGMENT_LINETO)
INVISIBLE = int(pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)


def address(handle: Any) -> int:
    """The integer address of a handle that pypdfium2 returned."""
    return ctypes.cast(handle, _PTR).value or 0


def each(calls: Iterable[object]) -> None:
    """Make all calls of a ``map``."""
    deque(calls, maxlen=0)
