"""Names of organisations as written: 某县林业和草原局, 县动物疫病预防控制中心, 某镇人民政府.

A name ends in a word of the lexicon below and begins with a place (清河县) or with the bare rank of
one (县财政局). What stands between is taken only if nothing in it could end one clause and begin
another, so that a doubtful name is left out rather than cut wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from discloseparse.mentions import Name
from discloseparse.spans import Reading, Span

# All other patterns look inside such a run, where every character is Chinese.
_RUN: Final = re.compile("[\u4e00-\u9fff]{3,}")

# 检查院, 人民镇府, 总公会 and 联和会 are slips, and no other things.
_SUFFIX: Final = re.compile(
    "人民[政镇]府|政府(?![采性购收会信投债补预间职财集工网])|人民检[察查]院|检[察查]院|人民法院|法院"
    "|总[工公]会|工会(?![法章])|妇女联合会|联[合和]会|妇联|残联|团委"
    "|委员会|代表大会|办公室|办公厅|办事处|领导小组办公室|指挥部|组织部|宣传部|统战部|武装部"
    "|(?<=[省市州县区旗])委(?!员)|党委|纪委|政法委|发改委|卫健委|工委"
    "|(?<![我本该布格结全大开终])局|厅(?=[^堂]|$)|总队|支队|大队|中队"
    "|中心(?![城小校])|中心学校|中心小学|卫生院|医院|学院|研究院|福利院|敬老院|设计院"
    "|派出所|司法所|财政所|研究所|管理所|卫生所|看守所"
    "|工作站|服务站(?!点)|管理站|推广站|监测站|总站|文化站"
    "|图书馆|文化馆|博物馆|档案馆|纪念馆|美术馆|科技馆|体育馆"
    "|中学|小学|(?<![省市州县区镇乡])学校|幼儿园|大学|党校|高中"
    "|电视台|基金会|协会|学会|商会|供销社|合作社|联社|有限公司|有限责任公司|集团公司"
)
_RANKS: Final = "省市州县区镇乡旗盟"
_RANK_WORD: Final = f"(?:自治[区州县旗]|街道|[{_RANKS}])"
_PLACE: Final = re.compile(f"(?:.{{2,4}}?{_RANK_WORD})+")
_ONE_PLACE: Final = re.compile(f".{{2,4}}?{_RANK_WORD}")
_NOT_A_PLACE: Final = re.compile(
    "[年月日度个各全我本该只有的和与及按由经对向在从将为是等于第]|部门|单位|上级|下级|有关|预算|项目|资金|完成"
    "|乡镇|县乡|省市|市县|县区|地市|城市|乡村|城镇|集镇|村镇"
    "|地区|社区|小区|园区|辖区|城区|片区|灾区|山区"
)
_VAGUE: Final = re.compile("各级|基层|所有|有关|相关|共和国\\Z")
_NATIONAL: Final = re.compile("(?:国家|全国|中国|中华|国务院|中共)")

# After these a name may begin; none of them is part of one.
_LEAD: Final = re.compile(
    "根据|依据|按照|会同|联合|委托|授权|抄送|报送|报请|上报|经过|通过|印发|转发|关于|以及|年度|由于"
    "|协助|配合|督促|牵头|负责|承办|指导|组织|统一|购买|拨付|下达|安排|批复|核定|成立|制定|审核|归口"
    "|隶属|所属|下属|直属|下设|设立|内设|纳入|包括|其中"
    f"|[由经对向在从将为是至到被请给报的及并或按据以年月日]"
    f"(?=.{{0,4}}(?:[{_RANKS}]|街道))"
)
_BEGINNING: Final = re.compile(f"[{_RANKS}]|街道|国|中[共华]")
_NEW_PLACE: Final = re.compile("[省市州县]")
_JOIN: Final = re.compile("[和与及同]|、")
_LONGEST_MIDDLE: Final = 14
_LONGEST_NAME: Final = 36


def find(reading: Reading) -> tuple[Name, ...]:
    """Every organisation's name of ``reading`` that has clear edges, in text order."""
    runs = list(_RUN.finditer(reading.text))
    places = _clear_places(run[0] for run in runs)
    found = []
    for run in runs:
        for start, end in _in_run(run[0], places):
            at = Span(run.start() + start, run.start() + end)
            found.append(Name(reading.span(*at), at))
    return tuple(found)


def _clear_places(runs: Iterable[str]) -> frozenset[str]:
    """Places at the start of a line, a clause or a title; 备注清河县 gives way to 清河县."""
    matches = map(_ONE_PLACE.match, runs)
    found = {match[0] for match in matches if match and not _NOT_A_PLACE.search(match[0])}
    longer = {p for p in found if any(p[i:] in found for i in range(1, len(p) - 2))}
    return frozenset(found - longer)


def _in_run(run: str, places: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Names within an unbroken run of Chinese characters."""
    name: tuple[int, int] | None = None
    floor = 0
    for suffix in _SUFFIX.finditer(run):
        if name is not None and _continues(run[name[1] : suffix.start()], places):
            name = (name[0], suffix.end())
            continue
        if name is not None:
            yield name
            floor = name[1]
        start = _start(run, floor, suffix.start(), places)
        name = None if start is None else (start, suffix.end())
    if name is not None:
        yield name


def _continues(middle: str, places: frozenset[str]) -> bool:
    """Is what stands between two suffixes part of one name (公安局·交通警察·大队)?"""
    if len(middle) > _LONGEST_MIDDLE or _JOIN.match(middle) or _LEAD.search(middle):
        return False
    return not _NEW_PLACE.search(middle) and _find_place(middle, places) is None


def _start(run: str, floor: int, end: int, places: frozenset[str]) -> int | None:
    """Where the name begins whose suffix starts at ``end``; None if that is not clear."""
    if not _BEGINNING.search(run, max(floor, end - _LONGEST_NAME), end):
        return None
    clear = floor == 0 and end <= _LONGEST_NAME
    floor = max(floor, end - _LONGEST_NAME)
    for lead in _LEAD.finditer(run, floor, end):
        floor, clear = lead.end(), True
    if floor and _JOIN.match(run, floor):
        floor, clear = floor + 1, True
    if run[floor : floor + 1] in tuple("我本全该各"):
        floor += 1
    head = run[floor:end]
    if _VAGUE.search(head):
        return None
    if head[:1] in tuple(_RANKS) and len(head) > 1:
        return None if head[1] in _RANKS + "级" else floor
    if _NATIONAL.match(head):
        return floor
    known = _find_place(head, places)
    if known is not None:
        return floor + known
    return floor if clear and _starts_with_place(head) else None


def _find_place(text: str, places: frozenset[str]) -> int | None:
    """Where the first known place begins in the short ``text``."""
    for rank in _BEGINNING.finditer(text):
        for start in range(max(0, rank.end() - 7), rank.end() - 2):
            if text[start : rank.end()] in places:
                return start
    return None


def _starts_with_place(head: str) -> bool:
    place = _PLACE.match(head)
    return place is not None and not _NOT_A_PLACE.search(place[0])


def places(name: str) -> tuple[str, ...]:
    """The places that a folded ``name`` begins with, the widest first: 青山市 and 沙河区 of 青山市沙河区总工会."""
    found: list[str] = []
    end = 0
    while (place := _ONE_PLACE.match(name, end)) and not _NOT_A_PLACE.search(place[0]):
        found.append(place[0])
        end = place.end()
    return tuple(found)


def place_length(name: str) -> int:
    """How many characters of a folded ``name`` say where: 清河县财政局 has 3, 县财政局 has 1."""
    return sum(map(len, places(name))) or int(name[:1] in tuple(_RANKS))
