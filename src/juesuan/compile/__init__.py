"""Books made into the disclosure of a body and year."""
