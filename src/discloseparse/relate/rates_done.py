"""Rates of what was done: 执行率, 完成率, 到位率, 回收率, 完成预算的…%."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from discloseparse.relate.bases import ends_of
from discloseparse.relate.claims import Claim
from discloseparse.relate.labels import core, in_common
from discloseparse.relate.latest import latest_mention
from discloseparse.relate.lists import addable
from discloseparse.relate.named_pairs import DONE, named_pair
from discloseparse.relate.near import held_or_slipped
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.relate.siblings import above_of_which, has_share
from discloseparse.relate.sums import totals


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
    elif planned is not None:
        yield from _of_section(scene, q, planned, match.group())
    elif spent is not None and spent.sentence == q.sentence:
        yield from _of_goal(scene, q, spent, match.group())


_SPENT = re.compile(r"支出(?:决算)?(?:数|总额|合计)?(?:为|共|共计)?$|决算(?:数)?(?:为)?$")


def _of_section(scene: Scene, q: Quantity, planned: Quantity, words: str) -> Iterator[Claim]:
    """财政拨款支出94万元，具体用于： … 年初预算为90万元，完成年初预算的104.83%: the figure that opens the section."""
    for spent in scene.back(q, 40):
        if spent.section != q.section:
            return
        listed = spent.index in totals(scene)
        if spent.dim == planned.dim and _SPENT.search(spent.before) and not listed:
            yield Claim("share", q, (spent, planned), words)
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
    if "预算" not in words:
        held = held_or_slipped([Claim("share", q, (done, o), words) for o in goals[:4]])
        yield from [held] if held else ()


def _planned(q: Quantity) -> bool:
    return bool(
        re.search(
            r"预算(?:数|为|安排|总额|是|合计)*$|预算$|(?:目标|计划|任务)(?:任务|数|值|量|为)*$|控制价$",
            q.before or q.label,
        )
    )


_MEANT = re.compile(r"送审|报审|计划|应|发放|发出|下达|目标|任务|预算|核定|拨付|安排|投入|申请")
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


_WHOLE = 100
_IN_SIGHT = 45
_KNOWN = re.compile(
    r"建档|接种|参保|签约|随访|管理|执行|完成|到位|支出|支付|回收|整改|节约|满意|入会|竣工|合格|发放|使用|核减|收缴|就业|覆盖|达标|有效|录取|入学|巡查|抽查|抽检|抽样|办结|结案"
)
_OF_MONEY = re.compile(r"执行|支出|支付|到位|节约|核减|审减")
_NO_MONEY = re.compile(
    r"合格|满意|入会|竣工|就业|覆盖|达标|有效|录取|入学|抽查|抽检|抽样|办结|结案"
)
_NO_SHARE = re.compile(
    r"增长|增加|上升|提高|下降|降低|减少|贴现|年利|月利|税|费|汇|折|死亡|出生|自然"
)


def of_rate(scene: Scene, q: Quantity, match: re.Match[str]) -> Iterator[Claim]:
    """执行率, 到位率, 回收率 …: two figures of the same measure before it."""
    words, stem = match.group(), match["stem"]
    if q.role == "bound" or _NO_SHARE.search(stem):
        return  # 合格率达到99%以上 is what is aimed at
    beside = (
        _side_by_side(scene, q)
        or _of_change(scene, q)
        or _of_answers(scene, q, words)
        or _of_those(scene, q, words)
        or _by_stem(scene, q, stem, words)
    )
    if beside is not None:
        yield beside
        return
    claims = _in_sight(scene, q, stem, words) if _KNOWN.search(stem) else []
    held = held_or_slipped(claims) or _by_name(scene, q, words)
    if held is not None:
        yield held
    elif re.search("执行|节约|到位", words):
        yield from [c for c in claims if _planned(c.flat[1])][:1]


def _in_sight(scene: Scene, q: Quantity, stem: str, words: str) -> list[Claim]:
    """Every part of the paragraph of every whole in sight, those first that the words favour."""
    pool = [o for o in scene.back(q, 60) if addable(o) and o.role == "plain" and _visible(o, q)]
    if _OF_MONEY.search(words):
        pool = [o for o in pool if o.kind == "amount"]
    elif _NO_MONEY.search(words):
        pool = [o for o in pool if o.kind != "amount"]
    parts = [o for o in pool if o.paragraph == q.paragraph]
    if "节约" in words:
        parts = [o for o in scene.back(q, 3) if o.sentence == q.sentence and addable(o)]
    pool = [o for o in pool if not has_share(scene, o)]
    if q.figure.value == _WHOLE:  # what equals it by chance is easily found
        parts = [o for o in parts if o.sentence == q.sentence]
    parts.sort(key=lambda o: stem not in o.before)
    return [
        Claim("share", q, (part, _told(scene, whole, part, q)), words, certain=False)
        for part in parts[:3]
        for whole in _planned_first(o for o in pool if o.dim == part.dim and o is not part)
    ]


def _told(scene: Scene, whole: Quantity, part: Quantity, q: Quantity) -> Quantity:
    """The mention as a budget or plan; without one, the nearest."""
    return whole if _planned(whole) else latest_mention(scene, whole, q, but=(part,))


def _by_stem(scene: Scene, q: Quantity, stem: str, words: str) -> Claim | None:
    """老年人28640人，接受健康管理20907人，管理率73%: the rate is named after what was done."""
    did = re.compile(f"{stem[0]}.{{0,2}}{stem[1]}(?!率)")
    near = [
        o
        for o in scene.back(q, 8)
        if o.sentence == q.sentence and addable(o) and o.role == "plain" and o.host is None
    ]
    part = next((o for o in near if did.search(o.before)), None)
    if part is None or _MEANT.search(part.before):
        return None
    wholes = [
        o for o in near if o.start < part.start and o.dim == part.dim and o.segment == part.segment
    ]
    meant = [o for o in wholes if _MEANT.search(o.before)]
    readings = [Claim("share", q, (part, whole), words) for whole in (*meant, *wholes)]
    held = held_or_slipped(readings)
    if held is not None:
        return held
    sure = meant if len(meant) == 1 else wholes
    return Claim("share", q, (part, sure[0]), words) if len(sure) == 1 else None


def _by_name(scene: Scene, q: Quantity, words: str) -> Claim | None:
    """危桥改造完成率93.75%, 乡镇自筹资金到位不足，仅到位75%: of figures told under this name before."""
    start = max(scene.segments[q.segment].start, q.start - 40)
    pair = named_pair(scene, q, core(scene.text[start : q.start]))
    if pair is None or (q.figure.value == _WHOLE and pair[0].sentence != q.sentence):
        return None
    return held_or_slipped([Claim("share", q, pair, words)])


def _planned_first(pool: Iterable[Quantity]) -> list[Quantity]:
    """What is called a budget or plan, then what stands near."""
    near = list(pool)
    meant = (o for o in near if _planned(o) or _GRANTED.search(o.before))
    return list(dict.fromkeys([*meant, *near[:8]]))


_GRANTED = re.compile(r"(?:安排|下达|总投资|批复|核定|筹集)[^，,。;:\d]{0,16}$")


def _visible(other: Quantity, q: Quantity) -> bool:
    if other.project != q.project:
        return False
    return other.section == q.section or q.index - other.index <= _IN_SIGHT
