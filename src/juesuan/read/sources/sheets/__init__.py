"""Workbooks into blocks: values from calamine, shown as the cell's format says."""

from juesuan.read.sources.sheets.limits import SheetLimits
from juesuan.read.sources.sheets.reader import grids_of, is_book, read_sheets

__all__ = ["SheetLimits", "grids_of", "is_book", "read_sheets"]
