"""Reports as workbooks: the inspection sheet of each document, all findings, a summary over several."""
