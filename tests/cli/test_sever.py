"""`facilitator sever`."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.core import views
from facilitator.core.ids import PersonId
from facilitator.core.log import rebuild
from facilitator.storage.store import Store
from tests.cli.keeping import CODE, S1, bytes_of, call, ended_just_now, on_disk
from tests.core.world import ANN, BEN, CARL, OPEN


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def typed(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(line))


def by(data: Path) -> set[str]:
    store = Store(data)
    names = {entry.by for entry in store.log.entries(S1)}
    store.close()
    return names


def test_a_severed_session_names_nobody_on_disk_and_is_the_same_to_everybody(
    data, monkeypatch, capsys
):
    evening = on_disk(data)
    typed(monkeypatch, "482 913\n")

    assert call("sever", CODE, "--data", data) == 0

    store = Store(data)
    session = rebuild(store.log.entries(S1))
    assert store.people.get(ANN.id) is None
    store.close()
    told, before = (
        views.snapshot(each, views.Audience.REPORT) for each in (session, evening.session)
    )
    assert told.pop("pulse")["apart"] and not before.pop("pulse")["apart"]
    assert told == before
    for person in (ANN, BEN, CARL):
        notes = views.own(session, person)["notes"]
        assert notes == views.own(evening.session, person)["notes"]
    assert "cannot be undone" in capsys.readouterr().out


def test_no_byte_of_the_folder_joins_what_one_person_did(data):
    people = [
        replace(person, id=PersonId(f"{n}e3b0c44298fc1c1"), nickname=f"ハルカゼ{n}")
        for n, person in enumerate((ANN, BEN, CARL))
    ]
    on_disk(data, *people)
    before = bytes_of(data)

    call("sever", CODE, "--yes", "--data", data)

    after = bytes_of(data)
    for person in people:
        for word in (person.id, person.nickname):
            assert word.encode() in before
            assert word.encode() not in after
        assert person.alias(OPEN).encode() in after


@pytest.mark.parametrize("line", ["", "no\n", "482914\n"])
def test_nothing_is_severed_unless_the_six_digits_are_typed(data, monkeypatch, capsys, line):
    on_disk(data)
    typed(monkeypatch, line)

    assert call("sever", CODE, "--data", data) == 1

    assert "nothing was changed" in capsys.readouterr().err
    assert ANN.id in by(data)


def test_a_session_that_has_just_ended_is_not_severed(data, capsys):
    ended_just_now(data)

    assert call("sever", CODE, "--yes", "--data", data) == 1

    assert "until then notes still arrive" in capsys.readouterr().err


def test_severing_twice_is_severing_once(data):
    on_disk(data)
    call("sever", CODE, "--yes", "--data", data)
    store = Store(data)
    log = store.log.entries(S1)
    store.close()

    assert call("sever", CODE, "--yes", "--data", data) == 0

    store = Store(data)
    assert store.log.entries(S1) == log
    store.close()


def test_a_session_that_is_not_there_cannot_be_severed(data, capsys):
    on_disk(data)

    assert call("sever", "999999", "--yes", "--data", data) == 2

    assert "there is no session 999999" in capsys.readouterr().err
