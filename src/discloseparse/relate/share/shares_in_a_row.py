"""Shares told in a row for parts told in a row: 基本支出A万元、项目支出B万元，占比分别为61%和39%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from discloseparse.relate.change.named_ends import told_pair
from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.names.comparing import written_again
from discloseparse.relate.names.labels import in_common
from discloseparse.relate.scene import Quantity, Scene, addable, once
from discloseparse.relate.sum.readings import is_total
from discloseparse.relate.sum.sums import totals

_CUE = re.compile(
    r"(?:占(?P<of>[^，,。;:\d]{2,16}?)的?(?:比例|比重)"
    r"|[占在](?P<within>[^，,。;:\d占]{2,12}?)中的?(?:占比|比重|比例|权重|份额)"
    r"|占比|比重|比例|权重|份额)(?P<each>分别|依次|各)?(?:为|是)?(?P<label>[^，,。;:\d占]{0,6})$"
    r"|(?P<apart>分别|依次|各)占(?:到|了)?(?P<whole>[^，,。;:\d]{0,16}?)的?$"
    r"|(?P<former>前者)占(?:比|到|了)?(?P<all>[^，,。;:\d占]{0,16}?)(?:的比[例重]|的)?(?:为|约|达)*$"
)
_BESIDE = re.compile(r"[、和及与,，]+")
_LABELLED = re.compile(r"[、和及与,，]+[^、，,。;:\d占]{1,6}")
_LATTER = re.compile(r"[，,;、而]+后者占(?:比|到|了)?[^，,。;:\d]{0,16}")
_BEHIND = re.compile(
    r"[，,;]?的?(?:比例)?(?:承担|分担|负担|安排|出资|投入)?[，,]?(?:即|对应|分别|依次|应|各|金额|承担|分担|负担|安排|出资|投入|计|为|是|资金)+[^、，,。;:\d]{0,6}"
)
_REACH = 12
_FAR = 30


class _Told(NamedTuple):
    """``sure`` if a word says which share is which part's."""

    rates: Sequence[Quantity]
    parts: Sequence[Quantity]
    name: str
    because: str
    sure: bool


@once
def shares_in_a_row(scene: Scene) -> dict[int, Claim]:
    """The claim of each percentage told so, by its index."""
    found: dict[int, Claim] = {}
    for first in scene.quantities:
        if first.kind != "percent" or first.index in found:
            continue
        found.update(_of_whole_between(scene, first))
        cue = _CUE.search(first.before)
        if cue is None:
            continue
        row = _of_pair(scene, first, cue) if cue["former"] else _of_row(scene, first, cue)
        if len(row.rates) > 1 and len(row.parts) == len(row.rates):
            claims = _of_one_whole(scene, row)
            found.update(
                {claim.result.index: claim for claim in claims if claim.result is not None}
            )
    return found


_APART = re.compile(r"(?:分别|依次|各)(?:占|相当于|为)[^，,。;:\d]{0,16}$")


def _of_whole_between(scene: Scene, first: Quantity) -> dict[int, Claim]:
    """福利费42万元、工会经费28万元，分别占工资总额1400万元的3%和2%: the whole stands between parts and shares."""
    whole = scene.quantities[first.index - 1] if first.index else first
    if first.before != "的" or not addable(whole) or not _APART.search(whole.before):
        return {}
    rates = _row(scene, first, _BESIDE)
    parts = _parts(scene, whole, len(rates))
    if not 1 < len(rates) == len(parts) or parts[0].dim != whole.dim:
        return {}
    return {
        rate.index: Claim("share", rate, (part, whole), whole.before)
        for rate, part in zip(rates, parts, strict=True)
    }


def _of_pair(scene: Scene, first: Quantity, cue: re.Match[str]) -> _Told:
    """基本支出A万元，项目支出B万元，前者占全部支出的80.20%，后者占19.80%."""
    after = scene.quantities[first.index + 1 : first.index + 2]
    rates = [first, *(q for q in after if _LATTER.fullmatch(scene.gap(first, q)))]
    return _Told(rates, told_pair(scene, first) or (), cue["all"] or "", cue.group(), sure=True)


def _of_row(scene: Scene, first: Quantity, cue: re.Match[str]) -> _Told:
    rates = _row(scene, first, _LABELLED if cue["label"] else _BESIDE)
    parts = _parts(scene, first, len(rates))
    name = cue["of"] or cue["within"] or cue["whole"] or ""
    behind = _parts_behind(scene, rates)
    sure = bool(behind) or (bool(cue["each"] or cue["apart"]) and not cue["label"])
    return _Told(rates, behind or parts, name, cue.group(), sure)


def _row(scene: Scene, first: Quantity, beside: re.Pattern[str]) -> list[Quantity]:
    """The figures of its kind from ``first`` on with nothing but 、 and 和 (and names) between them."""
    row = [first]
    for q in scene.quantities[first.index + 1 : scene.sentence(first).last]:
        alike = q.dim == first.dim and q.kind == first.kind
        if not alike or not beside.fullmatch(scene.gap(row[-1], q)):
            break
        row.append(q)
    return row


def _parts(scene: Scene, first: Quantity, count: int) -> list[Quantity]:
    """The last ``count`` figures of one measure before the shares."""
    sentence = scene.sentence(first)
    near = scene.just_before(first.start, sentence.start, _REACH)
    before = [q for q in near if addable(q) and not _counts_them(q, first, count)]
    alike = [q for q in before if q.dim == before[-1].dim and q.role == "plain"]
    if len(alike) > count and is_total(alike[-1]):
        alike = alike[
            :-1
        ]  # 甲镇120万元、乙镇96万元，共计216万元，分别占…: of the parts, not of their total
    return alike[-count:]


def _counts_them(q: Quantity, first: Quantity, count: int) -> bool:
    """三项在总收入中的权重依次为…: the number of the parts is none of them."""
    return q.index == first.index - 1 and q.kind == "count" and q.figure.value == count


def _parts_behind(scene: Scene, rates: Sequence[Quantity]) -> list[Quantity]:
    """中央60%、省级40%，对应金额为中央300万元、省级200万元: as many amounts right behind the shares."""
    last = rates[-1].index + 1
    first = scene.quantities[last] if last < len(scene.quantities) else rates[0]
    if first.sentence != rates[0].sentence or not addable(first):
        return []
    if not _BEHIND.fullmatch(scene.gap(rates[-1], first)):
        return []
    row = _row(scene, first, re.compile(f"{_BESIDE.pattern}|{_LABELLED.pattern}"))
    return row if len(row) == len(rates) else []


def _of_one_whole(scene: Scene, row: _Told) -> Iterator[Claim]:
    """The shares of the whole with which most of them hold; the surest whole if none does and words are sure."""

    def claims(whole: Quantity) -> list[Claim]:
        return [
            Claim("share", rate, (part, whole), row.because)
            for rate, part in zip(row.rates, row.parts, strict=True)
        ]

    def holding(reading: list[Claim]) -> int:
        return sum(fit(claim) > 0 for claim in reading)

    near = [claims(whole) for whole in _wholes(scene, row.parts, row.name)]
    best = max(near, key=holding, default=[])
    if not best or holding(best) * 2 <= len(best):
        far = [claims(whole) for whole in _wholes_afar(scene, row.parts)]
        other = max(far, key=holding, default=[])
        if holding(other) * 2 > len(other):
            best = other
        elif not row.sure:
            return
    yield from best


def _wholes(scene: Scene, parts: Sequence[Quantity], name: str) -> list[Quantity]:
    """What the words name, what the parts are summed into, what stands right before them."""
    first = parts[0]
    above = [
        q
        for q in scene.back(first, _REACH)
        if q.dim == first.dim and addable(q) and q.role == "plain" and q.section == first.section
    ]
    named = [q for q in above if name and in_common(name, q.label) > 1]
    summed = totals(scene).get(first.index, [])
    near = [q for q in above if q.figure.value >= max(p.figure.value for p in parts)]
    return [*named[:1], *summed, *near[:2]]


def _wholes_afar(scene: Scene, parts: Sequence[Quantity]) -> list[Quantity]:
    """Figures of earlier sections, which only most of the shares can tell."""
    least = max(p.figure.value for p in parts)
    return [
        q
        for q in scene.back(parts[0], _FAR)
        if q.dim == parts[0].dim and addable(q) and q.role == "plain" and q.figure.value >= least
        if q.project == parts[0].project and not written_again(scene, q)
    ]
