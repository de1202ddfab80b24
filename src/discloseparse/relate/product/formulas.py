"""Products printed as such: 6500亩×每亩1.8公斤; in brackets or after 即 behind their result, or before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim, Operand
from discloseparse.relate.scene import Quantity, Scene

_TIMES = re.compile(r"\s*[×✕*]\s*(?:每[^，,。;:×\d]{1,6}|[^，,。;:×()\d]{0,4})")
_PLUS = re.compile(r"\s*[+＋]\s*")
_EQUALS = re.compile(r"\s*\)?\s*(?:[=＝]|[，,]?(?:即|共?计|合计|共))[^，,。;:\d]{0,6}")
_THAT_IS = re.compile(r"[，,]?(?:即|为|按|由|=|:)")  # 19.2万元，即150台×1,280元
_MOST = 24


def bind(scene: Scene) -> Iterator[Claim]:
    """One product for each chain of figures joined by ×; a sum of products where + joins chains."""
    done = -1
    for q in scene.quantities:
        if q.index <= done:
            continue
        chains = _chains(scene, q)
        if len(chains[0]) < 2:
            continue
        last = chains[-1][-1]
        done = last.index
        result = _result(scene, chains[0][0], last)
        if result is None or not all(_measured_alike(result, chain) for chain in chains):
            continue
        if len(chains) == 1:
            yield Claim("product", result, tuple[Operand, ...](chains[0]), "×")
        elif all(len(chain) > 1 for chain in chains):
            yield Claim(
                "sum_of_products", result, tuple[Operand, ...](tuple(c) for c in chains), "×"
            )


def _measured_alike(result: Quantity, chain: list[Quantity]) -> bool:
    """Money comes of one money factor; else the result is counted as one factor is (板房3米×4米，共20座 is none)."""
    money = [q for q in chain if q.kind == "amount"]
    if money or result.kind == "amount":
        return len(money) == 1 and result.dim == money[0].dim
    return any(q.dim == result.dim for q in chain)


def _chains(scene: Scene, first: Quantity) -> list[list[Quantity]]:
    """The figures from ``first`` on that × joins, cut at +."""
    chains = [[first]]
    for q in scene.quantities[first.index + 1 : first.index + _MOST]:
        gap = scene.gap(chains[-1][-1], q)
        if q.sentence != first.sentence:
            break
        if _TIMES.fullmatch(gap):
            chains[-1].append(q)
        elif _PLUS.fullmatch(gap) and len(chains[-1]) > 1:
            chains.append([q])
        else:
            break
    return chains


def _result(scene: Scene, first: Quantity, last: Quantity) -> Quantity | None:
    """What follows =, else the figure whose bracket holds nothing else."""
    behind = scene.quantities[last.index + 1 : last.index + 2]
    for q in behind:
        if q.sentence == last.sentence and _EQUALS.fullmatch(scene.gap(last, q)):
            return q
    before = scene.quantities[first.index - 1] if first.index else first
    if before.sentence == first.sentence and _THAT_IS.fullmatch(scene.gap(before, first)):
        return before
    host = first.host
    alone = scene.text[last.end : last.end + 1] == ")"
    return host if host is not None and alone and host.index == first.index - 1 else None
