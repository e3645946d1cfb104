"""PDF files into blocks: characters and ruling lines from pypdfium2, the tables rebuilt from the lines."""

from juesuan.read.sources.pdf.limits import PdfLimits
from juesuan.read.sources.pdf.reader import read_pdf

__all__ = ["PdfLimits", "read_pdf"]
