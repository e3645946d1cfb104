"""Pages that are pictures: scanned pages of a PDF and image files.

Its libraries come with the extra ``ocr``; only ``extra`` may be imported without them.
"""
