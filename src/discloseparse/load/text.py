r"""Plain text: decoded without loss, line ends made ``\n``, nothing else changed."""

from __future__ import annotations

from discloseparse.document import Diagnostic, Document
from discloseparse.errors import LimitExceededError
from discloseparse.load.encoding import decode
from discloseparse.load.loader import Context, Loader


def _load(data: bytes, context: Context) -> Document:
    text, encoding, cut = decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > context.limits.characters:
        raise LimitExceededError(what="characters", limit=context.limits.characters)
    return Document(
        text,
        encoding=encoding,
        partial=cut,
        diagnostics=(Diagnostic("cut_text"),) if cut else (),
    )


LOADER = Loader(
    kind="text",
    media_types=("text/plain",),
    sniff=lambda head, data: Loader.LAST_RESORT,  # noqa: ARG005  any bytes may be text
    load=_load,
)
