"""What a paragraph style says: its heading level and its numbering, along the basedOn chain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from discloseparse.load.docx.names import attribute, children, number, value

_HEADING = re.compile(r"(?:heading|标题|标题样式|headline)\s*([1-9])", re.IGNORECASE)
_BODY_LEVEL = 9  # w:outlineLvl 9 means body text


class Styles:
    """The paragraph styles of ``styles.xml`` (None: there is no such part)."""

    def __init__(self, root: _Element | None) -> None:
        self._styles = {attribute(style, "styleId"): style for style in children(root, "style")}
        self._default = next(
            (
                identity
                for identity, style in self._styles.items()
                if attribute(style, "type") == "paragraph" and attribute(style, "default") == "1"
            ),
            None,
        )

    def _chain(self, properties: _Element | None) -> Iterator[_Element]:
        """The styles of a paragraph from its own to the most basic one."""
        name = value(properties, "pStyle") or self._default
        seen = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = value(self._styles[name], "basedOn")

    def heading(self, properties: _Element | None) -> int | None:
        """Heading level from 1, or None. ``properties`` is a paragraph's ``w:pPr``."""
        level = number(properties, "outlineLvl")
        for style in self._chain(properties):
            if level is not None:
                break
            level = number(style, "pPr", "outlineLvl")
            named = _HEADING.fullmatch((value(style, "name") or "").strip())
            if level is None and named:
                level = int(named[1]) - 1
        return level + 1 if level is not None and 0 <= level < _BODY_LEVEL else None

    def numbering(
        self, properties: _Element | None
    ) -> tuple[str, int | None, frozenset[str]] | None:
        """(numbering id, level from 0 if told, the styles it comes from) of a numbered paragraph."""
        identity = value(properties, "numPr", "numId")
        level = number(properties, "numPr", "ilvl")
        styles = set()
        for style in self._chain(properties):
            if identity is not None and level is not None:
                break
            styles.add(attribute(style, "styleId") or "")
            if identity is None:
                identity = value(style, "pPr", "numPr", "numId")
            if level is None:
                level = number(style, "pPr", "numPr", "ilvl")
        return None if identity in (None, "0") else (str(identity), level, frozenset(styles))

    def list_of(self, style_id: str | None) -> str | None:
        """The numbering id of a list style."""
        style = self._styles.get(style_id)
        return None if style is None else value(style, "pPr", "numPr", "numId")
