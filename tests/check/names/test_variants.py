"""N701–N703: names that differ by a slip are reported once, at the wrong name."""

import pytest

from discloseparse.check.names import cited_variant, organisation_variant, project_variant
from tests.check.builder import build, found, message

RULES = [organisation_variant.RULE, project_variant.RULE, cited_variant.RULE]

CITED = (
    "立项依据\n依据《沙河县机关后购后勤管理办法》。\n项目概况\n2026年购买后勤服务，根据"
    "《沙河县机关购买后勤管理办法》，拟安排资金三万元，由县机关事务管理部门统一组织。\n"
    "项目实施计划\n按照《沙河县机关后购后勤管理办法》执行。"
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_its_own_samples(rule):
    project = rule.code == "N702"
    headings = ("项目名称",) if project else ()
    assert len(found(rule, build(rule.failing, headings=headings))) == 1
    assert found(rule, build(rule.passing, headings=headings)) == []


def test_one_finding_for_all_places_of_one_slip():
    result = build(CITED)
    (finding,) = cited_variant.RULE.check(result)
    words = [span.of(result.text) for span in finding.spans]
    wrong = "《沙河县机关后购后勤管理办法》"
    assert words == [wrong, "《沙河县机关购买后勤管理办法》", wrong]
    assert "后购后勤" in message(cited_variant.RULE, finding)
    assert "seem to be one document" in message(cited_variant.RULE, finding, "en")


def test_each_rule_reports_its_own_kind():
    result = build(CITED)
    assert found(organisation_variant.RULE, result) == []
    assert found(project_variant.RULE, result) == []
