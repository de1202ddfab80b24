"""discloseparse: read Chinese fiscal disclosure documents and audit their arithmetic.

Four functions do everything::

    from discloseparse import audit, parse, parse_bytes, parse_text

    result = parse("项目文本.docx")       # sections, figures, citations, tables, relations, findings
    result = audit("项目文本.docx", select=["A"])

They return a :class:`~discloseparse.result.Result`, whose fields are the JSON that
``discloseparse parse`` prints, and raise :class:`~discloseparse.errors.DiscloseparseError`.
Names are loaded when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from discloseparse.errors import DiscloseparseError, UnreadableError
    from discloseparse.load import Limits
    from discloseparse.load.pdf.picture import picture
    from discloseparse.pipeline import audit, parse, parse_bytes, parse_text
    from discloseparse.result import FindingItem, RelationItem, Result

__version__ = "0.1.0"

_HOMES = {
    "parse": "pipeline",
    "parse_text": "pipeline",
    "parse_bytes": "pipeline",
    "audit": "pipeline",
    "Result": "result",
    "RelationItem": "result",
    "FindingItem": "result",
    "Limits": "load",
    "picture": "load.pdf.picture",
    "DiscloseparseError": "errors",
    "UnreadableError": "errors",
}

__all__ = [
    "DiscloseparseError",
    "FindingItem",
    "Limits",
    "RelationItem",
    "Result",
    "UnreadableError",
    "__version__",
    "audit",
    "parse",
    "parse_bytes",
    "parse_text",
    "picture",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)


def __dir__() -> list[str]:
    return __all__
