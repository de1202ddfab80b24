"""When two names differ by a slip of the pen, and when they name two things.

Two strings are alike if all they differ in is one short stretch: a character put for another, lost
or added, two characters swapped, a word moved. They still name two things where that stretch is a
number, a rank or one side of a contrast (城市 and 农村, 大队 and 中队).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from discloseparse.spans import fold


class Difference(NamedTuple):
    """Where two strings differ: ``left`` and ``right`` between a common head and a common tail."""

    head: int
    tail: int
    left: str
    right: str


# Each string holds signs that set one thing apart from its sister; a change within it is no slip.
_CONTRASTS: Final = (
    "省市州县区镇乡村旗盟国",
    "大中小支总分",
    "东西南北中",
    "上下左右",
    "前后",
    "内外",
    "男女",
    "老幼少青",
    "城乡村镇市",
    "农林牧渔水工商",
    "春夏秋冬",
    "初高中小大",
    "甲乙丙丁",
    "收支",
    "增减",
    "水电气热",
    "馆站所院校队处科股室局委办部厅会",
    "民财行市",
    "正副",
    "公私民国",
    "新旧老",
    "教体",
    "文卫",
    "审统",
    "商税港水政",
    "妇文残侨社科",
)
_NUMBER: Final = re.compile(r"[0-9零一二三四五六七八九十百第两首次]")
_NOISE: Final = re.compile(r"[\s_]|\([a-zA-Zà-üāēīōūǎěǐǒǔǖǘǚǜ]+\)")
_QUOTES: Final = str.maketrans("<>‹›《》≪≫«»\"'“”‘’「」", "〈〉〈〉〈〉〈〉〈〉＂＂＂＂＂＂＂＂")
_LONGEST_MOVE: Final = 6
_LARGEST_BLOCK: Final = 40


def plain(written: str) -> str:
    """``written`` as it is compared: folded, without space, line breaks or glosses."""
    return _NOISE.sub("", fold(written)).translate(_QUOTES)


def difference(left: str, right: str) -> Difference:
    """The one stretch in which two different strings differ."""
    head, shortest = 0, min(len(left), len(right))
    while head < shortest and left[head] == right[head]:
        head += 1
    tail = 0
    while tail < shortest - head and left[-1 - tail] == right[-1 - tail]:
        tail += 1
    return Difference(head, tail, left[head : len(left) - tail], right[head : len(right) - tail])


def is_slip(found: Difference) -> bool:
    """Is the difference small and not one that sets two things apart?"""
    left, right = found.left, found.right
    if _NUMBER.search(left + right):
        return False
    if len(left) <= 1 and len(right) <= 1:
        return not _is_contrast(left, right)
    if len(left) == len(right) and sorted(left) == sorted(right):
        return len(left) <= _LONGEST_MOVE
    return len(left) == len(right) == 2 and bool(set(left) & set(right))


def _is_contrast(left: str, right: str) -> bool:
    if left and right:
        return any(left in signs and right in signs for signs in _CONTRASTS)
    return (left or right) in "新旧老副总非不再原"


def candidates(strings: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Index pairs of strings that may differ in one short stretch: they share a half.

    Linear in the number of strings: halves that very many share are not compared any further.
    """
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, string in enumerate(strings):
        sizes = {max(2, (n - _LONGEST_MOVE) // 2) for n in range(len(string) - 2, len(string) + 3)}
        for size in sizes:
            blocks["head", string[:size]].append(i)
            blocks["tail", string[-size:]].append(i)
    seen = set()
    for block in blocks.values():
        for k, i in enumerate(block[:_LARGEST_BLOCK]):
            for j in block[k + 1 : _LARGEST_BLOCK]:
                if abs(len(strings[i]) - len(strings[j])) <= 2 and (i, j) not in seen:
                    seen.add((i, j))
                    yield i, j


def support(text: str, found: Difference, whole: str) -> tuple[int, int]:
    """How often the two differing words stand in ``text``; a lone character with its neighbour."""
    left, right = found.left, found.right
    if min(len(left), len(right)) < 2:
        after = whole[len(whole) - found.tail : len(whole) - found.tail + 1]
        before = whole[found.head - 1 : found.head] if found.head else ""
        left, right = (left + after, right + after) if after else (before + left, before + right)
    return text.count(left), text.count(right)
