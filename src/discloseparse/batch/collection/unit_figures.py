"""C002 unit-figures: a unit discloses one figure of one year twice, and differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discloseparse.batch.collection.check import Contradiction, CrossCheck, Find
from discloseparse.batch.collection.concepts import name_of, named
from discloseparse.batch.collection.facts import Fact, Held, disagreements, unanimous
from discloseparse.batch.collection.subject import Subject
from discloseparse.check.rule import Text


def _take(subject: Subject) -> Iterator[Fact]:
    key = subject.key(subject.result.kind, subject.result.phase, subject.result.year)
    yield from unanimous(
        Fact(key, f"{found.concept.key} {found.phase}", found.words, found.place, found.figure)
        for found in named(subject)
    )


def _judge(group: Sequence[Held], _: Find) -> Iterator[Contradiction]:
    for odd, good in disagreements(group):
        facts: dict[str, str | Text] = {
            "name": name_of(odd.fact.item.split()[0]),
            "here": odd.fact.words,
            "there": good.fact.words,
            "other": good.document,
        }
        yield Contradiction(odd, [good], facts)


CHECK = CrossCheck(
    code="C002",
    name="unit-figures",
    severity="error",
    title=Text(
        "同一单位同一年度两次公开的数字不同",
        "A unit's figures of one year are disclosed differently",
    ),
    message=Text(
        "{name}此处为{here}，{other} 中为{there}", "{name} is {here} here, {there} in {other}"
    ),
    explanation=Text(
        "同一单位、同一年度、同一口径（部门、单位或本级）、同为预算或决算的两份公开文件，收支总计、“三公”经费等数字应一致。"
        "标题写明更正、调整的文件不比较；只是精度不同不算不一致。",
        "Two documents of one unit, year and scope (department, unit or its own office), both budgets or "
        "both accounts, must give the same totals. Documents whose title says that they correct or change "
        "another are not compared; another precision is no contradiction.",
    ),
    source="E401（同一事项前后表述一致），跨文件；预算法第十四条（公开的是经批复的预算、决算）",
    failing=(
        "红岩县图书馆2024年度部门决算\n2024年度收入合计100.00万元，支出合计98.00万元。",
        "红岩县图书馆2024年度部门决算公开说明\n2024年度收入合计110.00万元，支出合计98.00万元。",
    ),
    passing=(
        "红岩县图书馆2024年度部门决算\n2024年度收入合计100.00万元，支出合计98.00万元。",
        "红岩县图书馆2024年度部门决算公开说明\n2024年度收入合计1000000.00元，支出合计98.00万元。",
        "红岩县图书馆2023年度部门决算\n2023年度收入合计95.00万元，支出合计93.00万元。",
    ),
    take=_take,
    judge=_judge,
)
