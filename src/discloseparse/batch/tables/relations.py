"""relations: the arithmetic claims that were checked, holding or not."""

from __future__ import annotations

from discloseparse.batch.tables.schema import DOCUMENT, NUMBER, SECTION, Column, Row, Table, origin
from discloseparse.result import Place, RelationItem


def _quoted(row: Row[RelationItem], place: Place) -> str:
    return "".join(row.words(place.start, place.end).split())


def _result(row: Row[RelationItem]) -> str | None:
    return None if row.item.result is None else _quoted(row, row.item.result)


def _operands(row: Row[RelationItem]) -> str:
    """Operands are joined by ``; ``, those of one group by `` × ``."""
    return "; ".join(
        " × ".join(_quoted(row, place) for place in group)
        for group in (o if isinstance(o, list) else [o] for o in row.item.operands)
    )


TABLE = Table[RelationItem](
    "relations",
    "核对的勾稽关系，成立的也列出",
    "Arithmetic claims that were checked, those that hold included",
    lambda page: page.result.relations,
    (
        DOCUMENT,
        NUMBER,
        Column(
            "kind",
            "text",
            "种类（sum、product、growth 等）",
            "kind (sum, product, growth …)",
            lambda row: row.item.kind,
        ),
        Column("holds", "boolean", "是否成立", "does it hold", lambda row: row.item.holds),
        Column(
            "exactness",
            "text",
            "成立的程度（exact、rounding、coarse、truncated、failed）",
            "how it holds (exact, rounding, coarse, truncated, failed)",
            lambda row: row.item.exactness,
        ),
        Column(
            "stated",
            "decimal",
            "文中所述的数（元、人或百分数）",
            "the figure stated (yuan, persons or per cent)",
            lambda row: row.item.stated,
        ),
        Column(
            "computed",
            "decimal",
            "按运算数算得的数",
            "what the operands give",
            lambda row: row.item.computed,
        ),
        Column(
            "low",
            "decimal",
            "按印刷精度允许的最小值",
            "the least that the printed digits allow",
            lambda row: row.item.low,
        ),
        Column(
            "high",
            "decimal",
            "按印刷精度允许的最大值",
            "the most that the printed digits allow",
            lambda row: row.item.high,
        ),
        Column("op", "text", "比较的方向", "order of a comparison", lambda row: row.item.op),
        Column("result", "text", "结果的原文", "the result as printed", _result),
        Column("operands", "text", "运算数的原文", "the operands as printed", _operands),
        Column("explanation", "text", "算式", "the calculation", lambda row: row.item.explanation),
        Column(
            "form",
            "text",
            "表内或表间关系的类别",
            "what the claim is in or against a table",
            lambda row: row.item.form,
        ),
        Column(
            "identity",
            "text",
            "所依据的标准勾稽关系代号",
            "the standard identity it is an instance of",
            lambda row: row.item.identity,
        ),
        SECTION,
        *origin(lambda row: row.item.result),
    ),
)
