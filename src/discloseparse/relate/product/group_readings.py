"""What a group may come to: a reading for each count it may mean, and the choice among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.luck import of_one_size
from discloseparse.relate.product.groups import Group
from discloseparse.relate.product.rates import distributed
from discloseparse.relate.scene import Quantity

CLOSES = re.compile(
    r"(?:(?<![公])共|合计|总计|小计|(?<![预估统累会])计|总额|总金额|总投资|需)[^\d，,。;]{0,12}$"
)
"""Words that close a list of groups."""


def readings_of(group: Group, result: Quantity) -> list[Claim]:
    """The product with each count that the group may mean."""
    count, *others = group.factors
    because = "各" if distributed(group.rate) else "、".join(group.rate.per) or "单价"
    return [Claim("product", result, (c, *others), because) for c in (count, *group.rivals)]


def incomplete(claim: Claim) -> bool:
    """Does a group lack the months or days its rate asks for?"""
    sides = [o if isinstance(o, tuple) else (o,) for o in claim.operands]
    if claim.kind == "product":
        sides = [claim.flat]
    return any(Group(side[1], side).missing for side in sides)


def chosen(readings: Sequence[Claim], *, strict: bool) -> Iterator[Claim]:
    """The first reading that holds as printed; else the first, if the words leave no doubt."""
    for claim in readings:
        if fit(claim) == 2 and not vague(claim):
            yield claim
            return
    if strict and of_one_size(readings[0]):
        yield readings[0]._replace(certain=len(readings) == 1)


def vague(claim: Claim) -> bool:
    """5万余名学生每天4元，每生每年800元，共需4136万元: of counts told about, several groups meet many a total."""
    return claim.kind == "sum_of_products" and any(q.approx for q in claim.flat)
