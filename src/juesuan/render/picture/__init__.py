"""Pictures of places: a page of a PDF, a table or a passage of text, with what was asked for framed."""
