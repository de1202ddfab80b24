"""N703: the title of a cited document that differs by a slip from another citation of it."""

from __future__ import annotations

from collections.abc import Iterator

from discloseparse.check.names import variants
from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result


def check(result: Result) -> Iterator[Finding]:
    """Findings from the citation variants of ``result``."""
    yield from variants(result, "citation")


RULE = Rule(
    code="N703",
    name="cited-variant",
    severity="warning",
    category="name_variant",
    title=Text(
        "所引文件名称前后不一致", "Title of a cited document differs from its other mention"
    ),
    message=Text(
        "所引文件{odd}与文中{good}疑为同一文件，名称不一致",
        "{odd} and {good} seem to be one document, but the titles differ",
    ),
    explanation=Text(
        "同一文件在文中多次引用时，标题应当一致。本规则查找只差一字、两字颠倒、一词移位或文种"
        "（办法、细则等）写错的标题；各有文号或者并列引用的，视为两个文件。",
        "A document cited more than once keeps its title. The rule looks for titles that differ by "
        "one character, by swapped characters, by a word moved, or by the word for the kind of "
        "document. Titles with numbers of their own, or cited side by side, are two documents.",
    ),
    failing="依据《青山县机关后购后勤服务管理办法》……\n按照《青山县机关购买后勤服务管理办法》执行。",
    passing="依据《青山县机关购买后勤服务管理办法》……\n按照《青山县机关购买后勤服务管理办法》执行。",
    source="党政机关公文处理工作条例第十九条（四）：引用公文应当先引标题，后引发文字号",
    check=check,
    instances=lambda result: sum(citation.title is not None for citation in result.citations),
)
