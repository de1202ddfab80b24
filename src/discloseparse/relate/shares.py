"""Shares: 占…%, 完成预算的…%, 执行率, 到位率 and their kin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.latest import latest_mention
from discloseparse.relate.lists import addable, column, second_of_pair
from discloseparse.relate.near import held_or_slipped
from discloseparse.relate.rates_done import of_budget, of_rate
from discloseparse.relate.readings import is_total
from discloseparse.relate.scene import Quantity, Scene, once, trim_label
from discloseparse.relate.shares_in_a_row import shares_in_a_row
from discloseparse.relate.siblings import agreed, has_share, shared_whole
from discloseparse.relate.sums import totals

_OF = re.compile(
    r"占(?:比|到(?!位)|了)?(?P<whole>[^，,。;:占]{0,40}?)(?:的比例为|的比重为|比重|比例|比)?(?:的|为|约|达)*$"
)
_DONE = re.compile(
    r"(?:完成|达到|为)(?P<whole>[^，,。;:]{0,20}?(?:预算(?:数|总额|安排)?|(?:目标|计划|任务|指标)(?:任务|数|值|量)?))(?:的|为)?$"
)
_RATE = re.compile(
    r"(?P<name>[^，,。;:\d]{0,12}?)(?P<stem>[^，,。;:\d]{2})(?:率|度|进度|比例)(?:仅|只|已|为|达|达到|有|是|约)*$"
)
_REACHED = re.compile(
    r"(?P<name>)(?:仅|只|已|实际|累计)(?P<stem>到位|完成|支出|支付|执行|拨付)(?:了|率)?$"
)
_EQUIVALENT = re.compile(r"相当于(?P<whole>[^，,。;:]{2,20}?)的$")
_BEARS = re.compile(
    r"(?:承担|负担|分担|配套|预付|支付|付款?)(?:剩余|其余|余下|尾款|余款)?(?:比例)?(?:为|的)?$"
)
_BORNE = re.compile(
    r"(?P<subject>[^，,。;:\d]{2,12}?)(?:所占|负担|承担|分担|配套|出资|投入)的?(?:比例|比重)(?:为|是|达|约)*$"
)
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
        within = _of_told_figure(scene, q)
        if within is not None:
            yield within
            continue
        words = _words(scene, q)
        for pattern, find in _FINDERS:
            match = pattern.search(words)
            if match:
                yield from find(scene, q, match)
                break


_PHRASE_OPEN = re.compile(
    r"(?:占(?!比)[^，,。;:占]{0,30}|(?:完成|达到?|为|是|相当于)[^，,。;:]{0,8}"
    r"(?:计划|目标|任务|预算|应|上年|去年|同期|总)[^，,。;:]{0,10}|(?:相当于|折合)[^，,。;:]{0,16})$"
)
_PHRASE_CLOSE = re.compile(r"\)?的?(?:比例|比重)?(?:为|约|达)*")


def _of_told_figure(scene: Scene, q: Quantity) -> Claim | None:
    """36.00万元，占采购总额48.00万元的75%: the whole stands between 占 and the share."""
    near = scene.just_before(q.start, scene.sentence(q).start, 5)
    if len(near) < 2 or not addable(near[-1]):
        return None
    whole = near[-1]
    floor = near[-2].end
    open_phrase = _PHRASE_OPEN.search(scene.text[max(floor, whole.start - 32) : whole.start])
    if not open_phrase or not _PHRASE_CLOSE.fullmatch(scene.gap(whole, q)):
        return None
    alike = [o for o in reversed(near[:-1]) if o.dim == whole.dim and addable(o)]
    part = next((o for o in alike if o.role != "change"), next(iter(alike), None))
    return Claim("share", q, (part, whole), open_phrase.group()) if part is not None else None


def _words(scene: Scene, q: Quantity) -> str:
    start = scene.segments[q.segment].start
    if q.index and scene.quantities[q.index - 1].end > start:
        start = scene.quantities[q.index - 1].end
    return re.split(r"[，,。;:]", scene.text[max(start, q.start - 60) : q.start])[-1]


def _of_whole(scene: Scene, q: Quantity, match: re.Match[str]) -> Iterator[Claim]:
    part = _part(scene, q, trim_label(match.string[: match.start()]))
    if part is not None:
        yield from _of_part(scene, q, part, match)


def _of_part(scene: Scene, q: Quantity, part: Quantity, match: re.Match[str]) -> Iterator[Claim]:
    """The share of ``part`` in the whole that fits best; wholes that are only near must fit."""
    name = match.groupdict().get("whole") or ""
    core = "" if _TOTAL_NAME.search(name) else _core(name)
    sure = [o for o in _pool(scene, part, q) if core and _fits(scene, core, o)][:1]
    near, certain = [], True
    if not sure or sure[0].sentence != q.sentence:
        sure = [_nearest(scene, w, part, q, core) for w in _told_wholes(scene, part, q, name)]
        if not sure:
            whole, certain = shared_whole(scene, q, part, _candidates(scene, part, q))
            sure = [whole] if whole is not None else []
        else:
            sure = agreed(scene, q, sure, _candidates(scene, part, q))
        near = [_nearest(scene, w, part, q, core) for w in _near_wholes(scene, part, q)]
    claims = [Claim("share", q, (part, whole), match.group()) for whole in [*sure, *near]]
    held = held_or_slipped(claims[: len(sure)] if part.figure.value == 0 else claims)
    if held is not None:
        yield held
    elif sure:
        yield claims[0]._replace(certain=certain)


def _nearest(scene: Scene, whole: Quantity, part: Quantity, q: Quantity, core: str) -> Quantity:
    """The mention of the whole's figure that stands nearest before the share, of its name if named."""
    return latest_mention(
        scene,
        whole,
        q,
        but=(part,),
        where=lambda other: not core or _fits(scene, core, other),
    )


def _part(scene: Scene, q: Quantity, subject: str) -> Quantity | None:
    """The figure whose share it is: named by the subject, else right before the share."""
    if len(subject) >= 2:
        named = subject.removesuffix("一项").removesuffix("合计")
        item = _item_of(scene, q, named)
        if item is not None:
            return item
        for other in scene.back(q, 40):
            if addable(other) and other.project == q.project and _names(named, other):
                return other
    for other in scene.back(q, 8):
        if other.sentence != q.sentence:
            return None
        if addable(other) and other.role == "plain" and not _in_closed_bracket(other, q):
            return other
    return None


def _in_closed_bracket(other: Quantity, q: Quantity) -> bool:
    """拨款100万元（其中基金28万元），占收入合计的…: what stands in the bracket is only a part."""
    return other.host is not None and other.host is not q.host


def _item_of(scene: Scene, q: Quantity, named: str) -> Quantity | None:
    """标线一项 of a numbered list (（1）标线18600平方米…需70.68万元): the part that its item adds."""
    for other in scene.back(q, 40):
        paragraph = scene.paragraphs[other.paragraph]
        head = paragraph.start + len(paragraph.number)
        if paragraph.number and scene.text.startswith(named, head) and other.index in totals(scene):
            return other
    return None


def _names(name: str, q: Quantity) -> bool:
    return len(name) >= 2 and (name in q.label or (len(q.label) >= 2 and q.label in name))


def _told_wholes(scene: Scene, part: Quantity, q: Quantity, name: str) -> Iterator[Quantity]:
    """Wholes that the words tell: the total the part was listed under, else one so named."""
    core = _core(name)
    side = column(part)
    listed = sorted(
        totals(scene).get(part.index, []),
        key=lambda o: (bool(side) and column(o) != side, -o.index),
    )
    bare = bool(_TOTAL_NAME.search(name)) or not core
    if listed and not core:
        yield from listed
        return
    yield from (o for o in listed if bare or _core(o.label).endswith(core))
    named = [o for o in _pool(scene, part, q) if core and _fits(scene, core, o)]
    named.sort(key=lambda o: bare and not _TOTAL_NAME.search(o.before))
    yield from named[:6]
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
        r"20\d\d年(?:度)?|总额|总数|合计|总计|全部|全年|本年|当年|年度|年末|年初|总|的|数|额|均",
        "",
        name,
    )
    return _MONEY_WORD.sub("", own)


_DRAWS = re.compile(r"(?:的(?:比例|标准))?(?:提取|计提|安排|列支|收取|预留|缴纳)[^，,。;\d]{0,14}")


def _of_drawn(scene: Scene, q: Quantity, match: re.Match[str]) -> Iterator[Claim]:
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
        yield from _of_part(scene, q, part, match)
        return
    claims = [Claim("share", q, (part, whole), match.group()) for whole in wholes]
    yield held_or_slipped(claims) or claims[0]._replace(certain=len(claims) == 1)


_IN_TURN = re.compile(r"[，,(]?(?:即|计|为|共)")


def _share_in_turn(scene: Scene, o: Quantity) -> bool:
    """预付60%，即432万元: the figure is a share itself."""
    before = scene.quantities[o.index - 1] if o.index else o
    return before.kind == "percent" and bool(_IN_TURN.match(scene.gap(before, o)))


def _of_borne(scene: Scene, q: Quantity, match: re.Match[str]) -> Iterator[Claim]:
    """自筹2592万元、财政补助1728万元，财政负担比例为40%: of what bears the name, in its sentence or the one before."""
    subject = trim_label(match["subject"])
    for part in scene.back(q, 8):
        if part.paragraph != q.paragraph or q.sentence - part.sentence > 1:
            return
        if addable(part) and part.role == "plain" and _gives(part, subject):
            yield from _of_part(scene, q, part, match)
            return


def _gives(q: Quantity, name: str) -> bool:
    """中央资金 … 中央财政林业草原恢复资金360万元: is the giver, named first, the same?"""
    giver = _GIVER.sub("", name)
    return len(giver) >= 2 and (giver in q.label or (len(q.label) >= 2 and q.label in giver))


_GIVER = re.compile(r"(?:资金|部分|一项|方面)$")


def _of_bearer(scene: Scene, q: Quantity, match: re.Match[str]) -> Iterator[Claim]:
    """区级财政承担70%即201.52万元."""
    if q.index + 1 >= len(scene.quantities):
        return
    part = scene.quantities[q.index + 1]
    if part.sentence != q.sentence or not re.match(r"[，,]?(?:即|计|为|共)", scene.gap(q, part)):
        return
    yield from _of_first(scene, q, part, match)


_FINDERS = (
    (_DONE, of_budget),
    (_BORNE, _of_borne),
    (_OF, _of_whole),
    (_EQUIVALENT, _of_whole),
    (_RATE, of_rate),
    (_REACHED, of_rate),
    (_BEARS, _of_bearer),
    (_DRAWN, _of_whole),
    (_DRAWN_AT, _of_drawn),
)
