"""C001 duplicate-document: one document is there twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Final

from discloseparse.batch.collection.check import Contradiction, CrossCheck, Find
from discloseparse.batch.collection.facts import Fact, Held
from discloseparse.batch.collection.names import compact
from discloseparse.batch.collection.subject import Subject
from discloseparse.check.rule import Text

_SHORTEST: Final = 30  # characters; a shorter text may be alike by chance
_SAME_FILE = Text("内容完全相同", "the very same file")
_SAME_TEXT = Text("文字完全相同，文件不同", "another file with the same text")


def _take(subject: Subject) -> Iterator[Fact]:
    source = subject.result.source
    text = compact(subject.result.text)
    alike = len(text) >= _SHORTEST and not subject.result.partial
    key = (
        hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        if alike
        else source.sha256
    )
    yield Fact(key, "", source.sha256, subject.title)


def _judge(group: Sequence[Held], _: Find) -> Iterator[Contradiction]:
    first, *others = group
    for other in others:
        same = _SAME_FILE if other.fact.words == first.fact.words else _SAME_TEXT
        yield Contradiction(other, [first], {"other": first.document, "same": same})


CHECK = CrossCheck(
    code="C001",
    name="duplicate-document",
    severity="info",
    title=Text("重复的文件", "A document is there twice"),
    message=Text("与 {other} 重复（{same}）", "a duplicate of {other} ({same})"),
    explanation=Text(
        "两个文件的内容逐字节相同，或者文字完全相同（如同一文件的 PDF 和 Word 版本）。汇总统计时应只计一次。",
        "Two files are the same byte for byte, or their texts are (a PDF and a Word file of one "
        "document). Statistics should count them once.",
    ),
    source="K13（汇总口径：不重不漏）",
    failing=("红岩县图书馆2024年度部门决算\n本年收入合计100.00万元，本年支出合计100.00万元。",) * 2,
    passing=(
        "红岩县图书馆2024年度部门决算\n本年收入合计100.00万元，本年支出合计100.00万元。",
        "红岩县档案馆2024年度部门决算\n本年收入合计120.00万元，本年支出合计120.00万元。",
    ),
    take=_take,
    judge=_judge,
)
