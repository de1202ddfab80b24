"""Identities of the profiles: looked up by labels, in a table and between tables."""

from __future__ import annotations

import re

import pytest

from discloseparse import parse_bytes, parse_text
from discloseparse.profiles.identities import identities
from discloseparse.relate.across.book import title_core

OVERALL = """收入支出决算总表
单位：万元
收入 决算数 支出 支出决算数
一、财政拨款收入 100.00 一、教育支出 70.00
二、事业收入 8.00 二、住房保障支出 30.00
本年收入合计 108.00 本年支出合计 100.00
年初结转和结余 2.00 年末结转和结余 10.00
总计 110.00 总计 110.00
"""
INCOME = """收入决算表
单位：万元
科目编码 科目名称 本年收入合计 财政拨款收入 事业收入
205 教育支出 78.00 70.00 8.00
221 住房保障支出 30.00 30.00 0.00
合计 108.00 100.00 8.00
"""
SPENDING = """支出决算表
单位：万元
科目编码 科目名称 本年支出合计 基本支出 项目支出
205 教育支出 70.00 50.00 20.00
20502 普通教育 70.00 50.00 20.00
2050202 小学教育 70.00 50.00 20.00
221 住房保障支出 30.00 30.00 0.00
合计 100.00 80.00 20.00
"""
GENERAL = """一般公共预算财政拨款支出决算表
单位：元
科目编码 科目名称 合计 基本支出 项目支出
205 教育支出 690000 490000 200000
20502 普通教育 690000 490000 200000
2050202 小学教育 690000 490000 200000
221 住房保障支出 300000 300000 0
合计 990000 790000 200000
"""


def read(*tables: str) -> dict[str, list[tuple[str, bool]]]:
    """The explanations by identity, with the verdict."""
    result = parse_text("某县实验小学2024年度单位决算\n" + "".join(tables))
    assert result.kind == "department_accounts"
    found: dict[str, list[tuple[str, bool]]] = {}
    for r in result.relations:
        if r.identity:
            found.setdefault(r.identity, []).append((r.explanation, bool(r.holds)))
    return found


def test_structure_gives_instances_their_names():
    found = read(OVERALL, INCOME, SPENDING)
    assert found["D01"] == [("100.00万元 + 8.00万元 = 108万元", True)]
    assert found["D02"] == [("108.00万元 + 2.00万元 = 110万元", True)]
    assert found["D03"] == [("70.00万元 + 30.00万元 = 100万元", True)]
    assert found["D04"] == [("100.00万元 + 10.00万元 = 110万元", True)]
    assert found["D05"] == [("110.00万元 = 110.00万元", True)]
    assert len(found["D07"]) == 3
    assert len(found["D10"]) == 5


def test_carry_forward_has_signs():
    assert read(OVERALL)["D06"] == [("2.00万元 + 108.00万元 − 100.00万元 = 10万元", True)]


def test_between_tables():
    found = read(OVERALL, INCOME, SPENDING, GENERAL)
    assert found["K01"] == [("108.00万元 = 108.00万元", True), ("100.00万元 = 100.00万元", True)]
    assert found["K03"] == [("8.00万元 = 8.00万元", True)]
    assert found["K04"] == [("70.00万元 = 70.00万元", True), ("30.00万元 = 30.00万元", True)]
    assert all(holds for _, holds in found["K10"])
    assert ("490000元 <= 50.00万元", True) in found["K10"]


@pytest.mark.parametrize(
    ("table", "old", "new", "identity"),
    [
        (INCOME, "0.00\n合计 108.00", "0.00\n合计 109.00", "K01"),
        (SPENDING, "205 教育支出 70.00 50.00", "205 教育支出 71.00 51.00", "K04"),
        (GENERAL, "2050202 小学教育 690000 490000", "2050202 小学教育 720000 520000", "K10"),
    ],
)
def test_a_wrong_cell_fails_between_tables(table, old, new, identity):
    tables = [t.replace(old, new) for t in (OVERALL, INCOME, SPENDING, GENERAL)]
    assert table.replace(old, new) in tables
    assert not all(holds for _, holds in read(*tables)[identity])


def test_two_tables_of_one_name_leave_the_scope_uncertain():
    assert "K01" not in read(OVERALL, SPENDING, SPENDING)


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("2024年部门收入预算总表", "收入预算总表"),
        ("某县水务局2024年度收入支出决算总表", "收入支出决算总表"),
        ("部门“三公”经费和机关运行经费预算表", "“三公”经费和机关运行经费预算表"),
        ("财政拨款收入支出决算总表", "财政拨款收入支出决算总表"),
        ("公开03表支出决算表(续)", "支出决算表"),
        ("01收入支出决算总表", "收入支出决算总表"),
        ("预算03表支出总表", "支出总表"),
        ("表4-1财政拨款收支总表", "财政拨款收支总表"),
        ("表52026年部门综合预算一般公共预算支出明细表", "一般公共预算支出明细表"),
    ],
)
def test_names_of_tables(name, core):
    assert title_core(name) == core


@pytest.mark.parametrize("kind", ["department_accounts", "department_budget"])
def test_the_data_is_sound(kind):
    known = identities(kind)
    assert known
    for identity in known:
        assert re.fullmatch(r"[DKBP]\d\d", identity.id)
        assert identity.relation in {"=", "<="}
        assert (identity.result is None) == (not identity.plus)
        assert identity.title or identity.result is None
        if identity.relation == "<=":
            assert len(identity.plus) == 1
            assert not identity.minus


def test_other_kinds_have_none():
    assert identities("project_text") == ()


GRANT = """财政拨款收入支出决算表
单位：万元
收入 决算数 支出 合计 一般公共预算财政拨款 政府性基金预算财政拨款
一、一般公共预算财政拨款 64.00 一、教育支出 70.00 66.00 4.00
二、政府性基金预算财政拨款 4.00 二、住房保障支出 30.00 30.00 0.00
本年收入合计 68.00 本年支出合计 100.00 96.00 4.00
"""
BROUGHT_FORWARD = (
    "<p>某县实验小学2024年度单位决算</p><p>一般公共预算财政拨款收入支出决算表</p><p>单位：万元</p><table>"
    "<tr><td>科目编码</td><td>科目名称</td><td colspan=2>年初结转和结余</td><td colspan=2>本年收入</td>"
    "<td colspan=2>本年支出</td></tr><tr><td></td><td></td>"
    "<td>合计</td><td>项目支出结转</td>"
    + "<td>合计</td><td>项目支出</td>"
    * 2
    + "</tr><tr><td></td><td>合计</td><td>40.00</td><td>40.00</td><td>60.00</td><td>60.00</td>"
    "<td>96.00</td><td>96.00</td></tr></table>"
)


def test_spending_is_looked_up_in_its_own_columns():
    """年初结转和结余/合计 stands before 本年支出/合计 and is not what was spent."""
    rows = "".join(
        "<tr>" + "".join(f"<td>{c}</td>" for c in line.split()) + "</tr>"
        for line in GRANT.splitlines()[2:]
    )
    page = f"{BROUGHT_FORWARD}<p>财政拨款收入支出决算表</p><p>单位：万元</p><table>{rows}</table>"
    result = parse_bytes(f"<html><body>{page}</body></html>".encode(), name="a.html")
    assert [r.explanation for r in result.relations if r.identity == "K06"] == [
        "96.00万元 = 96.00万元"
    ]
