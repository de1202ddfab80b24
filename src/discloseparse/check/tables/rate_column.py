"""T230 rate-column: a column of rates does not follow from the amounts beside it."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing, of_form
from discloseparse.check.rule import Rule, Text

_FORM = of_form("rate")

RULE = Rule(
    code="T230",
    name="rate-column",
    severity="error",
    category="arithmetic",
    title=Text("执行率、占比等与金额不符", "A rate does not follow from its amounts"),
    message=Text(
        "表中“{where}”：{calculation}，表内填{stated}，{gap}",
        "{where}: {calculation}, but the table says {stated} ({gap})",
    ),
    explanation=Text(
        "执行率（完成率）＝执行数÷预算数；占比＝该行金额÷合计。",
        "A rate of completion is what was spent over what was planned; a share is the row over the total.",
    ),
    failing="单位：万元\n项目 预算数 决算数 执行率（%）\n会议费 10.00 8.00 90.00\n培训费 5.00 5.00 100.00",
    passing="单位：万元\n项目 预算数 决算数 执行率（%）\n会议费 10.00 8.00 80.00\n培训费 5.00 5.00 100.00",
    source="P01、N02、N03（执行率＝全年执行数÷全年预算数）",
    check=failing("share", where=_FORM),
    instances=count("share", where=_FORM),
)
