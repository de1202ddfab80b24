"""fallback"""

from discloseparse.mentions import Mentions
from discloseparse.recognize import citations, organisations
from discloseparse.recognize.scan import recognize as _scan
from discloseparse.spans import Reading


def recognize(reading: Reading) -> Mentions:
    cited = citations.find(reading)
    m = _scan(reading, [c.at for c in cited])
    return m._replace(citations=cited, names=organisations.find(reading))
