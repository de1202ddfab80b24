"""``profile``: list, show, check; a user's own profile works from the configuration."""

from __future__ import annotations

import json

import pytest

from discloseparse.cli import main

OWN = """
name = "school_lunch"
title = "营养餐公示"
kind = "subsidy_notice"
rank = 99
cues = ["营养餐"]

[[table]]
title = "营养餐资金收支表"

[[table]]
title = "受益学生统计表"
pattern = "受益学生(?:情况)?统计表"

[[table]]
title = "供餐单位名单表"
"""
DOCUMENT = "某县营养餐资金公示\n营养餐资金收支表\n供餐单位名单表\n"


def test_list_names_every_profile(capsys):
    assert main(["profile", "list"]) == 0
    listed = capsys.readouterr().out
    for name in ("project_text_yunnan", "department_budget_shanghai", "department_accounts_yunnan"):
        assert name in listed


def test_what_show_prints_passes_check(tmp_path, capsys):
    assert main(["profile", "show", "department_accounts_yunnan"]) == 0
    file = tmp_path / "mine.toml"
    file.write_text(capsys.readouterr().out, "utf-8")
    assert main(["profile", "check", str(file)]) == 0
    assert "department_accounts_yunnan" in capsys.readouterr().out


BAD = {
    'kind = "budget"\ncues = ["x"]': "kind = 'budget'",
    'kind = "other"': "cues",
    'kind = "audit_notice"\ncues = ["(预算"]': "cues = '(预算'",
    'kind = "audit_notice"\ncues = ["审计"]\ncolour = 1': "colour?",
    'kind = "audit_notice"\ncues = ["审计"]\n[[table]]\ntitle = "甲表"\npattern = "乙表"': "table 1",
    'kind = "audit_notice"\ncues = ["审计"]\n[[heading]]\nkey = "a"\ntitle = "甲"': "heading 1: pattern",
    'kind = "audit_notice"\ncues = ["审计"]\n[[table]]\ntitle = "甲表"\nrequired = "no"': "required",
}


@pytest.mark.parametrize(("content", "reason"), BAD.items())
def test_a_bad_profile_is_one_line_with_the_key(tmp_path, capsys, content, reason):
    file = tmp_path / "坏.toml"
    file.write_text(content, "utf-8")
    assert main(["profile", "check", str(file)]) == 2
    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert "坏.toml" in complaint
    assert reason in complaint


def test_a_missing_file_and_an_unknown_name(tmp_path, capsys):
    assert main(["profile", "check", str(tmp_path / "没有.toml")]) == 2
    assert main(["profile", "show", "没有"]) == 2
    assert "没有" in capsys.readouterr().err


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "lunch.toml").write_text(OWN, "utf-8")
    (tmp_path / "discloseparse.toml").write_text('profiles = ["lunch.toml"]\n', "utf-8")
    (tmp_path / "公示.txt").write_text(DOCUMENT, "utf-8")
    return tmp_path


def test_ones_own_profile_is_used(folder, capsys):
    assert main(["parse", str(folder / "公示.txt")]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["kind"] == "subsidy_notice"
    assert result["profile"]["name"] == "school_lunch"
    assert [bool(t["place"]) for t in result["profile"]["tables"]] == [True, False, True]
    assert main(["audit", "--select", "S805", str(folder / "公示.txt")]) == 1
    assert "受益学生统计表" in capsys.readouterr().out


def test_a_profile_in_the_configuration_that_is_bad_stops_the_run(folder, capsys):
    (folder / "lunch.toml").write_text("kind = 1\n", "utf-8")
    assert main(["audit", str(folder / "公示.txt")]) == 2
    assert "lunch.toml" in capsys.readouterr().err
