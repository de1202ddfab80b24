"""Rules on the names of organisations, projects and cited documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from discloseparse.check.rule import Finding
from discloseparse.result import Result, VariantItem
from discloseparse.spans import Span


def variants(result: Result, kind: str) -> Iterator[Finding]:
    """One finding for each wrong name of a kind: all places where it stands, then the right one."""
    groups: dict[tuple[str, str], list[VariantItem]] = defaultdict(list)
    for item in result.name_variants:
        if item.kind == kind:
            odd, good = item.of(result.text), item.variant_of.of(result.text)
            groups["".join(odd.split()), "".join(good.split())].append(item)
    for (odd, good), items in groups.items():
        spans = [Span(item.start, item.end) for item in items]
        spans.insert(1, Span(items[0].variant_of.start, items[0].variant_of.end))
        yield Finding(tuple(spans), {"odd": odd, "good": good})
