"""A mean printed as a whole number is a rounded one: it fails only where no rounding explains it."""

from __future__ import annotations

import pytest

from tests.relate.told import told

CASES = {
    "全县行政村120个，配备网格员380名，村均3名。": [True],
    "全县行政村120个，配备网格员580名，村均3名。": [False],
    "全年培训8场，参训1,643人次，平均每场205人。": [True],
    "全年培训8场，参训1,843人次，平均每场205人。": [False],
    "全年救助285人，支出救助金27.99万元，人均982元。": [True],
    "全年救助285人，支出救助金29.77万元，人均982元。": [False],
    "全县行政村120个，配备网格员380名，每村超过3名。": [],
}


@pytest.mark.parametrize(("text", "holds"), CASES.items())
def test_whole_means_are_rounded(text: str, holds: list[bool]) -> None:
    assert [claim.holds for claim in told(text, "product")] == holds
