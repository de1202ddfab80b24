"""Figures that are no parts of one whole: of two sides or columns, cut and kept, come in and left over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discloseparse.relate.scene import Quantity
from discloseparse.relate.sum.lists import column

_SO_FAR = re.compile(r"累计|滚存")
"""累计结余3051万元。其中，2021年提取127万元，基金累计1652万元: what came in is a part of what has come together."""
CUT = re.compile(r"审减|核减|压减|节约|节支")
"""其中房建类送审6.4亿元，审减0.7亿元: what was cut is no part beside what was submitted."""
_SIDE = re.compile(r"本年(?P<year>收入|支出)|(?P<side>收入|支出)(?:合计|总计|总额|数|为)*$")


def may_be_parts(parts: Sequence[Quantity]) -> bool:
    """Do no words tell the figures apart as such that are never added?"""
    told = (len({bool(kind.search(q.before)) for q in parts}) for kind in (_SO_FAR, CUT))
    both_columns = {column(q) for q in parts} >= {"budget", "final"}
    return not (both_columns or of_two_sides(parts) or max(told) > 1)


def of_two_sides(parts: Sequence[Quantity]) -> bool:
    """本年收入合计…；本年支出合计…: income and spending are never added."""
    found = (_SIDE.search(words) for q in parts for words in (q.label, q.before))
    return len({side["year"] or side["side"] for side in found if side}) > 1
