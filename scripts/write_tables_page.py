"""Write ``docs/tables.md`` and ``docs/tables.zh.md`` from the declared tables."""

from __future__ import annotations

from pathlib import Path

from discloseparse.batch.tables.manual import manual

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {"en": DOCS / "tables.md", "zh": DOCS / "tables.zh.md"}

if __name__ == "__main__":
    DOCS.mkdir(exist_ok=True)
    for lang, page in PAGES.items():
        page.write_text(manual(lang), "utf-8", newline="\n")
