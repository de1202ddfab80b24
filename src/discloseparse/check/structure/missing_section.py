"""S801 missing-section: a project text lacks one of the sections its profile requires."""

from __future__ import annotations

from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Project, Result
from discloseparse.spans import Span


def _check(result: Result) -> Iterator[Finding]:
    headings = result.profile.headings if result.profile else []
    for project in result.projects:
        present = {result.sections[i].key for i in project.sections}
        for heading in headings:
            if heading.key and heading.required and heading.key not in present:
                yield Finding(
                    spans=(_place(result, project),),
                    facts={"title": heading.title, "project": project.name or ""},
                    section=project.sections[0],
                )


def _place(result: Result, project: Project) -> Span:
    """The project's title, else its first heading."""
    place = project.title or result.sections[project.sections[0]].heading
    return Span(place.start, place.end)


RULE = Rule(
    code="S801",
    name="missing-section",
    severity="error",
    category="missing_section",
    title=Text("缺少规定的部分", "A required section is missing"),
    message=Text("项目“{project}”缺少“{title}”", "the project {project} lacks the section {title}"),
    explanation=Text(
        "重点领域财政项目文本应包括项目名称、立项依据、项目实施单位、项目基本概况、项目实施内容、"
        "资金安排情况、项目实施计划、项目实施成效八个部分。",
        "A project text must have eight sections: name, legal basis, implementing unit, overview, "
        "content, funding, schedule and outcomes.",
    ),
    failing="一、项目名称\n2026年校园安防。\n二、立项依据\n有关规定。\n三、项目实施单位\n某县教育局。\n"
    "四、项目基本概况\n安装设备。\n五、项目实施内容\n采购设备。\n六、资金安排情况\n安排10万元。\n"
    "七、项目实施计划\n按季度实施。",
    passing="一、项目名称\n2026年校园安防。\n二、立项依据\n有关规定。\n三、项目实施单位\n某县教育局。\n"
    "四、项目基本概况\n安装设备。\n五、项目实施内容\n采购设备。\n六、资金安排情况\n安排10万元。\n"
    "七、项目实施计划\n按季度实施。\n八、项目实施成效\n保障安全。",
    source="重点领域财政项目文本公开的固定八个部分",
    check=_check,
    needs_all=True,
    instances=lambda result: len(result.projects),
)
