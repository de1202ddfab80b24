"""Write the present results of all fixtures to ``fixtures/expected``: read the diff before committing."""

from __future__ import annotations

from pathlib import Path

from discloseparse import Result, parse

FIXTURES = Path(__file__).parent.parent / "fixtures"


def expected_file(fixture: Path) -> Path:
    """Where the expected result of a fixture stands."""
    return fixture.parent / "expected" / f"{fixture.name}.json"


def result_of(fixture: Path) -> str:
    """The result as the golden files hold it: pretty-printed, the path shortened to the name."""
    result: Result = parse(fixture)
    source = result.source.model_copy(update={"path": fixture.name})
    return result.model_copy(update={"source": source}).model_dump_json(indent=1) + "\n"


if __name__ == "__main__":
    for path in sorted(p for p in FIXTURES.iterdir() if p.is_file() and p.suffix != ".md"):
        expected_file(path).write_text(result_of(path), "utf-8")
