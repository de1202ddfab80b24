"""The list of findings (问题清单.xlsx), written row by row: memory does not grow with the documents.

::

    with FindingsBook(Path("问题清单.xlsx")) as book:
        for result in results:
            book.add(result)

Sheets: one row for each finding; one for each relation that was checked; the rules that found
something. A list longer than a sheet goes on in another one.
"""

from __future__ import annotations

from discloseparse.report.workbook.book import FindingsBook

__all__ = ["FindingsBook"]
