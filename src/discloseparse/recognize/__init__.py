"""Recognition: from a reading to its mentions."""

from discloseparse.mentions import Mentions
from discloseparse.recognize import citations, organisations
from discloseparse.recognize.scan import recognize_figures
from discloseparse.spans import Reading


def recognize(reading: Reading) -> Mentions:
    """Everything recognised in ``reading``. No figure is read inside a citation."""
    cited = citations.find(reading)
    figures = recognize_figures(reading, [citation.at for citation in cited])
    return figures._replace(citations=cited, names=organisations.find(reading))


__all__ = ["recognize", "recognize_figures"]
