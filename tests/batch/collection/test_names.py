"""Units of one name: a county's 教育局 is not taken for another county's."""

from __future__ import annotations

import pytest

from discloseparse.batch.collection.names import are_apart, full_name, home_by_path
from discloseparse.batch.collection.registry import checks
from tests.batch.collection.test_checks import findings_at

BY_UNIT = [check for check in checks() if check.code in ("C002", "C003", "T222", "T223")]
CHECKS = pytest.mark.parametrize("check", BY_UNIT, ids=lambda check: check.code)


def codes(check, place: str, *paths: str) -> list[str]:
    """What the failing example gives when its county is called ``place`` and it lies at ``paths``, of which
    the last is that of all that follow."""
    texts = [text.replace("红岩县", place) for text in check.failing]
    at = [*paths, *paths[-1:] * (len(texts) - len(paths))]
    return [
        finding.code
        for finding in findings_at(
            {
                path.format(number): text
                for number, (path, text) in enumerate(zip(at, texts, strict=True))
            }
        )
    ]


@CHECKS
@pytest.mark.parametrize("place", ["", "县", "某县", "高新区", "我县"])
def test_a_name_without_a_place_is_not_compared(check, place):
    assert codes(check, place, "公开/{}.txt") == []


@CHECKS
@pytest.mark.parametrize("place", ["", "县"])
def test_the_path_may_tell_the_place(check, place):
    assert codes(check, place, "公开/红岩县/{}.txt") == [check.code]
    assert codes(check, place, "2023/红岩县.zip/{}.txt", "2024/1.红岩县水利局/{}.txt") == [
        check.code
    ]
    assert codes(check, place, "红岩县/{}.txt", "青石县/{}.txt") == []


@CHECKS
def test_a_full_name_is_the_same_wherever_it_lies(check):
    assert codes(check, "红岩县", "公开/{}.txt") == [check.code]
    assert codes(check, "红岩县", "2023/{}.txt", "上报/红岩县/{}.txt") == [check.code]
    assert codes(check, "红岩县", "临江市/{}.txt", "上报/{}.txt") == [check.code]


@CHECKS
def test_districts_of_one_name_in_two_cities_are_two(check):
    assert codes(check, "鼓楼区", "临江市/{}.txt", "临江市/鼓楼区/{}.txt") == [check.code]
    assert codes(check, "鼓楼区", "临江市/{}.txt", "河滨市鼓楼区/{}.txt") == []


def test_a_year_before_of_which_no_figure_is_alike_is_another_unit_s():
    last = (
        "鼓楼区财政局2023年度部门决算\n2023年度收入总计260.00万元，其中年末结转和结余{2}万元。"
        "收入合计{0}万元，支出合计{1}万元。"
    )
    this = (
        "鼓楼区财政局2024年度部门决算\n2024年度收入总计280.00万元，其中年初结转和结余{2}万元。"
        "收入合计210.00万元，比上年的{0}万元增加10.00万元。支出合计190.00万元，比上年的{1}万元增加10.00万元。"
    )
    ours = ("200.00", "180.00", "30.00")

    def told(*before: str) -> list[str]:
        return [
            f.code
            for f in findings_at({"1.txt": last.format(*before), "2.txt": this.format(*ours)})
        ]

    assert told("200.00", "180.00", "30.00") == []
    assert told("200.00", "180.00", "33.00") == ["T222"]
    assert told("95.00", "91.00", "12.00") == []


@pytest.mark.parametrize(
    ("unit", "home", "full"),
    [
        ("红岩县教育局", (), "红岩县教育局"),
        ("红岩县教育局", ("青石县",), "红岩县教育局"),
        ("教育局", (), ""),
        ("教育局", ("临江市", "红岩县"), "红岩县教育局"),
        ("县教育局", ("临江市", "红岩县"), "红岩县教育局"),
        ("市教育局", ("临江市", "红岩县"), "临江市教育局"),
        ("区教育局", ("临江市", "红岩县"), ""),
        ("市场监督管理局", ("临江市",), "临江市市场监督管理局"),
        ("城市管理局", (), ""),
        ("高新区管委会", (), ""),
        ("高新区管委会", ("临江市",), "临江市高新区管委会"),
        ("白鹤乡中心学校", (), ""),
        ("白鹤乡中心学校", ("红岩县",), "红岩县白鹤乡中心学校"),
        ("白鹤乡中心学校", ("红岩县", "白鹤乡"), "红岩县白鹤乡中心学校"),
        ("镇中心小学", ("红岩县", "城关镇"), "红岩县城关镇中心小学"),
        ("中心小学", ("城关镇",), ""),
        ("国家税务总局红岩县税务局", (), "国家税务总局红岩县税务局"),
        ("中国共产党红岩县委员会", (), "中国共产党红岩县委员会"),
        ("", ("红岩县",), ""),
    ],
)
def test_full_names(unit, home, full):
    assert full_name(unit, home) == full


@pytest.mark.parametrize(
    ("path", "home"),
    [
        ("教育局.txt", ()),
        ("公开/01_红岩县/教育局.txt", ("红岩县",)),
        ("2024年/临江市红岩县/1.txt", ("临江市", "红岩县")),
        ("公开/紅岩縣.zip/教育局.pdf", ("红岩县",)),
        ("公开/红岩县教育局2024.pdf", ("红岩县",)),
        ("各县区/县区上报/高新区/1.txt", ()),
    ],
)
def test_the_places_of_a_path(path, home):
    assert home_by_path(path) == home


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("临江市/1.txt", "河滨市/1.txt", True),
        ("东海省/鼓楼区/1.txt", "西山省/鼓楼区/1.txt", True),
        ("临江市/1.txt", "临江市/福安市/1.txt", False),
        ("临江市/1.txt", "2024/1.txt", False),
        ("红岩县/1.txt", "青石县/1.txt", False),
    ],
)
def test_paths_that_are_apart(one, other, apart):
    assert are_apart(one, other) is are_apart(other, one) is apart
