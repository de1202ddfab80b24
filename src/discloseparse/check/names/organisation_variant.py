"""N701: an organisation's name that differs by a slip from its other mentions."""

from __future__ import annotations

from collections.abc import Iterator

from discloseparse.check.names import variants
from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result


def check(result: Result) -> Iterator[Finding]:
    """Findings from the organisation variants of ``result``."""
    yield from variants(result, "organisation")


RULE = Rule(
    code="N701",
    name="organisation-variant",
    severity="warning",
    category="name_variant",
    title=Text("单位名称前后不一致", "Organisation's name differs from its other mentions"),
    message=Text(
        "单位名称“{odd}”与文中“{good}”不一致，疑为笔误",
        "the organisation is called “{odd}” here and “{good}” elsewhere, probably a slip",
    ),
    explanation=Text(
        "同一单位在文中应使用同一名称。本规则查找只差一字、漏字或错字的名称，例如“检查院”与“检察院”、"
        "“与”与“和”，以及标题中被截断的名称。不同地方、不同层级、不同业务的单位不作比较。",
        "One organisation has one name in a document. The rule looks for names that differ by one "
        "wrong, lost or added character, and for names cut short in a title. Organisations of "
        "other places, ranks or fields are not compared.",
    ),
    failing="青山县人民检察院……\n青山县人民检查院机关运行经费支出20万元。",
    passing="青山县人民检察院……\n青山县人民法院机关运行经费支出20万元。",
    source="党政机关公文处理工作条例第十九条（四）；GB/T 9704-2012 7.2.4",
    check=check,
    instances=lambda result: len(result.names),
)
