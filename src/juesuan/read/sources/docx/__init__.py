"""Word documents (.docx): the parts of the package to paragraphs and grids."""
