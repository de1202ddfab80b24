"""HTML of a content system with an editor container: paragraphs indented by hard spaces, UTF-8."""

from __future__ import annotations

import html
from pathlib import Path

SUFFIX = ".html"
_PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}_信息公开</title>
<style>.nav{{color:#333}}</style><script>var visits = 12;</script></head><body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li>
<li><a href="/jyhd">互动交流</a></li></ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/czxx">财政信息</a></div>
<div class="article"><div class="TRS_Editor">
{body}
</div></div>
<div class="footer"><p>版权所有　主办：政府办公室　网站标识码：5300000001</p></div>
</body></html>
"""


def write(lines: list[str], path: Path) -> None:
    from benchmarks.formats.lines import kinds

    body, title = [], ""
    for kind, text in kinds(lines):
        escaped = html.escape(text, quote=False)
        if kind == "title":
            title = escaped
            body.append(f'<p align="center"><strong><span>{escaped}</span></strong></p>')
        elif kind == "blank":
            body.append("<p>&nbsp;</p>")
        elif kind == "heading":
            body.append(f"<p>&nbsp;&nbsp;&nbsp;&nbsp;<b>{escaped}</b></p>")
        else:
            body.append(
                f'<p><span style="font-size:12pt">&nbsp;&nbsp;&nbsp;&nbsp;{escaped}</span></p>'
            )
    path.write_text(_PAGE.format(title=title, body="\n".join(body)), "utf-8")
