"""Write ``docs/rules.md`` and ``docs/rules.zh.md`` from the rules and the checks between documents."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from discloseparse.batch.collection.check import CrossCheck
from discloseparse.batch.collection.registry import checks
from discloseparse.check.registry import rules
from discloseparse.check.rule import Rule, Text
from discloseparse.messages import sentence

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {"en": DOCS / "rules.md", "zh": DOCS / "rules.zh.md"}

_FAMILIES = {
    "A": Text("算术", "Arithmetic"),
    "C": Text("文件之间", "Between documents"),
    "E": Text("前后一致", "Restated figures"),
    "N": Text("名称与引用", "Names and citations"),
    "S": Text("结构", "Structure"),
    "T": Text("表格", "Tables"),
    "U": Text("单位与格式", "Units and formats"),
    "X": Text("文字与表格", "Text against tables"),
    "Y": Text("年份", "Years"),
}
_HEAD = Text(
    """# 规则

[English](rules.md)

{count} 条。编号的含义不再改变；首字母是类别，可用于 `--select`、`--ignore` 和配置文件（`A`、`E4`、`A121`，较长者优先）。级别决定
退出状态（`--fail-on`），一处有疑问时可能低于这里所列。标有“文件之间”的只在批处理（[`discloseparse batch`](batch.zh.md)）中检查。
示例有意简短；`discloseparse rule 编号` 显示同样的内容。""",
    """# Rules

[中文](rules.zh.md)

There are {count}. A code never changes its meaning; its letter is the family, and codes or their beginnings are
what `--select`, `--ignore` and the configuration take (`A`, `E4`, `A121`; the longer match wins). The severity
decides the exit status (`--fail-on`); in a case of doubt a finding may be milder than is told here. Those marked
“between documents” are checked by [`discloseparse batch`](batch.md) only. The examples are short on purpose, and
Chinese as the documents are; `discloseparse rule CODE` tells the same.""",
)
_CONTENTS = Text(
    "| 编号 | 级别 | 问题 |\n|---|---|---|", "| code | severity | what is wrong |\n|---|---|---|"
)
_BETWEEN = Text("文件之间", "between documents")
_FAILING = Text("不合规：", "Fails:")
_PASSING = Text("合规：", "Passes:")
_SOURCE = Text("依据：", "Source: ")


def manual(lang: str) -> str:
    """The page in ``lang``, as Markdown."""
    catalogue = sorted((*rules(), *checks()), key=lambda rule: rule.code)
    parts = [_HEAD.to(lang).format(count=len(catalogue)), "\n".join(_contents(catalogue, lang))]
    for family, members in groupby(catalogue, key=lambda rule: rule.code[0]):
        parts.append(f"## {family} · {_FAMILIES[family].to(lang)}")
        parts.extend(part for rule in members for part in _section(rule, lang))
    return "\n\n".join(parts) + "\n"


def _contents(catalogue: list[Rule | CrossCheck], lang: str) -> Iterator[str]:
    yield _CONTENTS.to(lang)
    for rule in catalogue:
        link = f"[{rule.code}](#{rule.code.lower()})"
        yield f"| {link} | {_severity(rule, lang)} | {rule.title.to(lang)} |"


def _section(rule: Rule | CrossCheck, lang: str) -> Iterator[str]:
    between = f" · {_BETWEEN.to(lang)}" if isinstance(rule, CrossCheck) else ""
    yield f"### {rule.code}"
    yield f"**{rule.title.to(lang)}** (`{rule.name}`) · {_severity(rule, lang)}{between}"
    yield rule.explanation.to(lang)
    for head, example in ((_FAILING, rule.failing), (_PASSING, rule.passing)):
        yield head.to(lang)
        texts = (example,) if isinstance(example, str) else example
        yield from (f"```text\n{text}\n```" for text in texts)
    yield _SOURCE.to(lang) + rule.source


def _severity(rule: Rule | CrossCheck, lang: str) -> str:
    return sentence(f"shell.{rule.severity}", lang)


if __name__ == "__main__":
    for lang, page in PAGES.items():
        page.write_text(manual(lang), "utf-8", newline="\n")
