"""Where something stands, in words: page, section, table or sheet cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discloseparse.messages import printable, sentence

if TYPE_CHECKING:
    from discloseparse.result import Place, Result


def place_words(result: Result, place: Place | None, section: int | None, lang: str) -> list[str]:
    """What is known of ``place`` in ``section``, from the widest to the narrowest."""
    told = []
    if place is not None and place.page is not None:
        told.append(sentence("shell.page", lang, page=place.page))
    if section is not None:
        heading = result.sections[section].heading.of(result.text)
        told.append(sentence("shell.section", lang, name=printable("".join(heading.split()))))
    if place is not None and place.cell is not None:
        told.append(
            sentence("shell.cell", lang, sheet=printable(place.sheet or ""), cell=place.cell)
        )
    return told
