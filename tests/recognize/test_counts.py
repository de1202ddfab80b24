import pytest

from tests.recognize.figures_of import amounts, counts, headcounts

PEOPLE = {
    "慰问困难职工45人": ["45人=45人"],
    "现有编制71名": ["71名=71名"],
    "惠及2 433名职工": ["2 433名=2433名"],
    "以17,100人为基数": ["17,100人=17100人"],
    "新聘三名护工": ["三名=3名"],
    "服务群众6.42万人次": ["6.42万人次=64200人次"],
    "扶持企业12户": ["12户=12户"],
    "走访300户次": ["300户次=300户次"],
    "参训人数十人": ["十人=10人"],
    "四口之家": ["四口=4口"],
    "培训4 500余人": ["4 500余人=4500人~"],
    "约30人参加": ["30人=30人~"],
    "资助学生140个。": ["140个=140个"],
    "配备村医10至15名": ["10至15名=10..15名"],
    "核定事业编制45个，": ["45个=45个"],
    "核定编制12人、15人": ["12人=12人", "15人=15人"],
    "分别为3、5人": ["3=3人", "5人=5人"],
}
NO_PEOPLE = [
    "四位一体", "一人一策", "一户一档", "获得第一名", "排名第3位", "15人均", "两户籍", "5人民币",
    "2.3名护工", "数十人", "几十名", "三公经费", "两人大代表", "一体化", "名单", "十四五人才", "联系电话13508771234",
]  # fmt: skip
THINGS = {
    "共12个月": ["12个月=12个月"],
    "购置30台电脑、3辆货车": ["30台=30台", "3辆=3辆"],
    "改造台（套）5台（套）": ["5台（套）=5台(套)"],
    "造林33,400亩": ["33,400亩=33400亩"],
    "硬化道路12.5公里": ["12.5公里=12.5公里"],
    "投入7,560个工日": ["7,560个工日=7560个工日"],
    "四个季度": ["四个季度=4个季度"],
    "举办5场次": ["5场次=5场次"],
    "自评得95.5分，满分10分": ["95.5分=95.5分", "10分=10分"],
    "3个半天": ["3个=3个"],
    "为期三年": ["三年=3年"],
    "更换太阳能板30块": ["30块=30块"],
}
NO_THINGS = [
    "二级单位", "一方面", "一项制度", "第三条", "第3项", "3.项目概况", "GB 5768", "2080505机关养老",
    "历时两个半月", "为期一年半", "几十个村", "数百项", "2026年度", "12月底", "5月份", "一个中心", "一次性补助", "A4纸", "二〇二六年", "十三五规划",
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), PEOPLE.items())
def test_headcounts(sentence, expected):
    assert headcounts(sentence) == expected


@pytest.mark.parametrize("sentence", NO_PEOPLE)
def test_no_headcount(sentence):
    assert headcounts(sentence) == []


@pytest.mark.parametrize(("sentence", "expected"), THINGS.items())
def test_counts(sentence, expected):
    assert counts(sentence) == expected
    assert amounts(sentence) == []


@pytest.mark.parametrize("sentence", NO_THINGS)
def test_no_count(sentence):
    assert counts(sentence) == []
