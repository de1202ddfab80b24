"""T212 change-column: a column of changes does not follow from the two years beside it."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing, of_form
from discloseparse.check.rule import Rule, Text

_FORM = of_form("change")

RULE = Rule(
    code="T212",
    name="change-column",
    severity="error",
    category="arithmetic",
    title=Text("增减栏与本年、上年数不符", "A change does not follow from both years"),
    message=Text(
        "表中“{where}”：{calculation}，表内填{stated}，{gap}",
        "{where}: {calculation}, but the table says {stated} ({gap})",
    ),
    explanation=Text(
        "增减额＝本年数－上年数，增减幅度＝增减额÷上年数。",
        "A change is this year less the last; its rate is the change over the last year.",
    ),
    failing="单位：万元\n项目 2026年预算数 2025年预算数 增减额\n公务接待费 6.00 5.00 2.00\n会议费 3.00 2.00 1.00",
    passing="单位：万元\n项目 2026年预算数 2025年预算数 增减额\n公务接待费 6.00 5.00 1.00\n会议费 3.00 2.00 1.00",
    source="B08、N01（增减额＝本年－上年）",
    check=failing("difference", "growth", where=_FORM),
    instances=count("difference", "growth", where=_FORM),
)
