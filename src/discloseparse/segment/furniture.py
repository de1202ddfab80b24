"""Page furniture in plain text: page numbers, index numbers, navigation of a web page."""

from __future__ import annotations

import re

from discloseparse.document import Furniture
from discloseparse.segment.lines import Line

_KINDS = (
    (
        "page_number",
        re.compile(r"[-·]\s*\d{1,4}\s*[-·]|第\s?\d{1,4}\s?页(?:\s?[,/，]?\s?共\s?\d+\s?页)?"),
    ),
    ("index", re.compile(r"\(?监督索引号:?\s?\d+\)?")),
    ("navigation", re.compile(r".*【\s?字(?:号|体).*|您?(?:当前|现在)的?位置:.*")),
)


def split_furniture(lines: list[Line]) -> tuple[list[Line], list[Furniture]]:
    """The lines of the text itself, and the furniture among them."""
    body: list[Line] = []
    furniture: list[Furniture] = []
    for line in lines:
        kind = next((kind for kind, form in _KINDS if form.fullmatch(line.text)), None)
        if kind is None:
            body.append(line)
        else:
            furniture.append(Furniture(kind, line.span))
    return body, furniture
