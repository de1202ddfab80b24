"""Roll-ups by subject code in words: 类 = the sum of its 项 (教育支出（类）普通教育（款）小学教育（项）…)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.scene import Quantity, Scene, addable
from discloseparse.relate.sum.lists import column

_CLASS = re.compile(r"([^\d()，,。;:、]{2,20})\(类\)")
_ITEM = re.compile(r"\([款项]\)")
_LEVEL = re.compile(r"\(([款项])\)")
_REACH = 120  # figures between a class total and the first of its items


def bind(scene: Scene) -> Iterator[Claim]:
    """One sum for each class with several items, one restatement for each class with a single one."""
    for (_, name), items in _classes(scene).items():
        total = _total(scene, name, items[0][0])
        if total is None:
            continue
        parts = [_in_column(item, total) for item in items]
        if len(parts) > 1:
            yield Claim("sum", total, tuple(parts), f"{name}（类）")
        else:
            yield Claim("equal", parts[0], (total,), f"{name}（类）")


def _classes(scene: Scene) -> dict[tuple[int | None, str], list[list[Quantity]]]:
    """The items of each class, by section and class name; each with all its figures."""
    found: dict[tuple[int | None, str], list[list[Quantity]]] = {}
    of_sections: set[int] = set()  # figures of a 款
    for number, paragraph in enumerate(scene.paragraphs):
        words = scene.text[paragraph.start : paragraph.end]
        named = _CLASS.search(words)
        if named is None or not _ITEM.search(words):
            continue
        items = found.setdefault((paragraph.section, _stem(named.group(1))), [])
        floor = paragraph.start
        for q in scene.of(paragraph) or _below(scene, number):
            if q.kind != "amount" or not addable(q) or q.role != "plain":
                continue
            another = _CLASS.search(scene.text, floor, q.start)
            if another is not None:  # …。住房保障支出（类）…: the next class in the same paragraph
                items = found.setdefault((paragraph.section, _stem(another.group(1))), [])
            level = _LEVEL.findall(scene.text, floor, q.start)
            if level:
                items.append([q])
                if level[-1] == "款":
                    of_sections.add(q.index)
            elif items and items[-1][0].paragraph == q.paragraph:
                items[-1].append(q)
            floor = q.end
    return {key: _lowest(items, of_sections) for key, items in found.items() if items}


def _below(scene: Scene, number: int) -> Sequence[Quantity]:
    """…校舍建设（项） 2025年预算数1260.00万元: the figures of an item whose line was broken before them."""
    words = scene.text[scene.paragraphs[number].start : scene.paragraphs[number].end]
    below = scene.paragraphs[number + 1 : number + 2]
    if not words.rstrip().endswith("(项)") or not below:
        return ()
    own = scene.text[below[0].start : below[0].end]
    return () if _CLASS.search(own) else scene.of(below[0])


def _lowest(items: list[list[Quantity]], of_sections: set[int]) -> list[list[Quantity]]:
    """Where 项 are told, the 款 they make up are not counted again."""
    lowest = [item for item in items if item[0].index not in of_sections]
    return lowest or items


def _in_column(item: list[Quantity], total: Quantity) -> Quantity:
    """Of 年初预算 and 支出决算 the one that the class total is: what was spent, unless it says budget."""
    side = column(total) or "final"
    return next((q for q in item if column(q) == side), item[0])


def _stem(name: str) -> str:
    return re.sub(r"^\d*[.、]?|\(类\)|支出$", "", name)


def _total(scene: Scene, name: str, first: Quantity) -> Quantity | None:
    """The nearest earlier figure that is named by the class alone."""
    for q in scene.back(first, _REACH):
        if q.kind != "amount" or not addable(q) or q.role != "plain":
            continue
        words = scene.text[max(scene.segments[q.segment].start, q.start - 30) : q.start]
        words = re.split(r"[，,。;:]", words)[-1].strip()
        if _ITEM.search(words):
            continue
        words = re.sub(r"(?:支出|为)+$", "", words.replace("(类)", ""))
        if words.endswith(name):
            return q
    return None
