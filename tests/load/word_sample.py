"""A document with what Word files hold, as RTF; LibreOffice wrote ``data/word.doc`` from it."""

from __future__ import annotations

BOX = (
    r"{\shp{\*\shpinst\shpleft0\shptop0\shpright3000\shpbottom900{\sp{\sn shapeType}{\sv 202}}"
    r"{\shptxt\pard 框内文字\par}}}"
)
NOTE = r"{\super\chftn{\footnote\pard{\super\chftn}脚注文字\par}}"
LEVEL = (
    r"{\listlevel\levelnfc%d\leveljc0\levelfollow2\levelstartat1"
    r"{\leveltext\'%02x%s;}{\levelnumbers%s;}}"
)
LIST = (
    r"{\*\listtable{\list\listtemplateid1"
    + LEVEL % (39, 2, r"\'00、", r"\'01")
    + LEVEL % (0, 2, r"\'01.", r"\'01")
    + r"\listid7}}{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}}"
)

_EDGES = (1500, 3000, 4500, 6000)


def row(*cells: str, merges: tuple[str, ...] = ("",) * 4) -> str:
    widths = "".join(f"{m}\\cellx{edge}" for m, edge in zip(merges, _EDGES, strict=True))
    return f"\\trowd{widths}" + "".join(f"\\pard\\intbl {c}\\cell" for c in cells) + "\\row\n"


TABLE = (
    row("项目", "决算数", "", "", merges=(r"\clvmgf", r"\clmgf", r"\clmrg", r"\clmrg"))
    + row("", "基本支出", "项目支出", "合计", merges=(r"\clvmrg", "", "", ""))
    + row("社会保障", r"1,200.50\par 万元", "", "1,500.50")
    + row("合计", "1,200.50", "300.00", "1,500.50")
)
NARROW = (
    r"\trowd\cellx1500\cellx6000\pard\intbl 甲\cell\pard\intbl 乙\cell\row"
    "\n"
    r"\trowd\cellx3000\cellx6000\pard\intbl 丙\cell\pard\intbl 丁\cell\row"
    "\n"
)
NESTED = (
    r"\trowd\cellx3000\cellx6000\pard\intbl 外\par"
    r"\pard\intbl\itap2 内一\nestcell 内二\nestcell{\*\nesttableprops\trowd\cellx900\cellx1800\nestrow}"
    r"\pard\intbl 外后\cell\pard\intbl 右\cell\row"
    "\n"
)

BODY = [
    r"\pard\s1\outlinelevel0 部门决算\par",
    r"\pard 收入总计{\deleted 400万元}{\revised 500万元}{\v （隐藏）}。English “quoted” text, 12%.\par",
    r'\pard 网址{\field{\*\fldinst HYPERLINK "x"}{\fldrslt www.gov.cn}}可查。\par',
    r"\pard 甲\tab 乙\line 丙 A\_1\par",
    rf"\pard 有注{NOTE}的段落\par",
    rf"\pard 框外{BOX}文字\par",
    r"\pard\ls1\ilvl0 职责\par\pard\ls1\ilvl1 救助\par\pard\ls1\ilvl1 养老\par\pard\ls1\ilvl0 机构\par",
    TABLE,
    r"\pard 表后\par",
    NARROW,
    r"\pard 间隔\par",
    NESTED,
    r"\pard 终\par",
]
TEXT = """部门决算
收入总计500万元。English “quoted” text, 12%.
网址www.gov.cn可查。
甲\t乙
丙 A-1
有注的段落
脚注文字
框外文字
框内文字
一、职责
1.救助
2.养老
二、机构
项目
决算数
基本支出
项目支出
合计
社会保障
1,200.50
万元
1,500.50
合计
1,200.50
300.00
1,500.50
表后
甲
乙
丙
丁
间隔
外
内一
内二
外后
右
终"""
CELLS = [
    {(0, 0, 2, 1, "项目"), (0, 1, 1, 3, "决算数"), (1, 1, 1, 1, "基本支出"),
     (1, 2, 1, 1, "项目支出"), (1, 3, 1, 1, "合计"), (2, 0, 1, 1, "社会保障"),
     (2, 1, 1, 1, "1,200.50\n万元"), (2, 3, 1, 1, "1,500.50"), (3, 0, 1, 1, "合计"),
     (3, 1, 1, 1, "1,200.50"), (3, 2, 1, 1, "300.00"), (3, 3, 1, 1, "1,500.50")},
    {(0, 0, 1, 1, "甲"), (0, 1, 1, 2, "乙"), (1, 0, 1, 2, "丙"), (1, 2, 1, 1, "丁")},
    {(0, 0, 1, 1, "外\n内一\n内二\n外后"), (0, 1, 1, 1, "右")},
]  # fmt: skip


def rtf(body: str = "".join(BODY)) -> bytes:
    """The document, every character beyond ASCII escaped."""
    head = (
        r"{\rtf1\ansi\deff0{\fonttbl{\f0 SimSun;}}"
        r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0\sbasedon0 heading 1;}}" + LIST
    )
    text = head + r"{\header\pard 青川区民政局\par}{\footer\pard 第1页\par}" + body + "}"
    return "".join(
        s if s.isascii() else f"\\u{ord(s) - (65536 if ord(s) > 32767 else 0)}?" for s in text
    ).encode("ascii")


if __name__ == "__main__":
    import sys
    from pathlib import Path

    Path(sys.argv[1]).write_bytes(rtf())
