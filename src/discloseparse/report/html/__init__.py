"""The HTML report: one self-contained page per document, and an index over many.

Text is cut into pieces and escaped here, in code points; the page's script knows pieces by number and
never sees an offset. A page loads nothing: its style and script stand in it and its policy names them
by their hashes.
"""

from __future__ import annotations

from discloseparse.report.html.document import document_page
from discloseparse.report.html.index import Index

__all__ = ["Index", "document_page"]
