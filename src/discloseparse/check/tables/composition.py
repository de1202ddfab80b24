"""T207 composition: an item of a standard table does not equal what it is made of."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing, of_form
from discloseparse.check.rule import Rule, Text

_FORM = of_form("composition")
_BEFORE = "某县水务局2025年部门预算\n2025年部门收支总表\n单位：万元\n项目 预算数 上年数\n一、财政拨款收入 9.00 8.00\n"

RULE = Rule(
    code="T207",
    name="composition",
    severity="error",
    category="arithmetic",
    title=Text("构成项目之和与该项不符", "An item does not equal what it is made of"),
    message=Text(
        "{where}：{calculation}，表内填{stated}，{gap}",
        "{where}: {calculation}, but the table says {stated} ({gap})",
    ),
    explanation=Text(
        "标准报表中一项由固定的几项构成的（财政拨款收入＝三项资金，人员经费＝工资福利支出＋对个人和家庭的补助），应当相等。",
        "Where a standard table has an item made of known others, they must add up to it.",
    ),
    failing=_BEFORE + "1.一般公共预算资金 6.00 6.00\n2.政府性基金 2.00 1.00\n收入总计 9.00 8.00",
    passing=_BEFORE + "1.一般公共预算资金 7.00 6.00\n2.政府性基金 2.00 2.00\n收入总计 9.00 8.00",
    source="B01、B07（预算报表勾稽关系）",
    check=failing("sum", "equal", where=_FORM),
    instances=count("sum", "equal", where=_FORM),
)
