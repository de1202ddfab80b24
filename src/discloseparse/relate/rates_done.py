"""Rates of what was done: 执行率, 完成率, 到位率, 回收率, 完成预算的…%."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from discloseparse.relate.bases import ends_of
from discloseparse.relate.claims import Claim
from discloseparse.relate.lists import addable
from discloseparse.relate.near import held_or_slipped
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.relate.siblings import above_of_which


def of_budget(scene: Scene, q: Quantity, match: re.Match[str]) -> Iterator[Claim]:
    """完成年初预算的96.39%: what was spent over what was planned."""
    pool = [
        other
        for other in scene.back(q, 10)
        if other.paragraph == q.paragraph and addable(other) and other.role == "plain"
    ]
    spent = next((o for o in pool if not _planned(o)), None)
    planned = next((o for o in pool if _planned(o) and (spent is None or o.dim == spent.dim)), None)
    if spent is not None and planned is not None:
        yield Claim("share", q, (spent, planned), match.group())


def _planned(q: Quantity) -> bool:
    return bool(
        re.search(
            r"预算(?:数|为|安排|总额|是|合计)*$|预算$|目标为?$|计划$|控制价$", q.before or q.label
        )
    )


_MEANT = re.compile(r"计划|应|发放|发出|下达|目标|任务|预算|核定|拨付|安排|投入|申请")
_DONE_OF_IT = re.compile(r"实际|实有|收回|回收|完成|到位|支出|执行|整改|竣工|建成|通过|参加|合格")


def _side_by_side(scene: Scene, q: Quantity) -> Claim | None:
    """计划培训240人，实际培训228人，完成率97%: the two figures right before the rate, one meant and one
    done, whatever they give."""
    near = scene.just_before(q.start, scene.sentence(q).start, 2)
    if len(near) < 2 or not all(addable(o) and o.role == "plain" and o.host is None for o in near):
        return None
    whole, part = near
    meant = _MEANT.search(whole.before) or ("执行" in q.before and "到位" in whole.before)
    if whole.dim != part.dim or not meant or _MEANT.search(part.before):
        return None
    if not _DONE_OF_IT.search(part.before):
        return None
    return Claim("share", q, (part, whole), q.before)


def _of_change(scene: Scene, q: Quantity) -> Claim | None:
    """比年初计划的150场多6场，完成率104%: of the two figures that the change before it compares."""
    change = scene.quantities[q.index - 1] if q.index else q
    if change.sentence != q.sentence or change.role != "change" or "完成" not in q.before:
        return None
    current, previous = ends_of(scene, change)
    if current is None or previous is None:
        return None
    return Claim("share", q, (current, previous), q.before)


_ANSWERS = re.compile(r"收回|回收|有效|调查|受访|走访|参评")


def _of_answers(scene: Scene, q: Quantity, words: str) -> Claim | None:
    """收回192份…合计180份，满意度为94%: of the answers, told just before."""
    if "满意" not in words or not q.index:
        return None
    part = scene.quantities[q.index - 1]
    if part.sentence != q.sentence or not addable(part) or part.kind == "amount":
        return None
    for whole in scene.back(part, 12):
        if whole.paragraph != q.paragraph:
            return None
        if whole.dim == part.dim and addable(whole) and _ANSWERS.search(whole.before):
            return Claim("share", q, (part, whole), words)
    return None


def _of_those(scene: Scene, q: Quantity, words: str) -> Claim | None:
    """在职教职工128人，其中会员126人，入会率98.44%."""
    part = scene.quantities[max(0, q.index - 1)]
    whole = above_of_which(scene, part) if part.sentence == q.sentence else None
    return Claim("share", q, (part, whole), words) if whole is not None else None


def of_rate(scene: Scene, q: Quantity, match: re.Match[str]) -> Iterator[Claim]:
    """执行率, 到位率, 回收率 …: two figures of the same measure before it."""
    words = match.group()
    beside = (
        _side_by_side(scene, q)
        or _of_change(scene, q)
        or _of_answers(scene, q, words)
        or _of_those(scene, q, words)
    )
    if beside is not None:
        yield beside
        return
    pool = [o for o in scene.back(q, 60) if addable(o) and o.role == "plain" and _visible(o, q)]
    if "执行" in words or "支出" in words or "到位" in words:
        pool = [o for o in pool if o.kind == "amount"]
    parts = [o for o in pool if o.paragraph == q.paragraph]
    if "节约" in words:
        parts = [o for o in scene.back(q, 3) if o.sentence == q.sentence and addable(o)]
    claims = [
        Claim("share", q, (part, whole), words, certain=False)
        for part in parts[:3]
        for whole in _planned_first(o for o in pool if o.dim == part.dim and o is not part)
    ]
    held = held_or_slipped(claims)
    if held is not None:
        yield held
    elif re.search("执行|节约|到位", words):
        yield from [c for c in claims if _planned(c.flat[1])][:1]


def _planned_first(pool: Iterable[Quantity]) -> list[Quantity]:
    return sorted(list(pool)[:8], key=lambda o: not _planned(o))


def _visible(other: Quantity, q: Quantity) -> bool:
    if other.project != q.project:
        return False
    return other.section == q.section or other.paragraph >= q.paragraph - 12
