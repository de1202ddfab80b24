"""A small local page: drop a document, read its report, take the marked copy and the list along.

It listens on 127.0.0.1 only and keeps nothing: a document is held in memory while it is answered.
"""

from __future__ import annotations

from discloseparse.report.serve.answers import Auditing
from discloseparse.report.serve.site import Site, make_site

__all__ = ["Auditing", "Site", "make_site"]
