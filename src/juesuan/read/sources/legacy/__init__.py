"""Old Word documents (doc, wps, rtf): converted to docx, then read as such."""
