"""Of a document that was read in part nobody can say what is missing in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from discloseparse.document import Diagnostic, Document
from discloseparse.pipeline import analyse

TEXT = """白石县林业和草原局2024年重点领域财政项目文本公开
一、项目名称
2024年生态护林员补助。
二、立项依据
《生态护林员管理办法》。
三、项目实施单位
四、项目基本概况
全县选聘生态护林员324名，项目预算259.2万元。
"""


@pytest.mark.parametrize("partial", [False, True])
def test_missing_parts_are_told_of_whole_documents_only(partial: bool) -> None:
    whole = Document(TEXT)
    document = replace(whole, partial=partial, diagnostics=(Diagnostic("needs_ocr", 2),))
    result = analyse(document if partial else whole)
    structure = {finding.code for finding in result.findings if finding.code.startswith("S8")}
    assert ("S801" in structure) != partial
    assert bool(structure) != partial
    (missing,) = [item for item in result.coverage if item.code == "S801"]
    assert missing.status == ("not_bound" if partial else "fail")
    assert missing.reason == ("文件有未能读取的部分" if partial else None)
    (sums,) = [item for item in result.coverage if item.code == "A101"]
    assert sums.status != "not_bound"
