"""What follows from the changes of parts, from totals and counts of projects told again, and from a rise alone."""

from __future__ import annotations

import pytest

from tests.relate.told import Told, told

_CARS = (
    "公务用车购置及运行费46.56万元，比2023年预算增加{whole}。其中：公务用车购置费27.00万元，比2023年预算{bought}，"
    "主要原因是购置公务用车；公务用车运行费19.56万元，比2023年预算{run}。"
)
CHANGES = {
    ("25.00万元", "增加27.00万元", "减少2.00万元"): True,
    ("26.00万元", "增加27.00万元", "减少2.00万元"): False,
}


@pytest.mark.parametrize(("changes", "holds"), CHANGES.items())
def test_what_rose_less_what_fell(changes: tuple[str, str, str], holds: bool) -> None:
    whole, bought, run = changes
    found = told(_CARS.format(whole=whole, bought=bought, run=run), "sum")
    assert Told("sum", whole, ("2.00万元", "27.00万元"), holds) in found


def test_what_is_level_adds_nothing() -> None:
    found = told(_CARS.format(whole="9.00万元", bought="增加8.00万元", run="持平"), "equal")
    assert found == [Told("equal", "9.00万元", ("8.00万元",), False)]


@pytest.mark.parametrize("run", ["减少2.00万元（公务用车报废一辆）", "没有安排"])
def test_changes_against_other_bases_are_left_alone(run: str) -> None:
    text = _CARS.format(whole="25.00万元", bought="增加26.00万元", run=run)
    assert told(text.replace("比2023年预算减少", "比2023年决算减少"), "sum")[1:] == []


_AGAIN = "项目总预算{}，其中支持外贸370.00万元，支持总部1106.00万元，会务153.00万元，合计{}。"
TOTALS = {
    ("1629.00万元", "1629.00万元"): [True],
    ("1629.02万元", "1629.00万元"): [False],
    ("2400.00万元", "1629.00万元"): [],  # not all of it is listed
}


@pytest.mark.parametrize(("totals", "holds"), TOTALS.items())
def test_a_total_told_first_and_last(totals: tuple[str, str], holds: list[bool]) -> None:
    assert [claim.holds for claim in told(_AGAIN.format(*totals), "equal")] == holds


_STAGES = "编报绩效目标的项目{}个，涉及预算金额{}；绩效跟踪的项目4个，涉及预算金额598.42万元；绩效自评的项目4个，涉及预算金额598.42万元。"
STAGES = {
    ("4", "598.42万元"): [True, True],
    ("4", "598.72万元"): [True, False],
    ("4", "640.00万元"): [True],  # other projects, it may be
    ("5", "598.72万元"): [],
}


@pytest.mark.parametrize(("stage", "holds"), STAGES.items())
def test_one_number_of_projects_at_several_stages(
    stage: tuple[str, str], holds: list[bool]
) -> None:
    found = told(_STAGES.format(*stage), "equal")
    assert sorted((claim.holds for claim in found), reverse=True) == holds


RISES = {
    "公务接待费2.10万元，比上年增加3.20万元，主要是会议增多。": [False],
    "公务接待费2.10万元，比上年增加1.20万元，主要是会议增多。": [],
    "年末结转和结余2.10万元，比上年增加3.20万元。": [],
    "公务接待费2.10万元，全部支出30.00万元，比上年增加3.20万元。": [],
    "公务接待费2.10万元，比上年减少3.20万元。": [],
}


@pytest.mark.parametrize(("text", "holds"), RISES.items())
def test_a_rise_larger_than_its_figure(text: str, holds: list[bool]) -> None:
    assert [claim.holds for claim in told(text, "comparison")] == holds


_BOTH = "收入预算15621.11万元，比2023年预算减少{}；支出预算15621.11万元，比2023年预算{}。"
BOTH = {
    ("876.75万元", "减少876.75万元"): [True],
    ("876.75万元", "减少576.75万元"): [False],
    ("876.75万元", "减少612.30万元"): [],  # a fund may have ended
    ("876.75万元", "增加576.75万元"): [],
}


@pytest.mark.parametrize(("changes", "holds"), BOTH.items())
def test_equal_amounts_changed_alike(changes: tuple[str, str], holds: list[bool]) -> None:
    assert [claim.holds for claim in told(_BOTH.format(*changes), "equal")] == holds


def test_round_amounts_may_be_equal_by_chance() -> None:
    text = "会议支出10.00万元，比上年增加2.00万元；培训支出10.00万元，比上年增加3.00万元。"
    assert told(text, "equal") == []
