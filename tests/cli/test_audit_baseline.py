"""--baseline and --write-baseline."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import FAILS, HOLDS

OTHER = "\n\n培训费由1.0万元增加到3.0万元，增加5.0万元。\n"


@pytest.fixture
def accepted(run, write, tmp_path):
    """A baseline that accepts what is wrong in 说明.txt, and that file."""
    path, baseline = write("说明.txt", FAILS), tmp_path / "基线.json"
    done = run("audit", path, "--write-baseline", baseline)
    assert done.err == f"已写入基线：{baseline}（1 条）\n"
    assert done.status == 1, "writing a baseline accepts nothing in this run"
    return path, baseline


def codes(done) -> list[str]:
    return [finding["code"] for finding in json.loads(done.out)["findings"]]


def test_accepted_findings_are_silent_and_counted(run, accepted):
    path, baseline = accepted
    done = run("audit", path, "--baseline", baseline, "--format", "json")
    assert (codes(done), done.status) == ([], 0)
    assert done.err == "基线中已认可 1 条\n"


def test_what_is_new_is_told(run, write, accepted):
    path, baseline = accepted
    write("说明.txt", f"说明如下。\n{FAILS}{OTHER}")
    done = run("audit", path, "--baseline", baseline, "--format", "json")
    (finding,) = json.loads(done.out)["findings"]
    assert "5.0万元" in finding["message"]
    assert done.status == 1


@pytest.mark.parametrize("name", ["另一份.txt", "a.txt", "说明.html"])
def test_accepting_in_one_document_never_silences_another(run, write, accepted, name):
    path, baseline = accepted
    other = write(name, FAILS)
    done = run("audit", other, path, "--baseline", baseline, "--format", "jsonl")
    found = [json.loads(line)["findings"] for line in done.out.splitlines()]
    assert [len(findings) for findings in found] == [1, 0]
    assert done.status == 1


def test_entries_that_no_longer_occur_are_told(run, write, accepted):
    path, baseline = accepted
    write("说明.txt", HOLDS)
    done = run("audit", path, "--baseline", baseline)
    assert done.err == "基线中有 1 条已不再出现：A102\n"
    assert done.status == 0


def test_entries_of_documents_not_audited_are_not_stale(run, write, accepted):
    _, baseline = accepted
    assert run("audit", write("另一份.txt", HOLDS), "--baseline", baseline).err == ""


def test_a_reason_survives_rewriting(run, write, accepted):
    path, baseline = accepted
    data = json.loads(baseline.read_text("utf-8"))
    data["accepted"][0]["reason"] = "含取暖费1万元"
    baseline.write_text(json.dumps(data), "utf-8")
    write("说明.txt", FAILS + OTHER)

    run("audit", path, "--baseline", baseline, "--write-baseline", baseline)
    run("audit", path, "--write-baseline", baseline)
    reasons = [e["reason"] for e in json.loads(baseline.read_text("utf-8"))["accepted"]]
    assert reasons == ["含取暖费1万元", ""]


def test_the_configuration_may_name_the_baseline(run, write, accepted):
    path, _ = accepted
    write("discloseparse.toml", 'baseline = "基线.json"')
    assert run("audit", path).status == 0


@pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
def test_a_file_that_is_no_baseline_is_not_used_and_not_overwritten(run, write, option):
    path, wrong = write("说明.txt", FAILS), write("笔记.txt", "别删")
    done = run("audit", path, option, wrong)
    assert done.status == 2
    (line,) = done.complaints
    assert str(wrong) in line
    assert wrong.read_text("utf-8") == "别删"


def test_a_baseline_that_cannot_be_written(run, write, tmp_path):
    done = run("audit", write("说明.txt", FAILS), "--write-baseline", tmp_path / "无" / "基线.json")
    assert done.status == 2
    assert len(done.complaints) == 1
