"""X303 text-change: a change of the text does not follow from the two years that a table states."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing, of_form
from discloseparse.check.rule import Rule, Text

_FORM = of_form("text_change")
_SAMPLE = (
    "2024年部门预算说明\n一、“三公”经费支出情况\n“三公”经费支出预算表\n单位：元\n"
    "项目 2023年预算数 2024年预算数\n“三公”经费合计 9000 7500\n因公出国（境）费 0 0\n"
    "公务用车购置及运行费 7000 6000\n公务接待费 2000 1500\n"
)

RULE = Rule(
    code="X303",
    name="text-change",
    severity="error",
    category="arithmetic",
    title=Text("增减情况与表内两年数字不符", "A change does not follow from the table"),
    message=Text(
        "{calculation}（{where}，数字取自表格），文中写{stated}，{gap}",
        "{calculation} ({where}, figures of the table), but the text says {stated} ({gap})",
    ),
    explanation=Text(
        "文字所说比上年增减额、增减幅度，应由报表中同一项目的本年数与上年数算得。",
        "A change against last year must be what the table's figures of both years give.",
    ),
    failing=_SAMPLE + "“三公”经费中，公务接待费预算比上年减少500元（下降35%）。",
    passing=_SAMPLE + "“三公”经费中，公务接待费预算比上年减少500元（下降25%）。",
    source="X303、N01（增减额＝本年－上年；增减%＝增减额÷上年数）",
    check=failing("difference", "growth", where=_FORM),
    instances=count("difference", "growth", where=_FORM),
)
