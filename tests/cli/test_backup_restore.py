"""`facilitator backup` and `facilitator restore`."""

import stat
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.cli.lock import hold
from facilitator.core.log import rebuild
from facilitator.storage.store import Store
from tests.cli.keeping import CODE, S1, call, ended_just_now, on_disk
from tests.core.world import ANN, START


def listed(data: Path) -> list[str]:
    store = Store(data)
    codes = [each.code for each in store.sessions.all()]
    store.close()
    return codes


@pytest.mark.parametrize("which", [[CODE], ["482 913"], ["--all"]])
def test_a_session_comes_back_as_it_was(tmp_path, capsys, which):
    evening = on_disk(tmp_path / "data")
    out = tmp_path / "all.backup"

    assert call("backup", *which, "--out", out, "--data", tmp_path / "data") == 0
    assert call("restore", out, "--data", tmp_path / "other") == 0

    store = Store(tmp_path / "other")
    assert store.log.entries(S1) == evening.log
    assert rebuild(store.log.entries(S1)) == evening.session
    assert store.people.get(ANN.id).nickname == "Ann"
    store.close()
    assert CODE in capsys.readouterr().out


def test_a_backup_is_readable_by_its_owner_only(tmp_path):
    on_disk(tmp_path / "data")
    out = tmp_path / "x.backup"

    call("backup", CODE, "--out", out, "--data", tmp_path / "data")

    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["x.backup"]


def test_what_is_there_is_not_written_over(tmp_path, capsys):
    on_disk(tmp_path / "data")
    out = tmp_path / "x.backup"
    call("backup", CODE, "--out", out, "--data", tmp_path / "data")

    assert call("restore", out, "--data", tmp_path / "data") == 1

    assert f"session {CODE} is there already" in capsys.readouterr().err


def test_a_program_that_was_changed_since_is_no_hindrance_to_one_session(tmp_path, capsys):
    on_disk(tmp_path / "data")
    out, other = tmp_path / "all.backup", tmp_path / "other"
    for data, text in ((tmp_path / "data", "older"), (other, "newer")):
        with closing(Store(data)) as store:
            store.programs.add("walk", text, START)
    call("backup", "--all", "--out", out, "--data", tmp_path / "data")

    assert call("restore", out, "--data", other) == 1

    said = capsys.readouterr().err
    assert "another program walk is there already" in said
    assert "`facilitator restore FILE CODE` puts back one session" in said
    assert listed(other) == []
    assert call("restore", out, CODE, "--data", other) == 0
    assert listed(other) == [CODE]


def test_nothing_is_restored_while_a_server_runs(tmp_path, capsys):
    on_disk(tmp_path / "data")
    out = tmp_path / "x.backup"
    call("backup", CODE, "--out", out, "--data", tmp_path / "data")

    with hold(tmp_path / "other"):
        assert call("restore", out, "--data", tmp_path / "other") == 1

    assert "stop it, restore, and start it again" in capsys.readouterr().err
    assert listed(tmp_path / "other") == []


def test_a_damaged_file_says_so_and_nothing_is_put_back(tmp_path, capsys):
    on_disk(tmp_path / "data")
    out = tmp_path / "x.backup"
    call("backup", CODE, "--out", out, "--data", tmp_path / "data")
    out.write_bytes(out.read_bytes()[:-100])

    assert call("restore", out, "--data", tmp_path / "other") == 1

    assert "is cut off or damaged" in capsys.readouterr().err
    assert listed(tmp_path / "other") == []


def test_one_session_of_a_backup_can_be_asked_for(tmp_path, capsys):
    on_disk(tmp_path / "data")
    out = tmp_path / "x.backup"
    call("backup", "--all", "--out", out, "--data", tmp_path / "data")

    assert call("restore", out, "999999", "--data", tmp_path / "other") == 1
    assert "holds no session 999999" in capsys.readouterr().err
    assert call("restore", out, "482 913", "--data", tmp_path / "other") == 0
    assert listed(tmp_path / "other") == [CODE]


def test_a_backup_that_cannot_be_written_leaves_nothing_behind(tmp_path, capsys):
    ended_just_now(tmp_path / "data")

    out = tmp_path / "no such folder" / "x.backup"
    assert call("backup", CODE, "--out", out, "--data", tmp_path / "data") == 1
    assert call("backup", "999999", "--out", tmp_path / "x", "--data", tmp_path / "data") == 2

    assert "there is no session 999999" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()
