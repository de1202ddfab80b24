"""What kind of document it is, whose and of which year, from title pages of many makes."""

from __future__ import annotations

import pytest

from discloseparse import parse_text

BODY = "\n一、基本情况\n情况良好。\n二、其他事项\n无。\n"
CASES = {
    "某县水利局2025年部门预算公开": ("department_budget", 2025, "某县水利局", "budget"),
    "2024年度\n某区人民法院\n部门决算": ("department_accounts", 2024, "某区人民法院", "final"),
    "二〇二三年度某市图书馆单位决算": ("department_accounts", 2023, "某市图书馆", "final"),
    "青山中学2022年度决算公开说明": ("department_accounts", 2022, "青山中学", "final"),
    "某镇卫生院 2023 年单位预算": ("department_budget", 2023, "某镇卫生院", "budget"),
    "某市公共交通集团有限公司2021年度运营补贴绩效自评报告": (
        "performance_report",
        2021,
        "某市公共交通集团有限公司",
        "final",
    ),
    "关于某县2026年第一季度临时救助资金发放情况的公示": ("subsidy_notice", 2026, None, None),
    "某区审计局审计结果公告\n2023年第4号\n某区2022年度救助资金审计结果": (
        "audit_notice",
        2022,
        "某区审计局",
        None,
    ),
    "关于某县2024年预算执行情况和2025年预算草案的报告": ("other", 2024, None, None),
    "临江大学2023年政府采购情况说明": ("other", 2023, "临江大学", None),
}


@pytest.mark.parametrize(("title", "known"), CASES.items())
def test_the_title_tells(title: str, known: tuple[str, int, str | None, str | None]) -> None:
    result = parse_text(title + BODY)
    assert (result.kind, result.year, result.unit, result.phase) == known


def test_the_signature_names_the_unit_where_the_title_does_not() -> None:
    text = "补贴发放公示\n现将有关情况公示如下。\n某县农业农村局\n2024年5月6日\n"
    assert parse_text(text).unit == "某县农业农村局"


@pytest.mark.parametrize("opening", ["现将", "关于", "根据"])
def test_no_unit_begins_with_a_particle(opening: str) -> None:
    unit = parse_text(f"{opening}某县水利局2025年有关情况公开\n{BODY}").unit
    assert unit is None or not unit.startswith(opening)


def test_a_sentence_below_the_title_gives_no_kind_away() -> None:
    text = "某县环保局专项资金使用情况说明\n根据《预算法》的要求，现予说明。\n"
    assert parse_text(text).kind == "other"
