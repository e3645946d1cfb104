"""Workbooks (xls, et, xlsx, xlsb, ods) to the texts or values of their cells, whatever the file claims of itself."""
