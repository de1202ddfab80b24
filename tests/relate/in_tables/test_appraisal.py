"""Forms of self-evaluation: funds and their parts, the rate spent, weights and scores."""

from __future__ import annotations

import pytest

from discloseparse import parse_bytes
from discloseparse.result import Result

_ROWS = (
    "项目名称|校园维修|||||||",
    "主管部门|青山县教育局||实施单位|青山县第一小学||||",
    "资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分||",
    "年度资金总额|{initial}|110.00|99.00|10|{rate}|9.00||",
    "其中：当年财政拨款|100.00|90.00|81.00|—|—|—||",
    "上年结转资金|20.00|20.00|18.00|—|—|—||",
    "其他资金||0.00|0.00|—|—|—||",
    "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因|",
    "产出指标|数量指标|维修校舍面积|≥1200平方米|1250平方米|{weight}|20||",
    "产出指标|质量指标|验收合格率|100%|100%|30|{score}||",
    "效益指标|社会效益指标|受益学生|≥800人|860人|30|30||",
    "满意度指标|服务对象满意度|师生满意度|≥95%|96%|10|9||",
    "总分|||||100|{total}||",
)
_RIGHT = {
    "initial": "120.00",
    "rate": "90.00%",
    "weight": "20",
    "score": "29",
    "total": "97.00",
}


def read(**changed: str) -> Result:
    """The form with some of its figures changed."""
    rows = "".join(
        "<tr>" + "".join(f"<td>{words}</td>" for words in row.split("|")) + "</tr>"
        for row in (r.format(**{**_RIGHT, **changed}) for r in _ROWS)
    )
    page = f"<html><body><p>项目支出绩效自评表</p><table>{rows}</table></body></html>"
    return parse_bytes(page.encode(), name="form.html")


def told(**changed: str) -> list[str]:
    return sorted({f.code for f in read(**changed).findings if f.severity != "info"})


WRONG = {
    ("initial", "130.00"): ["T231"],
    ("initial", "0.00"): ["T231"],
    ("rate", "95.00%"): ["T230"],
    ("weight", "25"): ["T232"],
    ("score", "31"): ["T233"],
    ("score", "28"): ["T233"],
    ("total", "95.00"): ["T233"],
}
RIGHT = {
    ("initial", "—"): "nothing is printed",
    ("rate", "0.9"): "a share of one",
    ("score", "未完成"): "a score in words: the sum is not claimed",
    ("total", "—"): "no total",
}


@pytest.mark.parametrize(("change", "codes"), WRONG.items())
def test_a_wrong_figure_is_found(change: tuple[str, str], codes: list[str]) -> None:
    name, figure = change
    assert told(**{name: figure}) == codes


@pytest.mark.parametrize("change", [(), *RIGHT], ids=["all right", *RIGHT.values()])
def test_what_is_right_or_not_told_is_left_alone(change: tuple[str, str]) -> None:
    assert told(**dict([change] if change else [])) == []


def test_every_identity_is_counted() -> None:
    found = [r.identity for r in read().relations if r.identity and r.identity.startswith("P")]
    assert {name: found.count(name) for name in found} == {"P01": 1, "P02": 3, "P04": 1, "P05": 5}


def test_a_total_may_be_rounded_to_a_whole_number() -> None:
    assert told(score="28.60", total="97") == []


_FUNDS_APART = "<html><body><p>项目支出绩效自评表</p><table>{}</table><p>绩效指标</p><table>{}</table></body></html>"


@pytest.mark.parametrize(("total", "codes"), [("97.00", []), ("79.00", ["T233"])])
def test_funds_and_indicators_may_be_two_tables(total: str, codes: list[str]) -> None:
    rows = [
        "<tr>" + "".join(f"<td>{words}</td>" for words in row.split("|")) + "</tr>"
        for row in (r.format(**{**_RIGHT, "total": total}) for r in _ROWS)
    ]
    page = _FUNDS_APART.format("".join(rows[2:7]), "".join(rows[7:]))
    found = parse_bytes(page.encode(), name="form.html").findings
    assert [f.code for f in found if f.severity != "info"] == codes


def test_weights_below_all_may_miss_the_rate_spent() -> None:
    rows = "".join(
        "<tr>" + "".join(f"<td>{words}</td>" for words in row.split("|")) + "</tr>"
        for row in (r.format(**_RIGHT) for r in _ROWS[7:])
    )
    page = f"<html><body><p>项目支出绩效自评表</p><table>{rows}</table></body></html>"
    assert parse_bytes(page.encode(), name="form.html").findings == []
