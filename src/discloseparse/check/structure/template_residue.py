"""S809 template-residue: words of the template were left in (增加（减少）, XX局)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result
from discloseparse.spans import Span, fold

_WAY = "(?:增加|减少|增长|下降|上升|降低|提高|大于|小于|高于|低于|多于|少于|持平|等于|增|减)"
_UNIT = "(?:年|月|日|万元|亿元|元|%|人|名|个|项|辆|台|户|次|局|市|县|区|镇|乡|部门|单位|项目|中心|研究所|学校|医院|街道|\\((?:类|款|项)\\))"
# What the words stand in if they name a table or its column (收支增加（减少）情况表, 增/减率).
_NAME = r"(?![数额幅率]|[一-龥“”、]{1,12}表(?![一-龥]))"
_NO_WORD = r"(?![一-龥A-Za-z0-9])"
_RESIDUE = re.compile(
    rf"{_WAY}\((?:或)?{_WAY}(?:[、/或]{_WAY})*\){_NAME}"
    r"|(?:增加|增长|大于|高于|上升)/(?:减少|下降|小于|低于)(?:/持平)?|(?<![一-龥])增/减(?=\d)|(?<=[年比数])增/减(?=[\d约了为])"
    rf"|(?<![A-Za-z×\d])(?:[Xx×]{{2,}}|\*{{2,}}(?!.*\*\*)){_UNIT}"
    rf"|(?<![A-Za-z×\d])X{{4,}}(?![A-Za-z\d])"
    rf"|(?:(?<=主要用于)|(?<=用于)|(?<=原因是)|(?<=[为是]))[Xx×]{{2,}}{_NO_WORD}"
    r"|(?<!\d)20(?:[Xx×]{2}|\d[Xx×])年"
    rf"|(?:(?<![零一二三四五六七八九十百千万亿])零零|□{{2,}}){_UNIT}|□{{2,}}(?=[，。,;])"
    r"|_{2,}|\(\s*\)(?=(?:万|亿)?元|[%人名个项辆台户次])"
    r"|(?:(?<=原因是)|(?<=原因为)|(?<=主要用于)|(?<=主要是))[.…·]{2,}(?=[。;，]|$)"
    r"|(?<=[%一-龥)])…{1,2}(?=\([一-龥]|[,，]建立|其他[一-龥])|^(?:…+|。{2,})$"
    r"|(?<![一-龥])某某(?:局|市|县|区|镇|单位|部门|项目)"
    r"|[【\[(](?:请|在此|此处)[^【】\[\]()]{0,8}(?:填写|列明|说明|填入|补充)[^【】\[\]()]{0,30}[】\])]"
    r"|(?:请在此处?|此处)(?:填写|列明|说明)|\(此处[^()]{2,20}\)|\(如无，?请[^()]{1,20}\)|如无，请(?:说明|填写|注明)[^，。()]{0,10}"
    r"|\((?:单位|部门|项目)(?:全)?名称\)(?=\d{4}年|关于|部门|单位|主要)|[(【\[]?待(?:补充|填写|完善)[)】\]]?(?=[。；;\s]|$)",
    re.MULTILINE,
)

# What the authors of a template tell those who fill it in.
_INSTRUCTION = re.compile(
    r"\((?:如|若)[^()]{0,6}(?:作|做)?[^()]{0,6}(?:表述|填写|填列)\)|\(不涉及的?(?:可)?(?:不列|删除|不填)[^()]{0,6}\)"
    r"|(?<=X)\([^()]{2,6}名称\)|\((?:仅|只)?有?[^()]{0,4}(?:单位|部门)的部门[^()]{2,30}\)|\(无[^()]{2,14}的(?:单位|部门)[^()]{4,40}\)"
    r"|^由[^。]{2,8}根据[^。]{4,30}填写|按(?:照)?上述格式[^，。]{2,20}|(?<=[,，。;])(?:并)?列明[一-龥、，]{4,20}"
    r"|^无[^，。\n]{4,40}的(?:部门|单位)?，[^。\n]{0,30}作(?:下述|如下|以下)说明|(?<=[一-龥X])部门\(单位\)(?=共有|截至)",
    re.MULTILINE,
)


def _check(result: Result) -> Iterator[Finding]:
    text = fold(result.text)
    found = {m.span() for form in (_RESIDUE, _INSTRUCTION) for m in form.finditer(text)}
    for start, end in sorted(found):
        span = Span(start, end)
        yield Finding(spans=(span,), facts={"words": "".join(span.of(result.text).split())})


RULE = Rule(
    code="S809",
    name="template-residue",
    severity="warning",
    category="placeholder",
    title=Text("模板文字未删改", "Words of the template were left in"),
    message=Text(
        "“{words}”是模板中的文字，应择一表述或填入实际内容", "{words} was left from the template"
    ),
    explanation=Text(
        "公开文本中不应留有模板的选择项、占位符和填写说明。",
        "Choices, placeholders and instructions of a template have no place in a published text.",
    ),
    failing="公用经费比上年增加（减少）3万元。",
    passing="公用经费比上年减少3万元。",
    source="财政部门公开检查常见问题：模板文字未删改",
    check=_check,
)
