"""T201 row-sum: the parts beside a total do not add up to it."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing, of_form
from discloseparse.check.rule import Rule, Text

_FORM = of_form("row_sum")

RULE = Rule(
    code="T201",
    name="row-sum",
    severity="error",
    category="arithmetic",
    title=Text("行内各列之和与合计不符", "The columns of a row do not add up"),
    message=Text(
        "表中“{where}”：{calculation}，表内填{stated}，{gap}",
        "{where}: {calculation}, but the table says {stated} ({gap})",
    ),
    explanation=Text(
        "表头为“合计”“小计”的列，应等于同一行中并列各列之和。每个数字按其最后一位的精度四舍五入后比较。",
        "A column headed 合计 or 小计 must equal the sum of the columns beside it, in every row.",
    ),
    failing="单位：万元\n科目 合计 基本支出 项目支出\n教育支出 12.00 7.00 4.00\n住房保障支出 3.00 3.00 0.00",
    passing="单位：万元\n科目 合计 基本支出 项目支出\n教育支出 11.00 7.00 4.00\n住房保障支出 3.00 3.00 0.00",
    source="D07、D10、D13、D16、B03、B04、B06、B07（各行合计＝各列之和）",
    check=failing("sum", where=_FORM),
    instances=count("sum", where=_FORM),
)
