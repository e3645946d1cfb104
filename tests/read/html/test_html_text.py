"""Running text of pages: paragraphs, lists, what is not shown, encodings, attachments, Word's pages."""

from __future__ import annotations

import codecs

import pytest
from html_samples import paragraphs, problems, read

from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import Paragraph

CHINESE = "<html><head>{}</head><body><p>云溪市镕基堃</p></body></html>"


def test_paragraphs_headings_divisions_and_breaks() -> None:
    page = "<h1>2024年度<b>部门</b>决算</h1>前言<p>第一段<br>第二行</p><div>外<div>内</div>后</div><hr>末"
    assert paragraphs(page) == ["2024年度部门决算", "前言", "第一段", "第二行", "外", "内", "后", "末"]


def test_white_space_collapses_and_blanks_stay() -> None:
    assert paragraphs("<p>  a \n\t b&nbsp;&nbsp;c </p><p>\u3000\u3000缩进</p><p> &nbsp; </p>") == ["a b  c", "\u3000\u3000缩进"]


def test_a_line_broken_between_chinese_characters_is_joined() -> None:
    assert paragraphs("<p>财政拨款\n  支出为 2940.05\n万元，\n其中</p>") == ["财政拨款支出为 2940.05 万元，其中"]


def test_lists() -> None:
    assert paragraphs("<ul><li>一<li>二</ul><ol start=3><li>三<li><p>四</p></ol>") == ["一", "二", "3. 三", "4.", "四"]


def test_preformatted_text_keeps_its_lines() -> None:
    blocks = read("<p>前</p>\n<pre>甲\n  乙\n\n丙</pre>").blocks
    assert [(block.text, block.spot.line) for block in blocks if isinstance(block, Paragraph)] == [
        ("前", 1),
        ("甲", 2),
        ("  乙", 3),
        ("丙", 5),
    ]


def test_scripts_styles_menus_and_comments_are_left_out() -> None:
    page = """<html><head><title>题</title><style>p {}</style></head><body><nav>首页</nav><script>var a = "1";</script>
    <ul role="navigation"><li>菜单</ul><!-- 旧稿 --><noscript>请打开脚本</noscript><select><option>2023</select><p>正文</p>"""
    assert (paragraphs(page), problems(page)) == (["正文"], [])


@pytest.mark.parametrize(
    "how", ["style='color:red; DISPLAY : none'", "hidden", "style='mso-hide:all'", "style='visibility:hidden'"]
)
def test_hidden_text_is_told_of(how: str) -> None:
    page = f"<p>前</p>\n<div {how}>旧<p>稿</p></div>后<p {how}> </p>"
    assert (paragraphs(page), problems(page)) == (["前", "后"], ["网页中有 1 处隐藏的内容，没有读取"])
    assert read(page).problems[0].spot == Spot(line=2)


def test_a_page_that_word_has_written() -> None:
    page = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml><o:Pages>9</o:Pages></xml>
    <![endif]--></head><body><p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>一、</span><![endif]>部门
职责<o:p></o:p></p><?xml:namespace prefix = o /><p><o:p>&nbsp;</o:p></p>
<p>支出<span lang=EN-US>247.80</span>万元<o:p>&nbsp;</o:p></p>"""
    assert paragraphs(page) == ["一、部门职责", "支出247.80万元"]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="gb2312">', "gb18030"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=GBK">', "gb18030"),
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset=utf-8>", "gb18030"),
        ("<meta charset=gb2312>", "utf-8-sig"),
        ("<meta charset=nonsense>", "utf-8"),
        ("<meta charset=base64>", "utf-8"),
        ("", "gb18030"),
        ("", "utf-8"),
        ("", "utf-16"),
    ],
)
def test_encodings(head: str, encoding: str) -> None:
    data = CHINESE.format(head).encode(encoding)
    assert (paragraphs(data), problems(data)) == (["云溪市镕基堃"], [])


def test_big_endian_text_with_its_mark() -> None:
    assert paragraphs(codecs.BOM_UTF16_BE + CHINESE.format("").encode("utf-16-be")) == ["云溪市镕基堃"]


def test_broken_characters_are_told_of() -> None:
    data = CHINESE.format("<meta charset=utf-8>").encode() + b"<p>\xff\xff\x81</p>"
    assert problems(data) == ["网页中有无法识别编码的字符"]


def test_attachments_are_named() -> None:
    page = """<p>正文</p><a href="/files/%E5%86%B3%E7%AE%97.pdf?id=1">附件1：<b>部门决算</b></a><a href="a.XLSX"></a>
    <a href="download.jsp?id=5">公开表.xls</a><a href="news.html">新闻</a><a href="/files/%E5%86%B3%E7%AE%97.pdf?id=1">再来</a>
    <iframe src="/view/%E8%AF%B4%E6%98%8E.pdf">无法显示</iframe>"""
    assert problems(page) == [
        "附件：附件1：部门决算（未读取）",
        "附件：a.XLSX（未读取）",
        "附件：公开表.xls（未读取）",
        "附件：说明.pdf（未读取）",
    ]
    assert "无法显示" not in "".join(paragraphs(page))


def test_pictures_instead_of_tables_are_told_of() -> None:
    assert problems("<p>公开表如下：</p><img src=1.png><img src=2.png>") == ["网页中没有表格，有 2 张图片，图片中的内容没有读取"]
