"""A picture → lines with boxes and confidence."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from discloseparse.errors import OcrMissingError

if TYPE_CHECKING:
    from PIL.Image import Image

_MODULES = ("rapidocr", "onnxruntime")


class OcrLine(NamedTuple):
    """Text in one box. The box is in pixels, origin at the top left; ``confidence`` is 0 to 1."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float


def require_engine() -> None:
    """Raises :class:`OcrMissingError` unless the extra ``[ocr]`` is installed."""
    if not all(find_spec(name) for name in _MODULES):
        raise OcrMissingError()


def recognise(picture: Image) -> list[OcrLine]:
    """The lines of ``picture``, in no order. Raises :class:`OcrMissingError`."""
    import numpy

    found = _engine()(numpy.asarray(picture.convert("RGB"))[:, :, ::-1])
    if found.boxes is None:
        return []
    lines = []
    for corners, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
        xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
        lines.append(OcrLine(text, min(xs), min(ys), max(xs), max(ys), float(score)))
    return lines


@cache
def _engine() -> Any:
    require_engine()
    from rapidocr import RapidOCR

    # Pages that stand on their head are rare; asking for each line costs a twelfth of the time.
    return RapidOCR(params={"Global.use_cls": False, "Global.log_level": "critical"})
