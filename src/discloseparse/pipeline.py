"""The pipeline: bytes → document → outline → mentions → relations → result → findings.

Five arrows, each a function from a named type to a named type; this module only joins them.
"""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from discloseparse.assemble import assemble
from discloseparse.check import check
from discloseparse.document import Document
from discloseparse.load import load, load_bytes
from discloseparse.profiles import Profile
from discloseparse.recognize import recognize
from discloseparse.relate import relate
from discloseparse.resolve import resolve
from discloseparse.result import Result
from discloseparse.segment import segment


def parse(path: str | PathLike[str], *, lang: str = "zh") -> Result:
    """Read a document and everything in it.

    Raises :class:`~discloseparse.errors.UnreadableError` (a missing path raises its subclass
    ``NotFoundError``). ``lang`` is the language of the findings' messages.
    """
    return analyse(load(Path(path)), lang=lang)


def parse_bytes(data: bytes, *, name: str = "", lang: str = "zh") -> Result:
    """The same for bytes in memory; the format is told from the content, never from ``name``."""
    return analyse(load_bytes(data, name=name), lang=lang)


def parse_text(text: str, *, name: str = "", lang: str = "zh") -> Result:
    """The same for a text; ``text`` of the result is this text, unchanged."""
    import hashlib

    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return analyse(Document(text, name=name, sha256=digest), lang=lang)


def audit(
    source: str | PathLike[str] | Result,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    lang: str = "zh",
) -> Result:
    """Parse (unless ``source`` is a result already) and check with the chosen rules.

    ``select`` and ``ignore`` are rule codes or their beginnings; the longer match wins.
    """
    result = source if isinstance(source, Result) else parse(source, lang=lang)
    return _checked(result, select=select, ignore=ignore, lang=lang)


def analyse(
    document: Document, *, lang: str = "zh", profiles: Sequence[Profile] | None = None
) -> Result:
    """All arrows behind loading."""
    outline = segment(document, profiles)
    mentions = recognize(outline.reading)
    identities = resolve(document.text, outline, mentions)
    relations = relate(outline, mentions)
    result = assemble(document, outline, mentions, identities, relations, lang=lang)
    return _checked(result, lang=lang)


def _checked(
    result: Result, *, select: Sequence[str] = (), ignore: Sequence[str] = (), lang: str = "zh"
) -> Result:
    bare = result.model_copy(update={"findings": [], "coverage": []})
    findings, coverage = check(bare, select=select, ignore=ignore, lang=lang)
    return bare.model_copy(update={"findings": findings, "coverage": coverage})
