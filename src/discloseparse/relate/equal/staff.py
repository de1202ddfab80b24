"""The staff of the disclosing unit, told by the standard words: 在职, 离休, 退休, 编制.

A unit has one number of each, however it is called: 年末实有在职职工23人 and 24名在职职工 count the same persons.
"""

from __future__ import annotations

import re

from discloseparse.relate.scene import Quantity, Scene

_KIND = r"行政编制|事业编制|编制(?!内|外)|在职|离休|退休|离退休|编外|临聘|遗属"
_GENERIC = (
    r"(?:(?:19|20)\d\d年[末底]?|(?:截至|至)|[年本月][末底]|本?年度?|本?(?:部门|单位)|全系统|核定|批准|实际|实有|现有|共有"
    r"|干部|职工|人员|在编|在册|人数|[和及、实有共总数为是计])*"
)
_BEFORE = re.compile(f"{_GENERIC}(?P<kind>{_KIND}){_GENERIC}")
_BEHIND = re.compile(
    f"(?P<kind>{_KIND})(?:职工|人员|干部)?(?:的?(?:工资|津|补贴|经费|福利|待遇|生活)|(?=[，,。;、(]))"
)
_PAID = re.compile(r"(?:用于|发放|保障|支付|缴纳)了?$")
_OF_A_UNIT = re.compile(
    r"[局馆站所院校园队委办会厅处科社](?=[，,:(（]|现有|共有|有|编制|核定|在职)|中心|本级|机关"
)


def same_staff(scene: Scene, a: Quantity, b: Quantity) -> bool:
    """Do both count the same kind of staff of the whole unit?"""
    kind = _kind(scene, a)
    return bool(kind) and kind == _kind(scene, b)


def _kind(scene: Scene, q: Quantity) -> str:
    """在职, 退休, 事业编制 …; ``""`` for other persons, and for some of the staff or that of a part of the unit."""
    if q.kind != "people":
        return ""
    told = _BEFORE.fullmatch(q.before)
    if told is None and (not q.before or _PAID.search(q.before)):
        told = _BEHIND.match(scene.text, q.end)
    of_a_unit = _OF_A_UNIT.search(scene.text, scene.sentence(q).start, q.start)
    return told["kind"] if told and not of_a_unit else ""
