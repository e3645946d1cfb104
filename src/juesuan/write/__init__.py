"""A disclosure written as a file: Word, PDF, page, workbook, JSON."""
