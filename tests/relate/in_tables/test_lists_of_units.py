"""Lists of one unit after another, lists told twice, and cells that say nothing (—)."""

from __future__ import annotations

from discloseparse import parse_bytes
from discloseparse.result import Result


def page(*tables: tuple[str, ...], head: str = "某县商务局2024年部门预算") -> Result:
    """Tables with their titles, cells set apart by ``|``."""
    parts = [f"<p>{head}</p>"]
    for title, *rows in tables:
        parts.append(f"<p>{title}</p><p>单位：万元</p><table>")
        parts += ["<tr>" + "".join(f"<td>{c}</td>" for c in r.split("|")) + "</tr>" for r in rows]
        parts.append("</table>")
    return parse_bytes(
        "\n".join(["<html><body>", *parts, "</body></html>"]).encode(), name="a.html"
    )


def failing(result: Result) -> list[str]:
    return [r.explanation for r in result.relations if r.holds is False]


PROJECTS = (
    "项目支出表",
    "单位（项目）名称|功能科目编码|项目金额",
    "合计||90.00",
    "某县商务局本级||60.00",
    "市场监测经费|2160201|40.00",
    "执法服装购置|2160202|20.00",
    "某县服务中心||30.00",
    "设备更新经费|2160201|18.00",
    "检验检测经费|2160299|12.00",
)


def test_the_projects_of_each_unit_add_up():
    told = [r.explanation for r in page(PROJECTS).relations if r.form == "column_sum"]
    assert told == [
        "60.00万元 + 30.00万元 = 90万元",
        "40.00万元 + 20.00万元 = 60万元",
        "18.00万元 + 12.00万元 = 30万元",
    ]
    wrong = tuple(row.replace("|20.00", "|26.00") for row in PROJECTS)
    assert failing(page(wrong)) == ["40.00万元 + 26.00万元 = 66万元 ≠ 60.00万元"]


SPENDING = (
    "{}",
    "项目|预算数",
    "一、部门预算|50.00",
    "1、人员和公用经费|30.00",
    "（1）工资福利支出|21.00",
    "（2）商品和服务支出|9.00",
    "2、专项业务经费|20.00",
    "支出总计|50.00",
)


def test_a_list_that_holds_in_one_table_is_read_so_in_another():
    first, second = ((title, *SPENDING[1:]) for title in ("部门收支总表", "财政拨款收支总表"))
    wrong = tuple(row.replace("9.00", "7.00") for row in second)
    assert failing(page(first, second)) == []
    assert failing(page(first, wrong)) == ["21.00万元 + 7.00万元 = 28万元 ≠ 30.00万元"]
    assert failing(page(wrong)) == []  # alone it may be a choice of items


RUNNING = (
    "财政拨款“三公”经费、行政参公单位机关运行经费情况表",
    "项目|行次|预算数|决算统计数",
    "一、“三公”经费支出|1|9.00|8.00",
    "二、相关统计数|2|—|—",
    "国内公务接待批次（个）|3|—|58",
    "三、机关运行经费|4|—|103.87",
    "（一）行政单位|5|—|88.84",
    "（二）参照公务员法管理事业单位|6|—|15.03",
)


def test_running_costs_by_kinds_of_units():
    head = "某县交通局2024年度部门决算"
    claims = {r.identity: r.explanation for r in page(RUNNING, head=head).relations}
    assert claims["D32"] == "88.84万元 + 15.03万元 = 103.87万元"


ASSETS = (
    "国有资产占有使用情况表",
    "项目|固定资产小计|房屋|车辆|其他固定资产",
    "合计|27.18|19.66|3.11|4.41",
)


def test_cars_in_a_table_of_money_are_money():
    (table,) = page(ASSETS).tables
    assert [column.kind for column in table.columns] == ["amount"] * 4
