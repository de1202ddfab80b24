"""HTML of an old site: layout tables, one cell with line breaks, labelled gb2312."""

from __future__ import annotations

import html
from pathlib import Path

SUFFIX = ".html"
_PAGE = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{title}</title></head><body>
<table width="1000" align="center"><tr><td><a href="/">首 页</a></td><td><a href="/gk">信息公开</a></td>
<td><a href="/bs">网上办事</a></td></tr></table>
<table width="1000" align="center"><tr><td width="200"><a href="/a">机构设置</a><br><a href="/b">工作动态</a></td>
<td><table width="100%"><tr><td class="content" id="zoom">
{body}
</td></tr></table></td></tr></table>
<table width="1000"><tr><td align="center">主办单位：办公室　备案号：00000000号</td></tr></table>
</body></html>
"""


def write(lines: list[str], path: Path) -> None:
    from benchmarks.formats.lines import kinds

    body, title = [], ""
    for kind, text in kinds(lines):
        escaped = html.escape(text, quote=False)
        if kind == "title":
            title = escaped
            body.append(f"<center><h3>{escaped}</h3></center>")
        else:
            indent = "　　" if kind == "body" else ""
            body.append(f"{indent}{escaped}<br>" if text else "<br>")
    page = _PAGE.format(title=title, body="\n".join(body))
    path.write_bytes(page.encode("gb18030"))
