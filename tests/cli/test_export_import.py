"""`facilitator export` and `facilitator import`."""

import json
import zipfile
from pathlib import Path

import pytest

from facilitator.core.log import rebuild
from facilitator.exporting.document import document
from facilitator.storage.store import Store
from tests.cli.keeping import CODE, call, on_disk
from tests.exporting.evenings import without_names


@pytest.fixture
def data(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    on_disk(data)
    return data


def test_a_session_goes_out_and_comes_in_as_another_one_that_has_ended(data, tmp_path, capsys):
    out, other = tmp_path / "x.json", tmp_path / "other"

    assert call("export", CODE, "--out", out, "--data", data) == 0
    assert call("import", out, "--data", other) == 0

    store = Store(other)
    [listed] = store.sessions.all()
    again = document(rebuild(store.log.entries(listed.id)))
    store.close()
    assert listed.state == "ended"
    assert listed.code != CODE
    assert listed.code in capsys.readouterr().out
    assert without_names(again) == without_names(json.loads(out.read_text("utf-8")))


def test_an_export_may_be_imported_beside_its_session_and_more_than_once(data, tmp_path):
    out = tmp_path / "x.json"
    call("export", CODE, "--out", out, "--data", data)

    assert [call("import", out, "--data", data) for _ in range(2)] == [0, 0]

    store = Store(data)
    assert len({each.code for each in store.sessions.all()}) == 3
    store.close()


def test_a_table_is_written_in_the_language_that_is_asked_for(data, tmp_path):
    out = tmp_path / "x.csv"

    assert call("export", CODE, "--out", out, "--lang", "en", "--data", data) == 0

    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "What is open?" in out.read_text("utf-8-sig")


def test_the_tables_and_the_text_of_the_report_can_be_had_as_well(data, tmp_path):
    for name in ("x.xlsx", "x.md"):
        assert call("export", CODE, "--out", tmp_path / name, "--lang", "en", "--data", data) == 0

    assert zipfile.is_zipfile(tmp_path / "x.xlsx")
    assert "What is open?" in (tmp_path / "x.md").read_text("utf-8")


def test_the_moderation_log_is_a_table_of_its_own(data, tmp_path):
    out = tmp_path / "x.csv"

    assert call("export", CODE, "--moderation", "--out", out, "--data", data) == 0

    assert out.read_text("utf-8-sig").startswith('"time","step","part","what"')


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["999999", "--out", "x.json"], "there is no session 999999"),
        ([CODE, "--out", "x.pdf"], "must end in .json, .csv, .xlsx or .md"),
        ([CODE, "--moderation", "--out", "x.json"], "must end in .csv"),
    ],
)
def test_an_export_that_cannot_be_says_why(data, tmp_path, monkeypatch, capsys, words, said):
    monkeypatch.chdir(tmp_path)

    assert call("export", *words, "--data", data) == 2

    assert said in capsys.readouterr().err
    assert not list(tmp_path.glob("x.*"))


def test_there_is_nothing_to_export_where_there_are_no_data(tmp_path, capsys):
    assert call("export", CODE, "--out", "x.json", "--data", tmp_path / "none") == 2

    assert "name another folder with --data" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"{", "is not JSON"),
        (b"\xff\xfe", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"[]", "is a list and should be a table"),
        (b'{"format": "other"}', "format: is 'other'"),
    ],
)
def test_a_file_that_is_no_export_is_refused_and_nothing_is_made(tmp_path, capsys, body, said):
    file = tmp_path / "x.json"
    file.write_bytes(body)

    assert call("import", file, "--data", tmp_path / "data") == 1

    assert said in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_a_file_that_is_not_there_is_asked_for_wrongly(tmp_path, capsys):
    assert call("import", tmp_path / "x.json", "--data", tmp_path) == 2

    assert "No such file" in capsys.readouterr().err
