"""Shares: 占…%, 完成预算的…%, 执行率, 到位率 and their kin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.change.named_ends import points_back
from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.luck import nearly
from discloseparse.relate.judging.near import TOLD
from discloseparse.relate.names.comparing import is_previous
from discloseparse.relate.names.labels import in_common
from discloseparse.relate.scene import Quantity, Scene, addable, once
from discloseparse.relate.share.brackets_behind import share_of
from discloseparse.relate.share.rates_done import of_budget, of_rate
from discloseparse.relate.share.rates_of_parts import by_course, by_ratio, most_of_all
from discloseparse.relate.share.share_wholes import of_named, of_part
from discloseparse.relate.share.shares_borne import of_base, of_bearer, of_borne, of_drawn
from discloseparse.relate.share.shares_in_a_row import shares_in_a_row
from discloseparse.relate.share.shares_told_first import told_first
from discloseparse.relate.share.siblings import has_share
from discloseparse.relate.sum.sums import totals
from discloseparse.relate.surroundings import CLOSED, trim_label

_OF = re.compile(
    r"占(?:比|到(?!位)|了)?(?P<whole>[^，,。;:占]{0,40}?)(?:的比例为|的比重为|比重|比例|比)?(?:的|为|约|达到|达)*$"
)
_DONE = re.compile(
    r"(?:完成|达到|为)(?P<whole>[^，,。;:]{0,20}?(?:预算(?:数|总额|安排)?|(?:目标|计划|任务|指标)(?:任务|数|值|量|总?投资|开工)?))(?:的|为)?$"
)
_RATE = re.compile(
    r"(?P<name>[^，,。;:\d]{0,12}?)(?P<stem>[^，,。;:\d]{2})(?:率|度|进度|比例)(?:仅|只|已|为|达|达到|有|是|约)*$"
)
_REACHED = re.compile(
    r"(?P<name>)(?:仅|只|已|实际|累计)(?P<stem>到位|完成|支出|支付|执行|拨付)(?:了|率)?$"
)
_EQUIVALENT = re.compile(
    r"(?:相当于|等于|正好是|恰为|(?:^|[，,])[为是](?!(?:上年|去年|同期)))(?P<whole>[^，,。;:]{2,20}?)的$"
)
_BEARS = re.compile(
    r"(?:承担|负担|分担|配套|补助|奖补|补贴|资助|预付|支付|付款?|扣留?|预留|提留|留存)(?:剩余|其余|余下|尾款|余款)?(?:比例)?(?:为|的)?$"
)
_BORNE = re.compile(
    r"(?P<subject>[^，,。;:\d]{2,12}?)(?:所占|负担|承担|分担|配套|出资|投入)的?(?:比例|比重)(?:为|是|达|约)*$"
)
_WEIGHT = re.compile(r"^(?:所占|其)?的?(?:比重|份额|权重)(?:为|是|达到|达|约)*$")
_DRAWN = re.compile(r"按(?P<whole>[^，,。;:]{2,16}?)的$")

_DRAWN_AT = re.compile(r"按(?:照)?$")


@once
def bind(scene: Scene) -> list[Claim]:
    """All shares of the text."""
    return list(_found(scene))


def _found(scene: Scene) -> Iterator[Claim]:
    in_a_row = shares_in_a_row(scene)
    for q in scene.quantities:
        if q.kind != "percent":
            continue
        if q.index in in_a_row:
            yield in_a_row[q.index]
            continue
        told = next((claim for find in _WHOLE_TOLD if (claim := find(scene, q)) is not None), None)
        if told is not None:
            yield told
            continue
        words = _words(scene, q)
        if _one_of_several(scene, q):
            continue
        singled = most_of_all(scene, q)
        if singled is not None:
            yield from of_named(scene, q, singled, "", words)
            continue
        for pattern, find in _FINDERS:
            match = pattern.search(words)
            if match:
                yield from find(scene, q, match)
                break


_SEVERALLY = re.compile(r"(?:分别|依次|各)占[^，,。;\d]*$")
_AND = re.compile(r"[、和及与]")


def _one_of_several(scene: Scene, q: Quantity) -> bool:
    """分别占东、中线总投资的66%和65%: of several wholes, which no row of parts has told."""
    after = scene.quantities[q.index + 1 : q.index + 2]
    beside = after and after[0].kind == "percent" and _AND.fullmatch(scene.gap(q, after[0]))
    words = scene.text[max(scene.segments[q.segment].start, q.start - 60) : q.start]
    return bool(beside and _SEVERALLY.search(words))


_PHRASE_OPEN = re.compile(
    r"(?:占(?!比)[^，,。;:占]{0,30}|(?:完成|达到?|为|是|相当于)[^，,。;:]{0,8}"
    r"(?:计划|目标|任务|预算|应|上年|去年|同期|总)[^，,。;:]{0,10}|(?:相当于|折合)[^，,。;:]{0,16})$"
)
_PHRASE_CLOSE = re.compile(r"\)?的?(?:比例|比重)?(?:为|约|达)*")


def _of_told_figure(scene: Scene, q: Quantity) -> Claim | None:
    """36.00万元，占采购总额48.00万元的75%: the whole stands between 占 and the share."""
    near = scene.just_before(q.start, scene.sentence(q).start, 5)
    if len(near) == 1:
        return _of_named_part(scene, q, near[0])
    if len(near) < 2 or not addable(near[-1]):
        return None
    whole = near[-1]
    floor = near[-2].end
    open_phrase = _PHRASE_OPEN.search(scene.text[max(floor, whole.start - 32) : whole.start])
    if not open_phrase or not _PHRASE_CLOSE.fullmatch(scene.gap(whole, q)):
        return None
    alike = [o for o in reversed(near[:-1]) if o.dim == whole.dim and addable(o)]
    own = [o for o in alike if o.role != "change"] or alike
    part = next((o for o in own if not is_previous(scene, o)), next(iter(own), None))
    if part is None:
        return None
    claim = Claim("share", q, (part, whole), open_phrase.group())
    if fit(claim) or not claim.because.startswith("完成"):
        return claim
    above = totals(scene).get(part.index, ())  # …，其他720万元，完成预算1.7亿元的109.4%
    summed = (o for o in above if o.paragraph == q.paragraph and o is not whole)
    return next((claim._replace(operands=(o, whole)) for o in summed), claim)


_SHARE_OF = re.compile(r"占(?!比)[^，,。;:占]{0,30}$")


def _of_named_part(scene: Scene, q: Quantity, whole: Quantity) -> Claim | None:
    """公共教育支出21406亿元，…。公共教育支出占公共财政支出140212亿元的比例为15.27%: the part is told before by name."""
    start = scene.sentence(q).start
    told = _SHARE_OF.search(scene.text, start, whole.start)
    if told is None or not addable(whole) or not _PHRASE_CLOSE.fullmatch(scene.gap(whole, q)):
        return None
    subject = trim_label(scene.text[start : told.start()])
    for part in scene.back(whole, _REACH):
        alike = part.dim == whole.dim and addable(part) and part.role == "plain"
        if alike and len(subject) >= _OWN and part.label.endswith(subject):
            claim = Claim("share", q, (part, whole), told.group())
            return claim if nearly(claim, TOLD) else None
    return None


_REACH = 24
_OWN = 4
"""Characters of a name that no other figure bears by chance."""


def _words(scene: Scene, q: Quantity) -> str:
    start = scene.segments[q.segment].start
    if q.index and scene.quantities[q.index - 1].end > start:
        start = scene.quantities[q.index - 1].end
    return re.split(r"[，,。;:]", scene.text[max(start, q.start - 60) : q.start])[-1]


_SUM_OF_TWO = re.compile(r"之[和差]$")  # 按工程费与其他费之和的5%: of no stated figure
_SPENT = re.compile(r"(?:实际|全年|本年)?(?:支出|执行|完成|使用)(?:数|额)?|决算数?")
_BUDGET = re.compile(r"(?:年初|全年|年度|调整)?预算(?:数|总额|额)?")


def _of_whole(scene: Scene, q: Quantity, match: re.Match[str]) -> Iterator[Claim]:
    whole = match.groupdict().get("whole") or ""
    if _SUM_OF_TWO.search(whole):
        return
    subject = trim_label(CLOSED.sub("", match.string[: match.start()]))
    if _SPENT.fullmatch(subject) and _BUDGET.fullmatch(whole):
        yield from of_budget(scene, q, match)
        return
    part = _part(scene, q, subject)
    if part is None:
        return
    other = len(subject) >= 2 and in_common(subject, part.label) == 0 and has_share(scene, part)
    for claim in of_part(scene, q, part, match):
        if other and not fit(claim):  # 药品收入1.02亿元，药占比26.4%；耗材占比14.2%
            continue
        if part.sentence == q.sentence or not subject or nearly(claim, TOLD):
            yield claim  # else of somebody not counted: 其中0—14岁人口占17.86%


def _part(scene: Scene, q: Quantity, subject: str) -> Quantity | None:
    """The figure whose share it is: named by the subject, else right before the share."""
    pointed = points_back(scene, q, subject)
    if pointed is not None:
        return pointed
    if len(subject) >= 2:
        named = _OF_IT.sub("", subject)
        item = _item_of(scene, q, named)
        if item is not None:
            return item
        for other in scene.back(q, 40):
            if addable(other) and other.project == q.project and _names(named, other):
                return other
    alike = [o for o in scene.back(q, 12) if _begins_alike(o, q, subject)]
    beside = _OF_CHANGE.search(q.before)
    for other in scene.back(q, 8):
        if other.sentence != q.sentence:
            return alike[0] if len(alike) == 1 else None
        plain = other.role == "plain" or (beside and other.index == q.index - 1)
        if addable(other) and plain and not _in_closed_bracket(other, q):
            return other
    return None


def _begins_alike(o: Quantity, q: Quantity, subject: str) -> bool:
    """更换老旧管道14.6公里 … 更换里程约占管网总长的16.9%."""
    free = addable(o) and o.role == "plain" and o.paragraph == q.paragraph
    return free and len(subject) > 3 and o.label[:2] == subject[:2]


_OF_CHANGE = re.compile(r"^(?:相当于|等于|为|是)")  # 净增92.25万元，为中标价的0.86%


def _in_closed_bracket(other: Quantity, q: Quantity) -> bool:
    """拨款100万元（其中基金28万元），占收入合计的…: what stands in the bracket is only a part."""
    return other.host is not None and other.host is not q.host


_OF_IT = re.compile(r"(?:一项|合计|所[得获占用](?:资金|经费)?|部分|方面)$")


def _item_of(scene: Scene, q: Quantity, named: str) -> Quantity | None:
    """标线一项 of a numbered list (（1）标线18600平方米…需70.68万元): the part that its item adds."""
    for other in scene.back(q, 40):
        paragraph = scene.paragraphs[other.paragraph]
        head = paragraph.start + len(paragraph.number)
        if paragraph.number and scene.text.startswith(named, head) and other.index in totals(scene):
            return other
    return None


_MONEY = re.compile(r"(?:资金|经费|金额|支出|费用)$")


def _names(name: str, q: Quantity) -> bool:
    if _MONEY.search(name) and q.kind != "amount":
        return False  # 村卫生室所得资金 is not 村卫生室247个
    if len(name) < 2:
        return False
    return _says(q.label, name) or (len(q.label) >= 2 and _says(name, q.label))


def _says(words: str, name: str) -> bool:
    """税收 is not said in 非税收入."""
    place = words.find(name)
    return place >= 0 and words[max(0, place - 1) : place] not in _NOT


_NOT = {"非", "不", "未", "无"}


def _of_total(scene: Scene, q: Quantity, match: re.Match[str]) -> Iterator[Claim]:
    """床位共2400张，…；护理型床位1320张，比重55%: of the only total of its measure in the sentence."""
    part = _part(scene, q, "")
    if part is None:
        return
    found = list(of_part(scene, q, part, match))
    start = scene.sentence(q).start
    totals_ = [
        o
        for o in scene.just_before(part.start, start)
        if o.dim == part.dim and addable(o) and o.role == "plain" and _IN_ALL.search(o.before)
    ]
    if not found and len(totals_) == 1:
        found = [Claim("share", q, (part, totals_[0]), match.group())]
    yield from found


_IN_ALL = re.compile(r"总|共")
_WHOLE_TOLD = (of_base, _of_told_figure, share_of, told_first, by_course, by_ratio)
_FINDERS = (
    (_DONE, of_budget),
    (_BORNE, of_borne),
    (_OF, _of_whole),
    (_EQUIVALENT, _of_whole),
    (_WEIGHT, _of_total),
    (_RATE, of_rate),
    (_REACHED, of_rate),
    (_BEARS, of_bearer),
    (_DRAWN, _of_whole),
    (_DRAWN_AT, of_drawn),
)
