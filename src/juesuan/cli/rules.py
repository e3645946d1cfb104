"""``juesuan rules``: list the catalogue of rules."""

from __future__ import annotations

import click

from juesuan.cli.chinese import Command
from juesuan.cli.options import FORMAT, OUTPUT


@click.command("rules", cls=Command, help="列出全部规则。", short_help="列出全部规则", options_metavar="[选项]")
@FORMAT
@OUTPUT
def rules(form: str, output: str | None) -> None:
    """Write the catalogue."""
    from juesuan.cli.output import write, write_text
    from juesuan.render.catalogue import rules_json, rules_text
    from juesuan.rules.catalogue import load_catalogue

    catalogue = load_catalogue()
    if form == "json":
        write(rules_json(catalogue), output)
    else:
        write_text(lambda width, colour: rules_text(catalogue, width, colour=colour), output)
