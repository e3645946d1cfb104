"""Pages and web archives into blocks, with lxml; the spans of tables placed as browsers do."""

from juesuan.read.sources.html.limits import HtmlLimits
from juesuan.read.sources.html.reader import is_page, read_html

__all__ = ["HtmlLimits", "is_page", "read_html"]
