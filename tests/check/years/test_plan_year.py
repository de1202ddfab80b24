"""Y605: schedules before the budget year."""

import pytest

from discloseparse.check.years.plan_year import RULE
from tests.check.builder import build, found


def plan(schedule: str) -> list[str]:
    return found(RULE, build(f"项目名称\n2026年村庄保洁\n项目实施计划\n{schedule}"))


@pytest.mark.parametrize(
    "schedule", ["2025年3月底前完成核对，6月底前发放完毕。", "1.2025年1月至2月，完成招标。"]
)
def test_a_plan_for_last_year(schedule):
    assert plan(schedule) == ["2025年"]


@pytest.mark.parametrize(
    "schedule",
    [
        "2026年3月底前完成核对。",
        "2025年12月启动招标，2026年10月底前完成验收。",
        "2025年已完成招标，本年完成验收。",
        "自2025年起每季度组织一次。",
        "按《2025年实施方案》组织开展。",
        "3月底前完成。",
    ],
)
def test_other_plans(schedule):
    assert plan(schedule) == []


def test_only_project_texts_have_schedules():
    text = "项目名称\n2026年村庄保洁\n项目实施计划\n2025年3月底前完成核对。"
    assert found(RULE, build(text, kind="other")) == []


def test_its_own_samples():
    assert found(RULE, build(RULE.failing)) == ["2025年"]
    assert found(RULE, build(RULE.passing)) == []
