"""Project texts by the dozen: eight headings, figures that add up (nearly always), any length."""

from __future__ import annotations

import random
from decimal import Decimal

_PLACES = (
    "临江",
    "青山",
    "石门",
    "白水",
    "永丰",
    "长宁",
    "双河",
    "东岭",
    "清源",
    "安平",
    "云溪",
    "海陵",
)
_OFFICES = (
    "农业农村局",
    "水利局",
    "教育体育局",
    "民政局",
    "卫生健康局",
    "住房和城乡建设局",
    "总工会",
)
_WORKS = (
    ("高标准农田改造", "亩", 1500),
    ("困难职工慰问", "人", 500),
    ("护林员劳务补助", "人", 9600),
    ("农村饮水管网更新", "公里", 32000),
    ("校舍屋面维修", "平方米", 260),
    ("村级卫生室设备购置", "套", 8800),
    ("老旧小区路灯更换", "盏", 1200),
    ("残疾人辅具适配", "件", 750),
)
_ACTS = (
    "公文处理办法",
    "项目支出预算管理办法",
    "财政衔接推进乡村振兴补助资金管理办法",
    "政府采购法实施条例",
)
_WRONG = 0.05  # of the texts have one figure that does not add up


def unit_of(number: int) -> str:
    """The office that the document with this number is of."""
    return f"{_PLACES[number % len(_PLACES)]}县{_OFFICES[number // len(_PLACES) % len(_OFFICES)]}"


def project_text(seed: int, number: int, length: int) -> list[str]:
    """The lines of a text of about ``length`` characters; the same for the same three numbers."""
    dice = random.Random(f"{seed} {number}")
    year = dice.randrange(2022, 2027)
    unit = unit_of(number)
    name = f"{dice.choice(_WORKS)[0]}第{number}期"  # else texts would contradict each other
    works = dice.sample(_WORKS, dice.randrange(2, 5))
    wrong = dice.random() < _WRONG
    costs = [(work, dice.randrange(20, 900), dice.randrange(8, 13)) for work in works]
    total = sum(_cost(*cost) for cost in costs)
    stated = total + (10 if wrong else 0)
    head = [
        f"{unit}{year}年{name}项目文本",
        "一、项目名称",
        f"{year}年{name}项目。",
        "二、立项依据",
        f"《{dice.choice(_ACTS)}》（{unit[:2]}财〔{year - 1}〕{dice.randrange(1, 400)}号）。",
        "三、项目实施单位",
        f"{unit}。",
        "四、项目基本概况",
        f"本项目共安排{len(costs)}项工作，编号{number}。",
        "五、项目实施内容",
        *(_item(i, *cost) for i, cost in enumerate(costs, 1)),
        "六、资金安排情况",
        f"项目资金共{_wan(stated)}万元，其中："
        + "，".join(f"{work[0]}{_wan(_cost(work, count, rate))}万元" for work, count, rate in costs)
        + "。",
    ]
    tail = [
        "七、项目实施计划",
        f"{year}年3月至{year}年11月分批实施，每季度检查一次进度。",
        "八、项目实施成效",
        f"受益群众{sum(count for _, count, _ in costs)}人次以上，验收合格率达到{dice.randrange(90, 100)}%。",
    ]
    body: list[str] = []
    room = length - sum(map(len, head)) - sum(map(len, tail))
    while room > 0:
        body.append(_report(dice, year, len(body) + 1))
        room -= len(body[-1])
    return [*head[:10], *body, *head[10:], *tail]


def _cost(work: tuple[str, str, int], count: int, rate: int) -> int:
    return work[2] * rate // 10 * count


def _item(number: int, work: tuple[str, str, int], count: int, rate: int) -> str:
    price = work[2] * rate // 10
    cost = _wan(_cost(work, count, rate))
    return f"{number}.{work[0]}{count}{work[1]}，每{work[1]}{price}元，共{cost}万元。"


def _wan(yuan: int) -> str:
    """In 万元, all digits."""
    return f"{Decimal(yuan) / 10_000:f}"


def _report(dice: random.Random, year: int, batch: int) -> str:
    before = dice.randrange(200, 5000)
    more = dice.randrange(10, before)
    work, unit, _ = dice.choice(_WORKS)
    return (
        f"第{batch}批：{year - 1}年{dice.choice(_PLACES)}片区完成{work}{dice.randrange(10, 999)}{unit}，支出{before}万元，"
        f"{year}年安排{before + more}万元，比上年增加{more}万元，由牵头科室会同所在乡镇逐项核实对象、"
        f"登记造册、公示{dice.randrange(3, 9)}个工作日，资金按进度拨付。"
    )
