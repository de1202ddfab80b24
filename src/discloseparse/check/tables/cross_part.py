"""T221 cross-part: a part in one table exceeds its whole in another."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing, of_form
from discloseparse.check.rule import Rule, Text

_FORM = of_form("cross_part")
_BEFORE = (
    "某县水务局2024年度部门决算\n支出决算表\n单位：万元\n科目编码 科目名称 合计 基本支出 项目支出\n"
    "213 农林水支出 10.00 6.00 4.00\n221 住房保障支出 2.00 2.00 0.00\n合计 12.00 8.00 4.00\n"
    "一般公共预算财政拨款支出决算表\n单位：万元\n科目编码 科目名称 合计 基本支出 项目支出\n"
)

RULE = Rule(
    code="T221",
    name="cross-part",
    severity="error",
    category="arithmetic",
    title=Text("一表中的部分大于另一表中的总数", "A part exceeds its whole in another table"),
    message=Text(
        "{where}，表内却不成立：{calculation}",
        "{where}: not so here, {calculation}",
    ),
    explanation=Text(
        "两表口径有包含关系的（一般公共预算财政拨款支出不大于全部支出，基本支出中的接待费不大于“三公”经费），部分不应大于总数。",
        "Where one table covers a part of what another covers, its figure must not exceed the other.",
    ),
    failing=_BEFORE + "213 农林水支出 11.00 7.00 4.00\n合计 11.00 7.00 4.00",
    passing=_BEFORE + "213 农林水支出 9.00 5.00 4.00\n合计 9.00 5.00 4.00",
    source="K10、K11、D32（报表间包含关系）",
    check=failing("comparison", where=_FORM),
    instances=count("comparison", where=_FORM),
)
