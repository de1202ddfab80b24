"""Which whole a share is of: the one its words name, what the part was summed into, what is in sight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import judge
from discloseparse.relate.judging.luck import nearly
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.names.latest import latest_mention
from discloseparse.relate.scene import Quantity, Scene, addable, second_of_pair
from discloseparse.relate.share.siblings import agreed, has_share, shared_whole
from discloseparse.relate.sum.lists import column
from discloseparse.relate.sum.readings import is_total
from discloseparse.relate.sum.sums import totals


def of_part(scene: Scene, q: Quantity, part: Quantity, match: re.Match[str]) -> Iterator[Claim]:
    """The share of ``part`` in the whole that the words name."""
    yield from of_named(scene, q, part, match.groupdict().get("whole") or "", match.group())


def of_named(scene: Scene, q: Quantity, part: Quantity, name: str, because: str) -> Iterator[Claim]:
    """The share of ``part`` in the whole that fits best; wholes that are only near must fit."""
    core = "" if _TOTAL_NAME.search(name) else _core(name)
    sure = [o for o in _pool(scene, part, q) if core and _fits(scene, core, o)][:1]
    near, certain = [], True
    named = core.removesuffix("预算").removesuffix("决算")
    if core and not sure and named != core and len(named) >= _OWN_NAME:
        near = [o for o in _pool(scene, part, q) if _fits(scene, named, o)][:1]
    if not sure or sure[0].sentence != q.sentence:
        sure = [_nearest(scene, w, part, q, core) for w in _told_wholes(scene, part, q, name)]
        if not sure:
            whole, certain = shared_whole(scene, q, part, _candidates(scene, part, q))
            sure = [whole] if whole is not None else []
        else:
            sure = agreed(scene, q, sure, _candidates(scene, part, q))
        near += [_nearest(scene, w, part, q, core) for w in _near_wholes(scene, part, q)]
    claims = [Claim("share", q, (part, whole), because) for whole in [*sure, *near]]
    held = held_or_slipped(claims[: len(sure)] if part.figure.value == 0 else claims)
    held = held or _close(claims[1:]) if sure and not nearly(claims[0]) else held
    if sure and (held is None or held.operands == claims[0].operands):
        yield claims[0]._replace(certain=certain)
    elif held is not None:
        yield held


_OWN_NAME = 4
_CLOSE = Decimal("0.02")


def _close(claims: Sequence[Claim]) -> Claim | None:
    """What comes close is meant rather than what is many times as much or as little."""
    for claim in claims:
        verdict = judge(claim)
        if verdict.stated is None or verdict.computed is None:
            continue
        if abs(verdict.stated - verdict.computed) <= _CLOSE * verdict.stated:
            return claim._replace(certain=False)
    return None


def _nearest(scene: Scene, whole: Quantity, part: Quantity, q: Quantity, core: str) -> Quantity:
    """The mention of the whole's figure that stands nearest before the share, of its name if named."""
    return latest_mention(
        scene,
        whole,
        q,
        but=(part,),
        where=lambda other: not core or _fits(scene, core, other),
    )


def _told_wholes(scene: Scene, part: Quantity, q: Quantity, name: str) -> Iterator[Quantity]:
    """Wholes that the words tell: the total the part was listed under, else one so named."""
    core = _core(name)
    side = column(part)
    listed = sorted(
        totals(scene).get(part.index, []),
        key=lambda o: (bool(side) and column(o) != side, -o.index),
    )
    bare = bool(_TOTAL_NAME.search(name)) or not core
    if not listed and not core:
        listed = _above_its_parts(scene, part)
    if listed and not core:
        yield from listed
        return
    yield from (o for o in listed if bare or _core(o.label).endswith(core))
    named = [o for o in _pool(scene, part, q) if core and _fits(scene, core, o)]
    named.sort(key=lambda o: bare and not _TOTAL_NAME.search(o.before))
    yield from named[:6]
    if core and not named:
        yield from (
            o for o in _pool(scene, part, q) if o.sentence == q.sentence and core in o.label
        )
    yield from listed
    if not listed and not named and core and bare and q.project is not None:
        yield from [o for o in _pool(scene, part, q) if is_total(o) and o.section == q.section][:1]


def _candidates(scene: Scene, part: Quantity, q: Quantity) -> list[Quantity]:
    """What an unnamed whole may be, nearest first: no part of it, and not less than the part."""
    pool = [o for o in _pool(scene, part, q) if not has_share(scene, o)]
    return [o for o in pool if o.figure.value >= part.figure.value][:12]


def _near_wholes(scene: Scene, part: Quantity, q: Quantity) -> Iterator[Quantity]:
    """Totals in sight: of the sentence, of the paragraphs before, of the project."""
    pool = [o for o in _pool(scene, part, q) if not has_share(scene, o)]
    yield from sorted(pool[:12], key=lambda o: (o.sentence != part.sentence, -o.figure.value))[:6]
    if q.project is not None:
        yield from [o for o in pool if o.project == q.project and o.kind == "amount"][-1:]
    if part.dim == "人":  # 320人次，其中有208人…，占65%
        yield from (
            o
            for o in scene.just_before(part.start, scene.sentence(part).start, 4)
            if o.dim == "人次"
        )


def _pool(scene: Scene, part: Quantity, q: Quantity) -> list[Quantity]:
    return [
        other
        for other in scene.back(q, 120)
        if other.dim == part.dim
        and other is not part
        and other.role == "plain"
        and addable(other)
        and not second_of_pair(other)
        and (other.project == q.project or other.project is None)
    ]


def _above_its_parts(scene: Scene, part: Quantity) -> list[Quantity]:
    """小学A万元，初中B万元，…，共D万元。义务教育支出C万元，占67.7%: what the parts of the part were summed into besides."""
    known = totals(scene)
    for o in scene.back(part, 24):
        above = known.get(o.index, [])
        if part in above and len(above) > 1:
            return [whole for whole in above if whole.figure.value > part.figure.value]
    return []


_TOTAL_NAME = re.compile(r"合计|总|全部")
_FUND = re.compile(r"一般公共预算|政府性基金|国有资本|财政拨款|专户")


def _fits(scene: Scene, core: str, o: Quantity) -> bool:
    """Does the label say the whole's name, or the end of it, and its sentence the fund that is left out?"""
    label = _core(o.label)
    if label.endswith(core):
        return True
    if len(label) < 4 or not core.endswith(label):
        return False
    fund = _FUND.search(core[: -len(label)])
    return fund is None or fund.group() in scene.text[scene.sentence(o).start : o.start]


_MONEY_WORD = re.compile(r"(?<=到位)资金$")


def _core(name: str) -> str:
    """A whole's name without the words that every total has."""
    own = re.sub(
        r"20\d\d年(?:度)?|总[额数量]|专项|合计|总计|全部|全年|本年|当年|年度|年末|年初|总|的|数|额|均",
        "",
        name,
    )
    return _MONEY_WORD.sub("", own)
