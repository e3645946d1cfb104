"""``juesuan show``: a picture of one place of a document."""

from __future__ import annotations

import click

from juesuan.cli.chinese import Command
from juesuan.cli.options import FORM_SET, PASSWORD

_HELP = """把文件中的一处画成图片（PNG），框出所指的数字或文字。

\b
PLACE 的写法（可只写一部分）：
  支出决算表/2010302/项目支出    表/行/列；表也可写编号，如 公开03表
  三、支出决算情况说明/第3句     标题/句
  p12、L120、¶12、收支总表!C5    页、行、段、工作表和单元格
  支出决算表/合计/项目支出@L523  两者连写，即 JSON 报告中各处的 ref
也可照抄文本报告中“位置”后的文字。

\b
PDF 画出所在的页，其他格式画出所在的表或段落。
退出码：0 已画出；2 没有这一处、有多处，或无法读取。
"""


@click.command("show", cls=Command, help=_HELP, short_help="画出文件中的一处", options_metavar="[选项]")
@click.argument("file", metavar="FILE")
@click.option("--place", required=True, metavar="PLACE", help="要看的一处")
@click.option("--output", "-o", required=True, metavar="PATH", help="图片文件，如 page.png")
@FORM_SET
@PASSWORD
def show(file: str, *, place: str, output: str, form_set: str, password: str | None) -> None:
    """Draw the place, write the picture."""
    from pathlib import Path

    from juesuan import read_disclosure
    from juesuan.cli.output import write_file
    from juesuan.render.picture.picture import place_png

    disclosure = read_disclosure(file, form_set=form_set, password=password)
    write_file(place_png(disclosure, Path(file).read_bytes(), place, password=password), output)
