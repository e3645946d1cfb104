"""``juesuan rule CODE``: all that is written about one rule."""

from __future__ import annotations

import click

from juesuan.cli.chinese import Command

_HELP = "显示一条规则的说明：检查什么、为什么、错例、正例、依据。"


@click.command("rule", cls=Command, help=_HELP, short_help="显示一条规则的说明", options_metavar="[选项]")
@click.argument("code", metavar="CODE")
def rule(code: str) -> None:
    """Write the rule's page."""
    from juesuan.cli.output import write_text
    from juesuan.render.catalogue import rule_text
    from juesuan.rules.catalogue import find_rule

    found = find_rule(code.strip())
    write_text(lambda width, colour: rule_text(found, width, colour=colour))
