"""Kinds that may overlap: what is said of people, land or firms under 其中 without dividing them.

女党员 and 少数民族党员 are counted twice, 男 and 女 are not. Each word below belongs to one respect in which
things differ; parts named in two respects divide nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from discloseparse.relate.scene import Quantity

_RESPECTS = {
    "sex": r"男|女|妇",
    "nation": r"少数民族|汉族|[回藏苗彝壮傣]族",
    "age": r"岁|老年|老人|儿童|未成年|青年|中年|青壮年",
    "schooling": r"学历|学位|博士|硕士|研究生|本科|大专|文盲",
    "title": r"职称|高级(?!中学|别)|中级|初级|骨干|正高|副高|技师",
    "party": r"党员|团员|群众",
    "work": r"劳动力|在业",
    "away": r"务工|外出|返乡|留守",
    "health": r"慢性病|大病|重病|残疾",
    "insurance": r"医保|参保|异地就医",
    "hardship": r"低保|脱贫|监测|特困|困难",
    "boarding": r"寄宿|住校|走读",
    "land": r"林地|耕地|草地|园地|湿地|水域|建设用地",
    "protection": r"保护红线|基本农田|保护区|公益林",
    "firms": r"中小企业",
    "small firms": r"小微企业",
}
_RESPECT = {name: re.compile(words) for name, words in _RESPECTS.items()}
_REMAINDER = re.compile(r"其他|其它|其余|剩余|余下")


def may_overlap(parts: Sequence[Quantity]) -> bool:
    """Are the parts named in different respects, with no other or remaining part to complete them?"""
    names = [q.before + q.label + q.noun for q in parts]
    if any(_REMAINDER.search(name) for name in names):
        return False
    shared = [r for r, words in _RESPECT.items() if all(words.search(name) for name in names)]
    told = [{r for r in _respects(name) if r not in shared} for name in names]
    known = [respects for respects in told if respects]
    return len(known) > 1 and not set.intersection(*known)


def _respects(name: str) -> set[str]:
    return {respect for respect, words in _RESPECT.items() if words.search(name)}


GRADE = re.compile(
    r"(?P<grade>优秀|优良|良好|基本合格|不合格|合格|优|良|中|差|较差|一般|[A-DＡ-Ｄ甲乙丙丁]|[一二三四]级)"
    r"[”\"]?(?:等次|等级|等|级|档)?[”\"]?(?:的|为|有|共)*$"
)


def is_grade(q: Quantity) -> bool:
    """Does the figure count those of one grade (优15个, 评为良好的9所)?"""
    return q.kind in {"count", "people"} and GRADE.search(q.before) is not None
