"""The room render.html: a report as one page to read and print."""
