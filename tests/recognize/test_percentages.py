import pytest

from tests.recognize.figures_of import amounts, percentages, ratios

PERCENT = {
    "增长5.11%。": ["5.11%=5.11"],
    "完成预算的９８．６％": ["９８．６％=98.6"],
    "增长-3.15%": ["-3.15%=-3.15"],
    "增幅为负3.9%": ["负3.9%=-3.9"],
    "占比百分之五": ["百分之五=5"],
    "占比百分之五点三": ["百分之五点三=5.3"],
    "占总支出的百分之六十八点二": ["百分之六十八点二=68.2"],
    "完成率百分之百": ["百分之百=100"],
    "覆盖率百分之12.5": ["百分之12.5=12.5"],
    "提高1.2个百分点": ["1.2个百分点=1.2"],
    "提高六个百分点": ["六个百分点=6"],
    "提高2.4个百分 点": ["2.4个百分 点=2.4"],
    "增长13 .5%": ["13 .5%=13.5"],
    "分别增长3.2、4.5个百分点": ["3.2=3.2", "4.5个百分点=4.5"],
    "按百分之七十百分位计": ["百分之七十=70"],
    "见 http://a.cn/q?x=30%25%2020% 所示": [],
    "得95分": [],
}
RATIO = {
    "人口自然增长率0.9‰": ["0.9‰=0.09"],
    "按万分之三收取": ["万分之三=0.03"],
    "千分之2.4": ["千分之2.4=0.24"],
    "达到九成": ["九成=90"],
    "约三成半": ["三成半=35"],
    "约一成五": ["一成五=15"],
    "三成5个村": ["三成=30"],
    "完成任务的一半": ["一半=50"],
    "一半导体项目": [],
    "五分之一的村": ["五分之一=20"],
    "三分之一的村": [],
    "三又二分之一": [],
    "一成不变": [],
    "由三人组成立项组": [],
}


@pytest.mark.parametrize(("sentence", "expected"), PERCENT.items())
def test_percentages(sentence, expected):
    assert percentages(sentence) == expected
    assert amounts(sentence) == []


@pytest.mark.parametrize(("sentence", "expected"), RATIO.items())
def test_ratios_are_no_percentages(sentence, expected):
    assert ratios(sentence) == expected
    assert percentages(sentence) == []
