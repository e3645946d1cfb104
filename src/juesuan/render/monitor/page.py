"""The two monitors as one HTML page: no network, no script, everything escaped."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from juesuan.performance.monitor import Level, Monitoring
from juesuan.render.monitor.text import WHOLE, levels, percent
from juesuan.render.place import printable


def monitor_html(found: Monitoring, body: str) -> str:
    """The page."""
    counts = {level: sum(each is level for each in levels(found)) for level in Level}
    return _environment().get_template("monitor.html").render(found=found, body=body, counts=counts, Level=Level, whole=WHOLE)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("juesuan.render.monitor"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_plain,
    )
    environment.filters["percent"] = percent
    return environment


def _plain(value: object) -> object:
    """The value without control characters."""
    return printable(value) if type(value) is str else value
