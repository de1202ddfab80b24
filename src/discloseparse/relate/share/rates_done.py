"""Rates of what was done: 执行率, 完成率, 到位率, 回收率, 完成预算的…%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.change.bases import ends_of
from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.luck import nearly
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.names.labels import core, in_common
from discloseparse.relate.scene import Quantity, Scene, addable
from discloseparse.relate.share.named_pairs import DONE, same_thing
from discloseparse.relate.share.rates_in_sight import LACKING, in_sight, of_money_meant, planned
from discloseparse.relate.share.rates_named import (
    MEANT,
    SUMS_UP,
    by_deed,
    by_name,
    of_level,
    of_namesake,
)
from discloseparse.relate.share.rates_of_parts import by_group, by_part, by_score
from discloseparse.relate.share.siblings import above_of_which, has_share
from discloseparse.relate.sum.sums import is_listed, totals


def of_budget(scene: Scene, q: Quantity, match: re.Match[str]) -> Iterator[Claim]:
    """完成年初预算的96.39%: what was spent over what was budget."""
    pool = [
        other
        for other in scene.back(q, 10)
        if other.paragraph == q.paragraph and addable(other) and other.role == "plain"
        if other.host is None or other.host is q.host
    ]
    spent = _whole_spent(scene, next((o for o in pool if not planned(o)), None), pool)
    budgets = [o for o in pool if planned(o) and (spent is None or o.dim == spent.dim)]
    budget = next(iter(_so_named(budgets, match["whole"])), None)
    if spent is not None and budget is not None:
        claim = Claim("share", q, (spent, budget), match.group())
        apart = spent.sentence != budget.sentence or has_share(scene, spent)
        if apart and not nearly(claim):
            yield from _of_section(scene, q, budget, match.group())
        elif not _of_another(scene, q, spent, budget) or fit(claim) == 2:
            yield claim
    elif budget is not None:
        yield from _of_section(scene, q, budget, match.group())
    elif spent is not None and spent.sentence == q.sentence:
        yield from _of_goal(scene, q, spent, match.group())


def _of_another(scene: Scene, q: Quantity, spent: Quantity, budget: Quantity) -> bool:
    """抚育5.1万亩，为任务5万亩的102%；育林2万亩，完成任务的100%: is the goal that of the clause before?"""
    behind = scene.quantities[budget.index + 1]
    told = behind is not q and behind.kind == "percent" and scene.gap(budget, behind) == "的"
    if told and budget.start < behind.start < spent.start:
        return True
    return spent.segment == q.segment != budget.segment and (told or has_share(scene, budget))


_OPENING = "年初"


def _so_named(budgets: list[Quantity], name: str) -> list[Quantity]:
    """年初预算2800万元，调整预算3150万元，… 完成年初预算的110.25%: those of the budget named, if it is told from others."""
    if not re.search(r"年初|调整|全年", name):
        return budgets
    told = [o for o in budgets if (_OPENING in o.before) == (_OPENING in name)]
    return told or budgets


def _whole_spent(scene: Scene, spent: Quantity | None, pool: list[Quantity]) -> Quantity | None:
    """支出合计30万元，其中…21万元，…9万元；全年预算35万元: the budget told after the list is that of its whole."""
    if spent is None or not pool or not planned(pool[0]):
        return spent
    if pool[0].segment == spent.segment and not is_listed(scene, spent):
        return spent
    told = totals(scene).get(spent.index, [])
    wholes = [o for o in told if spent.sentence - o.sentence in {0, 1}]
    return wholes[0] if wholes else spent


_SPENT = re.compile(r"支出(?:决算)?(?:数|总额|合计)?(?:为|共|共计)?$|决算(?:数)?(?:为)?$")


def _of_section(scene: Scene, q: Quantity, budget: Quantity, words: str) -> Iterator[Claim]:
    """财政拨款支出94万元，具体用于： … 年初预算为90万元，完成年初预算的104.83%: the figure that opens the section."""
    for spent in scene.back(q, 40):
        if spent.section != q.section:
            return
        listed = spent.index in totals(scene)
        if spent.dim == budget.dim and _SPENT.search(spent.before) and not listed:
            claim = Claim("share", q, (spent, budget), words)
            yield from [claim] if nearly(claim) else []
            return


def _of_goal(scene: Scene, q: Quantity, done: Quantity, words: str) -> Iterator[Claim]:
    """硬化路实际完成56.7公里，完成年度目标的105%: the goal stands under the same name in an earlier section."""
    name = core(done.label)
    goals = [
        o
        for o in scene.back(done, 80)
        if o.dim == done.dim and o.project == q.project and o.role == "plain" and addable(o)
        if not DONE.search(o.before) and in_common(name, core(o.label)) > 2
    ]
    if "预算" in words:
        return
    claims = [Claim("share", q, (done, o), words) for o in goals[:4]]
    named = [c for c in claims if same_thing(c.flat[1], done)]
    held = held_or_slipped(claims) or (named[0] if len(named) == 1 else None)
    if held is not None:
        yield held


_DONE_OF_IT = re.compile(
    r"实际|实有|实[到收发付缴征领]|已|收回|回收|完成|到位|支出|执行|整改|竣工|建成|通过|参加|合格"
)


_QUALITY = re.compile(r"满意|合格|优良|优秀|知晓|就业|达标|及格|准确|及时|安全|规范")


def _side_by_side(scene: Scene, q: Quantity) -> Claim | None:
    """计划培训240人，实际培训228人，完成率97%: the two figures right before the rate, one meant and one
    done, whatever they give."""
    near = scene.just_before(q.start, scene.sentence(q).start, 2)
    if len(near) < 2 or not all(addable(o) and o.role == "plain" and o.host is None for o in near):
        return None
    whole, part = near
    meant = MEANT.search(whole.before) or ("执行" in q.before and "到位" in whole.before)
    if SUMS_UP.search(part.before) and DONE.search(whole.before):
        return None
    if whole.dim != part.dim or not meant or MEANT.search(part.before):
        return None
    quality = _QUALITY.search(q.before)
    if not _DONE_OF_IT.search(part.before) or LACKING.search(part.before):
        return None
    if quality and quality.group() not in part.before:
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
_ANSWERED = re.compile(r"[者卷人份]中|表示|满意|知晓|认可|了解|支持")
"""Words of those who gave one answer: not of all who answered."""


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
        if whole.dim == part.dim and addable(whole) and _answers(whole):
            return Claim("share", q, (part, whole), words)
    return None


def _answers(q: Quantity) -> bool:
    return bool(_ANSWERS.search(q.before)) and not _ANSWERED.search(q.before)


def _of_those(scene: Scene, q: Quantity, words: str) -> Claim | None:
    """在职教职工128人，其中会员126人，入会率98.44%."""
    part = scene.quantities[max(0, q.index - 1)]
    whole = above_of_which(scene, part) if part.sentence == q.sentence else None
    return Claim("share", q, (part, whole), words) if whole is not None else None


_AIMED = re.compile(r"预计|力争|确保|争取|预期|有望")
_NO_SHARE = re.compile(
    r"增长|增加|上升|提高|下降|降低|减少|贴现|年利|月利|税|费|汇|折|死亡|出生|自然"
)


def of_rate(scene: Scene, q: Quantity, match: re.Match[str]) -> Iterator[Claim]:
    """执行率, 到位率, 回收率 …: two figures of the same measure before it."""
    words, stem = match.group(), match["stem"]
    if q.role == "bound" or _NO_SHARE.search(stem) or _AIMED.search(q.before):
        return  # 合格率达到99%以上, 力争到位率达到100%: what is aimed at
    claim = (
        by_score(scene, q)
        or _side_by_side(scene, q)
        or _of_change(scene, q)
        or by_group(scene, q)
        or _of_answers(scene, q, words)
        or _of_those(scene, q, words)
        or by_deed(scene, q, stem, words)
        or by_part(scene, q)
        or in_sight(scene, q, stem, words)
        or by_name(scene, q, words)
        or of_money_meant(scene, q, stem, words)
        or of_namesake(scene, q, words)
    )
    level = _LEVEL.match(q.before)
    if level is not None and claim is not None:
        own = all(level.group() in o.before for o in claim.flat) or fit(claim) == 2
        claim = claim if own else of_level(scene, q, level.group(), words)
    if claim is not None:
        yield claim


_LEVEL = re.compile(r"中央|省级|市级|县级|区级|镇级")  # 县级资金到位率: of that level's funds
