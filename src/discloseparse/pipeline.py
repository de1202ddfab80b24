"""The pipeline: bytes → document → outline → mentions → relations → result → findings.

Five arrows, each a function from a named type to a named type; this module only joins them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from os import PathLike
from pathlib import Path

from discloseparse.assemble import assemble, place
from discloseparse.baseline import apply_baseline, fingerprint, read_baseline
from discloseparse.check import check, choose
from discloseparse.document import Document
from discloseparse.grids import recover
from discloseparse.load import load, load_bytes
from discloseparse.profiles import Profile
from discloseparse.recognize import recognize
from discloseparse.relate import relate
from discloseparse.resolve import resolve
from discloseparse.result import Result
from discloseparse.segment import segment
from discloseparse.tables import understand, without_cells


def parse(
    path: str | PathLike[str], *, lang: str = "zh", profiles: Sequence[Profile] = ()
) -> Result:
    """Read a document and everything in it.

    Raises :class:`~discloseparse.errors.UnreadableError` (a missing path raises its subclass
    ``NotFoundError``). ``lang`` is the language of the findings' messages; ``profiles`` (see
    :func:`~discloseparse.profiles.read_profile`) are tried besides those of the package.
    """
    return analyse(load(Path(path)), lang=lang, profiles=profiles)


def parse_bytes(
    data: bytes, *, name: str = "", lang: str = "zh", profiles: Sequence[Profile] = ()
) -> Result:
    """The same for bytes in memory; the format is told from the content, never from ``name``."""
    return analyse(load_bytes(data, name=name), lang=lang, profiles=profiles)


def parse_text(
    text: str, *, name: str = "", lang: str = "zh", profiles: Sequence[Profile] = ()
) -> Result:
    """The same for a text; ``text`` of the result is this text, unchanged."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return analyse(Document(text, name=name, sha256=digest), lang=lang, profiles=profiles)


def audit(
    source: str | PathLike[str] | Result,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    baseline: str | PathLike[str] | None = None,
    lang: str = "zh",
    profiles: Sequence[Profile] = (),
) -> Result:
    """Parse (unless ``source`` is a result already) and keep what the chosen rules find.

    ``select`` and ``ignore`` are rule codes or their beginnings; the longer match wins.
    ``baseline`` is a file of accepted findings, which are left out.
    Raises ConfigError if the baseline cannot be read, and what :func:`parse` raises.
    """
    result = source if isinstance(source, Result) else parse(source, lang=lang, profiles=profiles)
    chosen = choose(result, select, ignore)
    if baseline is None:
        return chosen
    kept = apply_baseline(chosen.findings, read_baseline(Path(baseline))).kept
    return chosen.model_copy(update={"findings": kept})


def analyse(document: Document, *, lang: str = "zh", profiles: Sequence[Profile] = ()) -> Result:
    """All arrows behind loading."""
    document = recover(document)
    outline = segment(document, profiles)
    tables = understand(document)
    mentions = without_cells(recognize(outline.reading), tables)
    identities = resolve(document.text, outline, mentions)
    relations = relate(outline, mentions, tables)
    result = assemble(document, outline, mentions, identities, relations, tables, lang=lang)
    findings, coverage = check(result, lang=lang, locate=partial(place, document))
    findings = [f.model_copy(update={"fingerprint": fingerprint(result, f)}) for f in findings]
    return result.model_copy(update={"findings": findings, "coverage": coverage})
