"""Parts right behind their total without a word for it: 现有车辆6辆，救护车4辆、巡诊车2辆.

Only the place says so, and figures beside each other need not belong together: the parts must give the
total, or miss it by a slip that luck cannot explain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.near import TOLD, misses_narrowly, slipped_reading
from discloseparse.relate.scene import Quantity, Scene, Stretch, addable
from discloseparse.relate.sum.lists import comment, open_list
from discloseparse.relate.sum.readings import is_total

_GAP = re.compile(r"[，,、;:和及与含]")
_BEHIND_WHOLE = re.compile(r"(?!等)[^，,。;:、\d()和及与]{0,16}(?:\([^()]{0,12}\))?[，,;:]")
"""268个基层医疗卫生机构承担任务，: what the whole counts and does may stand before its parts."""
_POSTS = re.compile(r"在职|在编|在岗|实有")
_SAME_KIND = re.compile(r"占[^，,。;]*$")
_APART = re.compile(
    r"余|超|结转|节[约支省]|到位|执行|中标|成交|实际|完成|上年|去年|决算|预算|已|累计|支出(?:数|为)?$|拨付|收回|未|实有|在职|在编|在岗"
)
_MOST_PARTS = 8


def find(scene: Scene, told: AbstractSet[int]) -> Iterator[Claim]:
    """One sum for each figure that those right behind it give; ``told`` are in sums by words (indices)."""
    for sentence in scene.sentences:
        done = -1
        for total in scene.of(sentence):
            if total.index <= done or total.index in told or not _opens(total):
                continue
            claim = _behind(scene, sentence, total)
            if claim is not None:
                done = claim.flat[-1].index
                yield claim


def _opens(q: Quantity) -> bool:
    """May the figure be a whole? What 其中 names is a part."""
    return _may_open(q) and not q.before.startswith("其中")


def _may_open(q: Quantity) -> bool:
    return addable(q) and q.role == "plain" and q.host is None and not q.approx and not comment(q)


def _behind(scene: Scene, sentence: Stretch, total: Quantity) -> Claim | None:
    readings = [
        Claim("sum", total, tuple(run), "，", certain=False)
        for run in _runs(scene, sentence, total)
    ]
    held = next((c for c in readings if fit(c) == 2), None)
    if held is not None or not readings:
        return held
    longest = readings[-1]
    if total.figure.value <= max(q.figure.value for q in longest.flat):
        return None
    announced = is_total(total) and misses_narrowly(longest, TOLD)  # 小计96人，在职61人、…
    return longest if announced else slipped_reading([longest])


def _runs(scene: Scene, sentence: Stretch, total: Quantity) -> Iterator[list[Quantity]]:
    """The figures behind the total, two and more, up to the first that is something else."""
    run: list[Quantity] = []
    for q in scene.quantities[total.index + 1 : sentence.last]:
        if q.host is not None or (q.kind == "percent" and _SAME_KIND.search(q.before)):
            continue
        last = run[-1] if run else total
        apart = _APART.search(q.before)
        if (
            apart and not (_POSTS.fullmatch(apart.group()) and is_total(total))
        ) or "其中" in scene.gap(run[-1] if run else total, q):
            return
        beside = q.dim == total.dim and _may_open(q) and _follows(scene.gap(last, q), whole=not run)
        if not beside or not q.before or len(run) == _MOST_PARTS or open_list(scene, [q]):
            return
        run.append(q)
        if len(run) > 1:
            yield list(run)


def _follows(gap: str, *, whole: bool) -> bool:
    """Do only signs, and behind the whole a few words of its own, stand between two figures?"""
    return bool(_GAP.match(gap) or (whole and _BEHIND_WHOLE.match(gap)))
