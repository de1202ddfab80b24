"""Figures in a comparing phrase (比上年的21.80万元, 与上年末的93人相比), and figures only written again."""

from __future__ import annotations

import re

from discloseparse.relate.scene import Quantity, Scene

_PREVIOUS = re.compile(
    r"(?:比(?!对|照|例|重|选)|较|相比|上年(?!度?末?(?:结转|结余))|去年|上一年|以前年度|同期)[^，,。;]{0,24}$|(?:由|从|(?<![草高平太中还病抗五开])原(?!值|材料|煤|油|始|创|料|则|件|址|子|木|因|水|种|奶|粮))[^，,。;]{0,10}$"
)
# 文化旅游体育与传媒支出: 与 compares only with a year or a plan, or where 相比 follows the figure.
_WITH_BASE = re.compile(
    r"[与同和](?:(?:19|20)\d\d年|上|去年|前|年初|同期|预算|计划|目标|概算|核定|批复)[^，,。;]{0,24}$"
)
_WITH = re.compile(r"[与同和][^，,。;]{0,24}$")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_COMPARES = re.compile(r"[^，,。;\d]{0,4}(?:相比|比较|相较|对比)")


def is_previous(scene: Scene, q: Quantity) -> bool:
    """Do the words before the figure say that it is what another is compared with?"""
    words = scene.text[max(scene.segments[q.segment].start, q.start - 30) : q.start]
    words = _THOUSANDS.sub("", words)
    words = re.split(r"[，,。;]", words)[-1]
    if _PREVIOUS.search(words) or _WITH_BASE.search(words):
        return True
    return bool(_WITH.search(words) and _COMPARES.match(scene.text, q.end))


def in_comparison(scene: Scene, previous: Quantity, change: Quantity) -> bool:
    """Does the previous figure stand in the comparing phrase itself (比上年的21.80万元增加)?"""
    return not re.search(r"[，,;。]", re.sub(r"相比[，,]", "", scene.gap(previous, change)))


_HELD = re.compile(r"\((?:其中:?)?(?:不?含|包含|包括|其中)[^()]*")


def held_in_bracket(scene: Scene, q: Quantity) -> bool:
    """16940.67万元（含上年结转341.50万元）: a part of the figure before the bracket, no base of a change."""
    return q.host is not None and _HELD.fullmatch(scene.gap(q.host, q)) is not None


_ROUNDED = re.compile(r"[，,(]?(?:约|折)?合(?:计)?(?:人民币)?约?")


def rounded_again(scene: Scene, q: Quantity) -> bool:
    """10305.20万元，约合1.03亿元: the figure right before it, in fewer digits."""
    before = scene.quantities[q.index - 1] if q.index else q
    if before.sentence != q.sentence or before.dim != q.dim:
        return False
    told = _ROUNDED.fullmatch(scene.gap(before, q)) and "约" in scene.gap(before, q)
    return bool(told) and q.figure.half > before.figure.half


def written_again(scene: Scene, q: Quantity) -> bool:
    """1206.40万元（大写：壹仟贰佰…）: the second writing, whatever it says."""
    if rounded_again(scene, q):
        return True
    host = q.host
    return (
        host is not None
        and host.dim == q.dim
        and bool(re.fullmatch(r"\((?:人民币)?(?:大写|小写)?:?(?:人民币)?", scene.gap(host, q)))
        and (host.text[0].isdecimal() != q.text[0].isdecimal())
    )


_GAP = re.compile(
    r"超(?:过|出|额)?[^，,。;\d]{0,10}(?:任务|计划|目标|预算|进度)[数额量]?$|(?:还|尚|仍|相)[差缺欠](?:约|近)?$"
)


def beyond_or_short(q: Quantity) -> bool:
    """超任务数169万元, 还差192万元: does the figure tell how far something is beyond a goal or short of it?"""
    return bool(_GAP.search(q.before))
