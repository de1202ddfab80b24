"""List, per identity, how many instances are checked in real documents against how many their truth counts.

usage: python benchmarks/identities.py FOLDER [--families DKB]

FOLDER holds NAME.pdf beside NAME.truth.json, whose ``identities`` map an id with a few words (``B03 款=Σ项``,
``D08-02``) to ``{"instances": …, "hold": …}``. Ids are compared without their words. A parent with a single
item is counted like any other; in both counts blank cells are nothing.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from discloseparse import parse
from discloseparse.result import Result

Counts = dict[str, tuple[int, int]]
"""For each id its instances, and how many of them hold."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--families", default="DKB", help="first letters of the ids")
    options = parser.parse_args()
    of_families = re.compile(rf"[{options.families}]\d+")
    for file in sorted(options.folder.glob("*.truth.json")):
        name = file.name.removesuffix(".truth.json")
        truth = told(json.loads(file.read_text("utf-8")).get("identities", {}), of_families)
        own = checked(parse(file.with_name(f"{name}.pdf")), of_families)
        print(f"{name}\nid    truth  holds   ours  holds")
        for key in sorted({*truth, *own}):
            rows = (truth.get(key, (0, 0)), own.get(key, (0, 0)))
            less = "  less" if rows[1][0] < rows[0][0] else ""
            print(f"{key:5}" + "".join(f"{all_of:6} {held:6}" for all_of, held in rows) + less)


def told(identities: dict[str, dict[str, int]], of_families: re.Pattern[str]) -> Counts:
    """The counts of a truth file, ids without their words."""
    counts: Counts = {}
    for words, count in identities.items():
        match = of_families.match(words)
        if match is not None:
            instances, held = counts.get(match.group(), (0, 0))
            counts[match.group()] = (instances + count["instances"], held + count["hold"])
    return counts


def checked(result: Result, of_families: re.Pattern[str]) -> Counts:
    """The relations of a result that are instances of an identity."""
    bound = [r for r in result.relations if r.identity and of_families.match(r.identity)]
    found = Counter(r.identity or "" for r in bound)
    held = Counter(r.identity or "" for r in bound if r.holds)
    return {key: (count, held[key]) for key, count in found.items()}


if __name__ == "__main__":
    main()
