"""Options that several commands share."""

from __future__ import annotations

import click

PASSWORD = click.option("--password", metavar="TEXT", envvar="JUESUAN_PASSWORD", help="加密文件的密码；也可用变量 JUESUAN_PASSWORD")
FORM_SET = click.option("--form-set", default="auto", metavar="NAME", help="报表格式，如 hunan-2024；默认 auto，自动识别")
OUTPUT = click.option("--output", metavar="PATH", help="写入文件（UTF-8），不在屏幕上显示")
FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式，默认 text")
