"""Backups: the same sessions again, or nothing."""

import io
import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from facilitator.core.hosting.appointing import Appoint
from facilitator.core.hosting.hosted import Appointment
from facilitator.core.ids import FileId, PersonId, SessionId
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.log import rebuild
from facilitator.storage import tables
from facilitator.storage.backup import KEPT
from facilitator.storage.log import Answer
from facilitator.storage.people import Joined
from facilitator.storage.reading import reading
from facilitator.storage.restoring import Damaged, Exists, restore
from facilitator.storage.store import Store
from tests.core.world import ANN, FAY, START, Evening
from tests.storage.keeping import begin, keep

S1 = SessionId("s1")
WORDS = "ひみつのことば"
FILE = FileId("0123456789abcdef" * 2)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    other = Store(tmp_path / "other")
    yield other
    other.close()


def kept(store: Store) -> Evening:
    """Return an evening of which everything that can be kept is on disk."""
    evening = begin(store)
    evening.go("open/write")
    evening.write(ANN, "𠮷野家 👨‍👩‍👧 “x”")
    gone = evening.write(ANN, WORDS)
    evening.act(ANN, WithdrawNote(gone))
    keep(store, evening, {(ANN.id, "action-0001"): Answer("digest", 3, 3)})
    store.people.add(Joined(ANN.id, S1, "アン", "venue"), START)
    store.private.put(S1, ANN.id, {"after/whom": "Ben"}, START)
    store.links.add("stage", S1, START)
    store.standings.archive(S1, START)
    store.files.add(FILE, S1, "報告.pdf", "application/pdf", bytes(range(256)) * 600, START)
    return evening


def backup(store: Store, *sessions: str) -> bytes:
    out = io.BytesIO()
    store.backups.write([SessionId(each) for each in sessions or ("s1",)], out)
    return out.getvalue()


def put_back(store: Store, file: bytes, wanted: str | None = None) -> list[str]:
    return restore(store.engine, store.data / "files", io.BytesIO(file), wanted)


def rows(store: Store) -> dict[str, list[Any]]:
    with reading(store.engine) as connection:
        return {
            table.name: connection.execute(select(table).order_by(*table.primary_key)).all()
            for table in KEPT
        }


def changed(file: bytes, change: Callable[[list[Any]], Any]) -> bytes:
    """Return a backup in which somebody changed lines, checksum and all."""
    lines = [json.loads(line) for line in file.splitlines()][:-1]
    lines = change(lines) or lines
    body = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    end = {"end": len(lines), "sha256": sha256(body).hexdigest()}
    return body + json.dumps(end).encode()


def of(lines: list[Any], table: str) -> list[Any]:
    return [line["row"] for line in lines if line.get("table") == table]


def test_a_restored_session_is_the_same_in_every_row_and_every_byte(store, other):
    evening = kept(store)

    assert put_back(other, backup(store)) == ["482913"]

    assert rows(other) == rows(store)
    assert all(rows(store).values())
    assert other.files.get(FILE).path.read_bytes() == store.files.get(FILE).path.read_bytes()
    assert rebuild(other.log.entries(S1)) == evening.session


def test_everything_that_belongs_to_a_session_is_kept_but_what_was_asked_of_the_worker():
    with_session = {table.name for table in tables.metadata.sorted_tables if "session" in table.c}

    assert {table.name for table in KEPT} == with_session - {"job", "presence"} | {"session"}


def test_words_that_were_taken_back_are_in_no_backup(store):
    kept(store)

    assert WORDS not in backup(store).decode()


def test_one_of_several_sessions_can_be_put_back(store, other):
    kept(store)
    second = store.log
    evening = Evening()
    evening.session.id, evening.session.code = SessionId("s2"), "555666"
    second.create(evening.session, evening.log[0])
    file = backup(store, "s1", "s2")

    assert put_back(other, file, "482913") == ["482913"]

    assert [each.code for each in other.sessions.all()] == ["482913"]


def test_a_session_that_is_there_is_not_put_back_over_itself(store):
    evening = kept(store)
    before = rows(store)

    with pytest.raises(Exists, match="482913"):
        put_back(store, backup(store))

    assert rows(store) == before
    assert store.files.get(FILE).path.is_file()
    assert rebuild(store.log.entries(S1)) == evening.session


def test_a_backup_is_of_one_moment_whatever_is_written_meanwhile(store, other):
    evening = kept(store)
    lines = iter(store.backups._lines((S1,)))
    head = [next(lines), next(lines)]
    evening.write(ANN, "later")
    keep(store, evening)

    body = b"".join([*head, *lines])
    end = {"end": body.count(b"\n"), "sha256": sha256(body).hexdigest()}
    put_back(other, body + json.dumps(end).encode())

    assert [entry.seq for entry in other.log.entries(S1)] == [1, 2, 3, 4, 5]
    assert len(store.log.entries(S1)) == 6


def of_form_0008(day: Any) -> Callable[[list[Any]], None]:
    """Return what makes a backup one of an older version: the list alone knew the day."""

    def change(lines: list[Any]) -> None:
        lines[0]["tables"] = "0008"
        [session], [standing] = of(lines, "session"), of(lines, "standing")
        for newer in ("zone", "appointed", "talks", "figures"):
            del session[newer]
        del standing["ticked"]
        standing["day"] = day

    return change


def test_a_backup_of_an_older_version_is_put_back_and_the_list_keeps_the_day(store, other):
    evening = kept(store)

    put_back(other, changed(backup(store), of_form_0008("2026-01-15")))

    [listed] = other.sessions.all()
    assert listed.appointed == Appointment("2026-01-15")
    assert (listed.zone, listed.talks) == ("Asia/Tokyo", 0)
    assert other.standings.all() == store.standings.all()
    assert rebuild(other.log.entries(S1)) == evening.session
    again = Store(other.data.parent / "again")
    put_back(again, backup(other))
    assert rows(again) == rows(other)
    again.close()


@pytest.mark.parametrize("day", ["", "0026-01-15"])
def test_an_older_backup_may_say_no_day_or_one_that_was_typed_wrong(store, other, day):
    kept(store)

    put_back(other, changed(backup(store), of_form_0008(day)))

    assert other.sessions.all()[0].appointed == Appointment()


@pytest.mark.parametrize("day", ["soon", "2026-02-30", 20260115, ["2026-01-15"]])
def test_an_older_backup_whose_day_is_none_is_refused(store, other, day):
    kept(store)

    with pytest.raises(Damaged):
        put_back(other, changed(backup(store), of_form_0008(day)))

    assert not any(rows(other).values())


def lists(store: Store, appointed: Any) -> None:
    """Let the list say when and where the session is held, whatever its log says."""
    with store.engine.begin() as connection:
        connection.execute(update(tables.session).values(appointed=appointed))


def test_a_day_that_only_the_list_knows_is_put_back(store, other):
    kept(store)
    lists(store, {"day": "2026-01-15"})

    put_back(other, backup(store))

    assert other.sessions.all()[0].appointed == Appointment("2026-01-15")
    assert rows(other) == rows(store)


@pytest.mark.parametrize(
    "claimed", [{"day": "2026-01-15", "time": "18:30"}, {"venue": "x"}, ["day"], "day", 5]
)
def test_of_a_session_that_nobody_appointed_the_list_knows_the_day_at_most(store, other, claimed):
    kept(store)
    lists(store, claimed)

    put_back(other, backup(store))

    assert other.sessions.all()[0].appointed == Appointment()


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "soon"},
        {"day": "1999-12-31"},
        {"day": None},
        {"time": "24:00"},
        {"place": "moon"},
        {"venue": "x" * 61},
    ],
    ids=str,
)
def test_a_log_that_says_no_day_time_or_place_is_refused(store, other, wrong):
    evening = begin(store)
    evening.act(FAY, Appoint("2026-01-15", "18:30", "both", "Harbour hall"))
    keep(store, evening)

    with pytest.raises(Damaged, match="482913"):
        put_back(other, changed(backup(store), lambda lines: appoint(lines, wrong)))

    assert not any(rows(other).values())


def appoint(lines: list[Any], said: Any) -> None:
    of(lines, "entry")[-1]["body"].update(said)


def spoil_zone(lines):
    of(lines, "entry")[0]["body"]["zone"] = "Foo/Bar"


def spoil_long_zone(lines):
    of(lines, "entry")[0]["body"]["zone"] = "Asia/Tokyo" * 7


def spoil_day(lines):
    of(lines, "standing")[0]["day"] = "2026-01-15"  # no column in this form of the tables


def spoil_session(lines):
    of(lines, "session")[0]["head"] = 4


def spoil_code(lines):
    of(lines, "session")[0]["code"] = "111222"


def spoil_entry(lines):
    of(lines, "entry")[1]["type"] = "Evil"


def spoil_body(lines):
    of(lines, "entry")[1]["body"] = {"to": "nowhere"}


def spoil_gap(lines):
    return [line for line in lines if line.get("row", {}).get("seq") != 3]


def spoil_type(lines):
    of(lines, "entry")[0]["seq"] = "1"


def spoil_large(lines):
    of(lines, "entry")[0]["seq"] = 2**64


def spoil_moment(lines):
    of(lines, "entry")[0]["at"] = "2026-01-15T09:00:00"


def spoil_column(lines):
    of(lines, "entry")[0]["evil"] = 1


def spoil_missing(lines):
    del of(lines, "entry")[0]["by"]


def spoil_table(lines):
    lines.append({"table": "sqlite_master", "row": {}})


def spoil_owner(lines):
    of(lines, "link")[0]["role"] = "owner"


def spoil_other(lines):
    of(lines, "person")[0]["session"] = "s9"


def spoil_path(lines):
    of(lines, "file")[0]["id"] = "../../secret.key"


def spoil_piece(lines):
    lines.append({"file": FILE, "piece": "AAAA"})


def spoil_pieces(lines):
    return [line for line in lines if "piece" not in line]


def spoil_twice(lines):
    lines.append({"table": "person", "row": of(lines, "person")[0]})


def spoil_surrogate(lines):
    of(lines, "person")[0]["nickname"] = "\ud800"


def spoil_version(lines):
    lines[0]["version"] = 2


def spoil_tables(lines):
    lines[0]["tables"] = "9999"


def spoil_format(lines):
    lines[0]["format"] = "zip"


SPOILED = [spoil for name, spoil in sorted(globals().items()) if name.startswith("spoil_")]


@pytest.mark.parametrize("spoil", SPOILED, ids=lambda spoil: spoil.__name__)
def test_what_was_tampered_with_is_refused_whole(store, other, spoil):
    kept(store)
    file = changed(backup(store), spoil)

    with pytest.raises(Damaged):
        put_back(other, file)

    assert not any(rows(other).values())
    assert not list((other.data / "files").glob("*"))
    assert not (other.data / "secret.key").exists()


@pytest.mark.parametrize("end", [0, 1, 200, -200, -1])
def test_a_file_that_is_cut_off_is_refused(store, other, end):
    kept(store)
    file = backup(store)

    with pytest.raises(Damaged):
        put_back(other, file[:end] if end >= 0 else file[:end].rstrip(b"}\n"))

    assert not any(rows(other).values())


@pytest.mark.parametrize("junk", [b"\x00" * 100, b"[" * 10_000, b"{}\n{}", b"\n\n\n", b"NaN\n1"])
def test_junk_is_refused(other, junk):
    with pytest.raises(Damaged):
        put_back(other, junk)


def test_a_line_without_end_is_not_read_into_memory(other):
    class Endless(io.RawIOBase):
        def readline(self, size: Any = -1) -> bytes:
            assert 0 < size < 10**8
            return b"x" * size

    with pytest.raises(Damaged, match="too long"):
        restore(other.engine, other.data / "files", Endless())


def test_a_changed_letter_is_noticed(store, other):
    kept(store)

    with pytest.raises(Damaged, match="checksum"):
        put_back(other, backup(store).replace("野家".encode(), "野屋".encode()))


def test_a_session_that_is_not_in_the_file_is_not_found(store, other):
    kept(store)

    with pytest.raises(Damaged, match="999999"):
        put_back(other, backup(store), "999999")


def test_the_person_of_a_restored_session_is_known_again(store, other):
    kept(store)

    put_back(other, backup(store))

    assert other.people.get(PersonId(ANN.id)).nickname == "アン"


def with_programs(store: Store) -> bytes:
    out = io.BytesIO()
    store.backups.write([], out, programs=True)
    return out.getvalue()


def test_programs_made_here_come_back_with_every_session_and_not_with_one(store, other, tmp_path):
    store.programs.add("walk", WORDS, START)
    store.programs.bin("walk", START)
    kept(store)
    out = io.BytesIO()
    store.backups.write([S1], out, programs=True)

    put_back(other, out.getvalue())
    third = Store(tmp_path / "third")
    put_back(third, out.getvalue(), "482913")

    assert other.programs.all() == store.programs.all()
    assert third.programs.all() == []
    assert b'"table":"program"' not in backup(store)
    third.close()


def test_a_program_that_is_there_is_no_hindrance_and_another_is_never_written_over(store, other):
    store.programs.add("walk", "the same", START)
    other.programs.add("walk", "the same", START)
    assert put_back(other, with_programs(store)) == []

    seen = store.programs.get("walk")
    store.programs.replace(seen, "another", ("walk-2", "the same"), START)
    with pytest.raises(Exists, match="another program walk is there"):
        put_back(other, with_programs(store))

    assert [each.text for each in other.programs.all()] == ["the same"]


@pytest.mark.parametrize(
    "row", [{"id": "../walk"}, {"id": ""}, {"text": "\0"}, {"text": None}, {"more": 1}]
)
def test_a_row_that_is_no_program_is_damage(store, other, row):
    store.programs.add("walk", "text", START)

    def change(lines):
        lines[-1]["row"] |= row

    with pytest.raises(Damaged):
        put_back(other, changed(with_programs(store), change))
    assert other.programs.all() == []
