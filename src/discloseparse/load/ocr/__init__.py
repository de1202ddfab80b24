"""Reading pictures of text: images, and the pages of a PDF that are scans.

``engine`` turns a picture into lines with boxes and confidence (the extra ``[ocr]``: RapidOCR with
the models its wheel brings, nothing is downloaded), ``rows`` puts them in reading order, ``pictures``
gives the pictures of a file, ``splice`` writes what was read into a document at its page. Nothing here
runs unless it is asked for, and every character so read keeps its confidence.
"""

from __future__ import annotations
