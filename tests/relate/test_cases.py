"""Sentences as budgets, accounts and project texts word them: each claim found once, nothing else.

Cases known to fail stand in ``cases/open.toml`` with a reason; mending one removes its entry.
Where every claim is found, it must be found with a slip in the stated figure and between paragraphs
about other things as well.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.relate import arithmetic
from tests.relate.cases import Case, CaseError, load_cases, load_open, read_case
from tests.relate.neighbours import among
from tests.relate.outcome import describe, outcome, report
from tests.relate.slips import slipped

CASES = load_cases()
OPEN = load_open()
FOUND = [case for case in CASES if case.id not in OPEN]
SLIPS = [slip for case in FOUND for slip in slipped(case)]
NEIGHBOURED = among(FOUND)


def _params(cases: list[Case]) -> list[Any]:
    return [
        pytest.param(
            case,
            id=case.id,
            marks=[pytest.mark.xfail(reason=OPEN[case.id], strict=True)] if case.id in OPEN else [],
        )
        for case in cases
    ]


@pytest.mark.parametrize("case", _params(CASES))
def test_claims_are_found(case: Case) -> None:
    seen = outcome(case)
    assert seen.clean, "\n" + report(case, seen)


@pytest.mark.parametrize("case", _params(SLIPS))
def test_a_slip_is_found(case: Case) -> None:
    seen = outcome(case)
    assert seen.clean, "\n" + report(case, seen)


@pytest.mark.parametrize("case", _params(NEIGHBOURED))
def test_neighbours_are_left_alone(case: Case) -> None:
    seen = outcome(case)
    assert seen.clean, "\n" + report(case, seen)


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_labels_follow_from_their_figures(case: Case) -> None:
    for readings in case.claims + case.optional:
        for claim in readings:
            assert arithmetic.holds(case.text, claim) is claim.holds, describe(case.text, claim)


def test_open_cases_exist() -> None:
    assert OPEN.keys() <= {case.id for case in CASES + SLIPS + NEIGHBOURED}


TEXT = "共12万元，其中甲7万元、乙5万元、丙5万元。"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"text": TEXT, "claim": []}, "unknown"),
        ({"text": " ", "claims": []}, "no text"),
        ({"text": TEXT}, "no claims"),
        ({"text": TEXT, "claims": ["sum 12万元 = 7万元"]}, "not a claim"),
        ({"text": TEXT, "claims": ["total 12万元 = 7万元 + 5万元#1 ✓"]}, "not a claim"),
        ({"text": TEXT, "claims": ["sum 12万元 = 7万元 + 5万元 ✓"]}, "stands 2 times"),
        ({"text": TEXT, "claims": ["sum 12万元 = 7万元 + 5万元#3 ✓"]}, "there is no"),
        ({"text": TEXT, "claims": ["sum 12万元 = 7万元#1 + 5万元#1 ✓"]}, "there is no"),
        ({"text": TEXT, "claims": ["equal 2万元 = 7万元 ✗"]}, "is not in the text"),
        ({"text": TEXT, "claims": ["equal 7万元 = 7万元 ✓"]}, "among its operands"),
        ({"text": TEXT, "claims": ["sum 12万元 = 7万元 ✗"]}, "do not fit"),
        ({"text": TEXT, "claims": ["share 12万元 = 7万元 + 5万元#1 ✗"]}, "is not in the text"),
        ({"text": TEXT, "claims": ["growth 12万元 = now 7万元, then 5万元#1 ✗"]}, "do not fit"),
        ({"text": TEXT, "claims": ["equal 12万元 = 7万元 ✗"] * 2}, "twice"),
    ],
)
def test_malformed_cases_are_refused(table: dict[str, object], message: str) -> None:
    with pytest.raises(CaseError, match=f"a/b: .*{message}"):
        read_case("a/b", table)
