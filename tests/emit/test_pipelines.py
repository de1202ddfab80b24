"""JUnit XML and GitHub's workflow commands."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from discloseparse import parse_text
from discloseparse.emit import Look, Unread
from discloseparse.emit.github import emit as github
from discloseparse.emit.junit import emit as junit
from tests.emit.samples import told

FAILS = "慰问困难职工80人，每人500元，共5万元。\n医疗（款)支出按季拨付。\n"


def suites(*results):
    return ElementTree.fromstring("".join(junit(results, Look())))


def test_a_rule_with_errors_fails_and_notes_do_not():
    (suite,) = suites(parse_text(FAILS, name="甲.txt"))
    cases = {case.get("name").split()[0]: case for case in suite}
    failure = cases["A102"].find("failure")
    assert "80人 × 500元/人" in failure.get("message")
    assert "“5万元”" in failure.text
    assert cases["N706"].find("failure") is None
    assert "（款)" in cases["N706"].findtext("system-out")
    assert cases["A105"].find("skipped") is not None
    assert suite.get("name") == "甲.txt"
    counts = [len(suite.findall(f"testcase/{name}")) for name in ("failure", "skipped")]
    assert [suite.get("failures"), suite.get("skipped")] == [str(count) for count in counts]
    assert suite.get("tests") == str(len(suite))


@pytest.mark.parametrize("words", ["\x00\x1b", "<&>\"'", "\ud800", "]]>"])
def test_any_text_gives_well_formed_xml(words):
    text = f"共{words}5万元。"
    result = told(text, (1, 1 + len(words)), code="A102", message=f"此处{words}有误")
    (suite,) = suites(result)
    assert suite.findall("testcase/failure")


def test_a_command_names_line_and_columns():
    text = "说明。\n慰问共5万元。"
    (command,) = github([told(text, "5万元", code="A102", message="甲")], Look())
    assert command == ("::error file=说明.txt,line=2,endLine=2,col=4,endColumn=6,title=A102::甲\n")


def test_of_a_place_over_two_lines_no_columns_are_told():
    (command,) = github([told("共5\n万元。", (1, 5))], Look())
    assert "line=1,endLine=2,title" in command


@pytest.mark.parametrize(
    ("severity", "command"), [("error", "error"), ("warning", "warning"), ("info", "notice")]
)
def test_each_severity_has_its_command(severity, command):
    (told_,) = github([told("共5万元。", "5万元", severity=severity)], Look())
    assert told_.startswith(f"::{command} ")


def test_what_steers_a_command_is_escaped():
    result = told("共5万元。", "5万元", message="增长5%：\n::warning::假")
    source = result.source.model_copy(update={"path": "a,b:c%.txt"})
    (command,) = github([result.model_copy(update={"source": source})], Look())
    assert command.count("\n") == 1
    assert "file=a%2Cb%3Ac%25.txt," in command
    assert command.endswith("::增长5%25：%0A::warning::假\n")


def test_a_document_that_could_not_be_read_is_an_error():
    look = Look(unread=[Unread("坏,一.pdf", "文件已损坏")])
    (suite,) = ElementTree.fromstring("".join(junit([], look)))
    assert (suite.get("name"), suite.get("errors")) == ("坏,一.pdf", "1")
    assert suite.find("testcase/error").get("message") == "文件已损坏"
    assert list(github([], look)) == ["::error file=坏%2C一.pdf::文件已损坏\n"]
