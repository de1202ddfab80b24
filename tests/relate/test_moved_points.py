"""An amount told again in another unit or without its decimal point is a slip, not another amount."""

from __future__ import annotations

import pytest

from tests.relate.told import Told, told

SLIPPED = {
    "设备购置费共需1028.8万元。全年设备购置费总额1028.8元。": ("1028.8元", "1028.8万元"),
    "设备购置费共需114.9万元。全年设备购置费总额1149万元。": ("1149万元", "114.9万元"),
}
SILENT = [
    "设备购置费共需15万元。全年设备购置费总额15元。",
    "设备购置费共需1028.8万元。食堂伙食补贴1028.8元。",
    "中央补助1028.8万元。省级补助1028.8元。",
]


@pytest.mark.parametrize(("text", "claim"), SLIPPED.items())
def test_the_same_digits_of_another_size(text: str, claim: tuple[str, str]) -> None:
    again, first = claim
    assert told(text, "equal") == [Told("equal", again, (first,), False)]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_to_tell(text: str) -> None:
    assert told(text, "equal") == []
