"""E403 restated-headcount: a headcount is restated with another figure."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing
from discloseparse.check.restated import of_people
from discloseparse.check.rule import Rule, Text

RULE = Rule(
    code="E403",
    name="restated-headcount",
    severity="error",
    category="arithmetic",
    title=Text("前后人数不一致", "A headcount is restated differently"),
    message=Text("前文为{first}，此处写{stated}", "stated as {first} before, as {stated} here"),
    explanation=Text(
        "同一群体的人数、户数在同一项目（文件）内再次出现时，两处应一致。",
        "The number of the same group must be the same wherever it is restated within one project "
        "or document.",
    ),
    failing="一、项目基本概况\n聘用生态护林员1286名。\n二、项目实施成效\n1268名生态护林员增收。",
    passing="一、项目基本概况\n聘用生态护林员1286名。\n二、项目实施成效\n1286名生态护林员增收。",
    source="N06（人数前后一致）",
    check=failing("equal", where=of_people),
    instances=count("equal", where=of_people),
)
