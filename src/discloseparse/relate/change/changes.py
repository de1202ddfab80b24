"""Changes: 增加/减少 amounts and growth rates against what they are measured from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from discloseparse.relate.change.bases import ends_of, named_bases, previous_of, target
from discloseparse.relate.change.bases_elsewhere import told_elsewhere
from discloseparse.relate.change.currents import current_of, named_by
from discloseparse.relate.change.from_to import from_to
from discloseparse.relate.change.named_sides import named_sides
from discloseparse.relate.change.openings import opening_of
from discloseparse.relate.change.two_bases import compared_at_once, two_bases
from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.luck import nearly
from discloseparse.relate.judging.near import CHOICE, TOLD, held_or_slipped
from discloseparse.relate.names.comparing import in_comparison, is_previous
from discloseparse.relate.names.labels import core
from discloseparse.relate.scene import Quantity, Scene, is_time
from discloseparse.relate.surroundings import CHANGE, FALL, reached

_GROWTH_BEFORE = re.compile(
    r"(?:增长|增加|增幅|增速|增率|升幅|涨幅|扩大|上升|提高|上涨|提升|下降|降低|降幅|跌幅|减少|减幅|压减|下浮|上浮|回落)(?:了|率|的?幅度|的?比例)*(?:约|近|达|达到|为|是)*$"
)
_NET = re.compile(r"净(?:增加|减少|增|减)")
_YEARLY = re.compile(r"(?:年均|平均|每年|复合|逐年|年递)[^，,。;\d]{0,8}$")
_OTHER_BASIS = re.compile(
    r"同口径|可比口径|可比价|不变价|剔除|扣除|扣减|还原|加回|不含|不计|(?<!主要)考虑"
)
_RESIDUE = re.compile(r"(?:增加\(减少\)|减少\(增加\)|增长\(下降\)|下降\(增长\))$")


def bind(scene: Scene) -> Iterator[Claim]:
    """All growth rates and all differences."""
    for q in scene.quantities:
        if _left_open(scene, q) or (compared_at_once(scene, q) and two_bases(scene, q) is None):
            continue
        if q.kind == "percent" and _GROWTH_BEFORE.search(q.before):
            yield from filter(partial(_likely, scene), _growth(scene, q))
        if q.kind != "percent" and (q.role == "change" or changed_rate(q)):
            yield from filter(partial(_likely, scene), _difference(scene, q))


def _likely(scene: Scene, claim: Claim) -> bool:
    """A figure of another sentence that the words do not name is bound if the claim holds, slips or is near."""
    change, current = claim.result, claim.flat[0]
    assert change is not None  # noqa: S101
    if claim.kind == "growth" and (len({q.dim for q in claim.flat}) > 1 or _adjusted(scene, claim)):
        return False
    if current.sentence == change.sentence or named_by(scene, change, current):
        return True
    return nearly(claim, TOLD if current.paragraph == change.paragraph else CHOICE)


def _adjusted(scene: Scene, claim: Claim) -> bool:
    """36.2亿元，上年34.1亿元，同口径增长9.8%: a rate of figures that are not told, unless it holds for those that are."""
    rate, first = claim.result, min(claim.flat, key=lambda q: q.start)
    if rate is None or first.start > rate.start or fit(claim):
        return False
    since = max(first.end, scene.sentence(rate).start)
    return bool(_OTHER_BASIS.search(scene.text, since, rate.start))


_FEWER = re.compile(
    r"(?:[多少](?:补|发|付|交|缴|花|领|给)|[提调]高|下调|上调|降低|增加|减少)(?:了)?$"
)


def changed_rate(q: Quantity) -> bool:
    """由每亩62元下调至每亩55元，亩均少补7元: a change told for each of many."""
    return q.role == "rate" and q.figure.high is None and bool(_FEWER.search(q.before))


def _left_open(scene: Scene, q: Quantity) -> bool:
    """增加（减少）5.20万元 is left from a template and says nothing; 年均增长8.4% is no change from end to end."""
    template = _RESIDUE.search(scene.text[max(0, q.start - 10) : q.start])
    return bool(template or _YEARLY.search(q.before))


def _ways(scene: Scene, change: Quantity, rate: Quantity, sign: int) -> tuple[int, ...]:
    """增加82.40万元，下降3.89%: the change goes its own way, which is said only where the two differ.

    减少18.29万元，增长-38.63% tells one way twice.
    """
    plain = change.figure.value > 0 and rate.figure.value != 0 and not _left_open(scene, change)
    return (1, -sign) if plain and _sign(change) != sign else ()


_VERB = re.compile(CHANGE)


def _sign(q: Quantity) -> int:
    """The direction of the last word of change before the figure."""
    verbs = _VERB.findall(q.before)
    return -1 if FALL.search(verbs[-1] if verbs else q.before) else 1


def _growth(scene: Scene, rate: Quantity) -> Iterator[Claim]:
    sign = _sign(rate) if rate.figure.value > 0 else 1
    if reached(rate):
        return
    ends = from_to(scene, rate) or named_sides(scene, rate) or two_bases(scene, rate)
    if ends is not None:
        yield Claim("growth", rate, ends, rate.before or "由…到…", ("current", "previous"), sign)
        return
    change = _change_of(scene, rate)
    if change is not None:
        yield from _growth_by(scene, rate, change, sign)
        return
    current = current_of(scene, rate)
    previous = previous_of(scene, rate, current)
    told = change_behind(scene, rate)
    if current is not None and previous is not None:
        yield Claim("growth", rate, (current, previous), rate.before, ("current", "previous"), sign)
    elif current is not None and told is not None and told.dim == current.dim:
        yield Claim("growth", rate, (current, told), rate.before, ("current", "change"), sign)
    elif (current := current or _aimed_at(scene, rate)) is not None:
        yield from _from_elsewhere(scene, rate, current, sign)


def _growth_by(scene: Scene, rate: Quantity, change: Quantity, sign: int) -> Iterator[Claim]:
    """增加42万元，增长8.60%: the rate of that change on what was before, or before what it has become."""
    current = current_of(scene, change)
    previous = previous_of(scene, change, current)
    told = partial(Claim, "growth", rate, because=rate.before, sign=sign)
    ways = _ways(scene, change, rate, sign)
    if current is not None and previous is not None and in_comparison(scene, previous, change):
        yield told((current, previous), roles=("current", "previous"))
    elif previous is not None:
        yield told((change, previous), roles=("change", "previous"), signs=ways)
    elif (
        current is not None and current.figure.value
    ):  # from less than nothing to nothing: another's
        yield told((current, change), roles=("current", "change"), signs=ways)


def _aimed_at(scene: Scene, rate: Quantity) -> Quantity | None:
    """接待读者不少于200万人次，比2023年增长7.30%: the bound right before the rate."""
    before = scene.quantities[rate.index - 1] if rate.index else rate
    near = before.segment == rate.segment and before.role == "bound" and not before.per
    return before if near else None


def _from_elsewhere(scene: Scene, rate: Quantity, current: Quantity, sign: int) -> Iterator[Claim]:
    claims = [
        Claim("growth", rate, (current, q), rate.before, ("current", "previous"), sign)
        for q in (*named_bases(scene, rate), *told_elsewhere(scene, rate, current))
        if q is not current
    ]
    held = held_or_slipped(claims)
    if held is not None:
        yield held._replace(certain=False)


def _change_of(scene: Scene, rate: Quantity) -> Quantity | None:
    """The change whose rate this is: the nearest change before it, with no other rate between.

    变更增加134万元，结算价2994万元，较合同价增加4.71%: the rate is not of that change but of what it made.
    """
    became = False
    since: set[str] = set()
    for q in scene.back(rate, 6):
        if q.sentence != rate.sentence or q.kind == "percent":
            return None
        if q.role == "change":
            return None if became or since - {q.dim} else q
        if q.role == "plain" and q.host is None and not is_time(q):
            since.add(q.dim)  # 净增9家，实现产值186亿元，增长7.2%: the rate of what is told since
        became = became or (_BECAME.search(q.before) is not None and bool(target(rate)))
    return None


_BECAME = re.compile(r"(?:结算|决算|审定|调整后|变更后)[^，,。;\d]*$")


_THEN = re.compile(rf"[，,](?:同比|较上年|比上年|共|净)?{CHANGE}(?:了|额?为|约|近)*")


def change_behind(scene: Scene, rate: Quantity) -> Quantity | None:
    """与上年相比下降9.75%，减少412.60万元: the change told right behind its rate, in the same direction."""
    after = scene.quantities[rate.index + 1 : rate.index + 2]
    if not after or after[0].sentence != rate.sentence or after[0].role != "change":
        return None
    beside = _THEN.fullmatch(scene.gap(rate, after[0])) and after[0].kind not in {
        "percent",
        "points",
    }
    return after[0] if beside and _sign(after[0]) == _sign(rate) else None


def _difference(scene: Scene, change: Quantity) -> Iterator[Claim]:
    ends = from_to(scene, change) or _points(scene, change) or named_sides(scene, change)
    ends = ends or two_bases(scene, change)
    if ends is not None:
        yield Claim("difference", change, ends, change.before, sign=_sign(change))
        return
    if change.kind == "points":
        return
    current, previous = ends_of(scene, change)
    if _NET.search(_verb(scene, change)) and (previous is None or not is_previous(scene, previous)):
        yield from _net(scene, change)
        return
    if current is not None and previous is not None:
        yield Claim("difference", change, (current, previous), change.before, sign=_sign(change))
    elif current is not None:
        opening = opening_of(scene, change, current)
        if opening is not None:
            yield Claim("difference", change, (current, opening), change.before, sign=_sign(change))
            return
        yield from _from_afar(scene, change, current)


def _from_afar(scene: Scene, change: Quantity, current: Quantity) -> Iterator[Claim]:
    """较核定总投资减少3.24万元: its figure stands elsewhere; another may bear the name, so it must fit."""
    claims = [
        Claim("difference", change, (current, q), change.before, sign=_sign(change), certain=False)
        for q in (*named_bases(scene, change), *told_elsewhere(scene, change, current))
        if q is not current
    ]
    held = held_or_slipped(claims) or _only_base(claims, target(change))
    if held is not None:
        yield held


def _only_base(claims: Sequence[Claim], name: str) -> Claim | None:
    """The nearest, where all bases have one value and are called by ``name`` in full."""
    bases = [claim.flat[1] for claim in claims]
    one = len({q.figure.value for q in bases}) == 1 and len(core(name)) >= _TELLING
    return claims[0] if one and all(name in q.label for q in bases) else None


_TELLING = 3  # characters of a name that is no word for any budget


_MARK = re.compile(r"(?:高于|低于|不低于|超过)[^，,。;]*$")  # what is asked for, not what was


def _points(scene: Scene, change: Quantity) -> tuple[Quantity, Quantity] | None:
    """93.5%，较上年的91.2%提高2.3个百分点."""
    near = scene.just_before(change.start, scene.sentence(change).start, 4)
    near = [q for q in near if not _MARK.search(q.before)][-2:]
    if change.kind != "points" or len(near) < 2:
        return None
    current, previous = near
    told = in_comparison(scene, previous, change) and is_previous(scene, previous)
    rates = current.kind == previous.kind == "percent" and current.role != "change"
    return (current, previous) if told and rates else None


def _verb(scene: Scene, change: Quantity) -> str:
    """The words of change, which 净减少58户131人 says once."""
    return change.before or scene.quantities[max(0, change.index - 1)].before


def _net(scene: Scene, change: Quantity) -> Iterator[Claim]:
    """新纳入286户，退出344户，净减少58户."""
    alike = [
        q
        for q in scene.within(scene.sentence(change).start, change.start)
        if q.dim == change.dim and q.role == "plain"
    ]
    if len(alike) == 2:
        yield Claim("difference", change, (alike[0], alike[1]), change.before)
