"""How far a goal was passed, told right behind the goal itself: 超出计划36公里2.6公里."""

import pytest

from tests.relate.told import Told, told


@pytest.mark.parametrize(("gap", "holds"), [("3.2公里", True), ("2.3公里", False)])
def test_the_gap_lies_between_what_was_done_and_the_goal(gap: str, holds: bool) -> None:
    found = told(f"硬化道路45.2公里，超出计划42公里{gap}。")
    assert found == [Told("difference", gap, ("45.2公里", "42公里"), holds)]
