"""N702: a project's name that differs by a slip from its other mentions."""

from __future__ import annotations

from collections.abc import Iterator

from discloseparse.check.names import variants
from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result


def check(result: Result) -> Iterator[Finding]:
    """Findings from the project variants of ``result``."""
    yield from variants(result, "project")


RULE = Rule(
    code="N702",
    name="project-variant",
    severity="warning",
    category="name_variant",
    title=Text("项目名称前后不一致", "Project's name differs from its other mentions"),
    message=Text(
        "项目名称“{odd}”与项目名称栏的“{good}”不一致，疑为笔误",
        "the project is called “{odd}” here and “{good}” under its heading, probably a slip",
    ),
    explanation=Text(
        "标题、正文和表格中的项目名称应与“项目名称”一致。本规则查找只差一字的名称。",
        "Title, text and tables should name the project as its heading does. The rule looks for "
        "names that differ in one character.",
    ),
    failing=(
        "青山镇2026年项目文本\n项目名称\n2026年乡村道路养护补助经费\n立项依据\n青山镇年度工作安排。\n项目概况\n"
        "2026年乡村道路养护补助金费按季拨付。\n项目实施计划\n2026年10月底前完成验收。"
    ),
    passing=(
        "青山镇2026年项目文本\n项目名称\n2026年乡村道路养护补助经费\n立项依据\n青山镇年度工作安排。\n项目概况\n"
        "2026年乡村道路养护补助经费按季拨付。\n项目实施计划\n2026年10月底前完成验收。"
    ),
    source="预算公开操作规程：同一项目名称应当统一",
    check=check,
    instances=lambda result: sum(project.name is not None for project in result.projects),
)
