"""Shares that somebody bears or draws: 区级财政承担70%即…, 按1%提取…, 财政负担比例为40%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.scene import Quantity, Scene, addable
from discloseparse.relate.share.share_wholes import of_part
from discloseparse.relate.share.siblings import has_share
from discloseparse.relate.surroundings import trim_label

_DRAWS = re.compile(
    r"(?:的(?:比例|标准))?(?:提取|计提|计取|计算|计列|核定|安排|列支|收取|征收|预留|扣留|缴纳|缴存|支付|返还)"
    r"[^，,。;\d]{0,14}(?:[，,](?:共|计|为|需|即|应缴)+)?"
)
_BASE = re.compile(r"按(?:照)?[^，,。;\d]{0,16}$")


def of_base(scene: Scene, q: Quantity) -> Claim | None:
    """福利费按工资总额2860万元的1.5%计提42.9万元: the base between 按 and the share, the amount behind it."""
    beside = scene.quantities[max(0, q.index - 1) : q.index + 2]
    if len(beside) < 3:
        return None
    whole, _, part = beside
    told = _BASE.search(whole.before) and scene.gap(whole, q) == "的"
    drawn = part.sentence == q.sentence and _DRAWS.fullmatch(scene.gap(q, part))
    alike = part.dim == whole.dim and addable(part) and addable(whole)
    return Claim("share", q, (part, whole), whole.before) if told and drawn and alike else None


def of_drawn(scene: Scene, q: Quantity, match: re.Match[str]) -> Iterator[Claim]:
    """衔接资金500万元，按1%提取项目管理费5万元."""
    if q.index + 1 >= len(scene.quantities):
        return
    part = scene.quantities[q.index + 1]
    if part.sentence == q.sentence and _DRAWS.fullmatch(scene.gap(q, part)):
        yield from _of_first(scene, q, part, match)


def _of_first(scene: Scene, q: Quantity, part: Quantity, match: re.Match[str]) -> Iterator[Claim]:
    """Of the figure that opens the sentence; if there is none, of one before it that fits."""
    opening = scene.just_before(q.start, scene.sentence(q).start, 12)
    wholes = [o for o in opening if o.dim == part.dim and addable(o) and o.role == "plain"]
    wholes = [o for o in wholes if not _share_in_turn(scene, o)]
    if not wholes or has_share(scene, wholes[0]):
        yield from of_part(scene, q, part, match)
        return
    claims = [Claim("share", q, (part, whole), match.group()) for whole in wholes]
    yield held_or_slipped(claims) or claims[0]._replace(certain=len(claims) == 1)


_IN_TURN = re.compile(r"[，,(]?(?:即|计|为|共)")


def _share_in_turn(scene: Scene, o: Quantity) -> bool:
    """预付60%，即432万元: the figure is a share itself."""
    before = scene.quantities[o.index - 1] if o.index else o
    return before.kind == "percent" and bool(_IN_TURN.match(scene.gap(before, o)))


def of_borne(scene: Scene, q: Quantity, match: re.Match[str]) -> Iterator[Claim]:
    """自筹2592万元、财政补助1728万元，财政负担比例为40%: of what bears the name, in its sentence or the one before."""
    subject = trim_label(match["subject"])
    for part in scene.back(q, 8):
        if part.paragraph != q.paragraph or q.sentence - part.sentence > 1:
            return
        if addable(part) and part.role == "plain" and _gives(part, subject):
            yield from of_part(scene, q, part, match)
            return


def _gives(q: Quantity, name: str) -> bool:
    """中央资金 … 中央财政林业草原恢复资金360万元: is the giver, named first, the same?"""
    giver = _GIVER.sub("", name)
    return len(giver) >= 2 and (giver in q.label or (len(q.label) >= 2 and q.label in giver))


_GIVER = re.compile(r"(?:资金|部分|一项|方面)$")


def of_bearer(scene: Scene, q: Quantity, match: re.Match[str]) -> Iterator[Claim]:
    """区级财政承担70%即201.52万元."""
    if q.index + 1 >= len(scene.quantities):
        return
    part = scene.quantities[q.index + 1]
    if part.sentence != q.sentence or not re.match(r"[，,]?(?:即|计|为|共)", scene.gap(q, part)):
        return
    yield from _of_first(scene, q, part, match)
