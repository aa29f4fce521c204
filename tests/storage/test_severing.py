"""Severing on disk, and the files that go with words taken back."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from facilitator.core import views
from facilitator.core.calling import Called, CallMe
from facilitator.core.ids import FileId, PersonId, SessionId
from facilitator.core.keeping import EnterReport
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.log import rebuild
from facilitator.core.people import DESK
from facilitator.core.severing import AFTER, Sever
from facilitator.core.views import Audience
from facilitator.storage import tables
from facilitator.storage.log import Answer, Batch
from facilitator.storage.people import Joined
from facilitator.storage.reading import reading
from facilitator.storage.store import Store
from tests.core.play.beginnings import AFTER_A_MONTH
from tests.core.play.things import PEOPLE
from tests.core.world import ANN, BEN, OPEN, SAFE, START, Evening
from tests.storage.keeping import begin, keep

S1 = SessionId("s1")
NAME = "あだなのかわせみ"
REPORT = FileId("0123456789abcdef" * 2)


def ended(store: Store) -> Evening:
    """Return an evening on disk in which Ann and Ben wrote in both parts, and that is over."""
    evening = begin(store)
    for person in (ANN, BEN):
        store.people.add(Joined(person.id, S1, person.nickname, "venue"), START)
    for part in (OPEN, SAFE):
        evening.go(f"{part}/write")
        for person in (ANN, ANN, BEN):
            evening.write(person, part=part)
    evening.act(ANN, CallMe(NAME))
    evening.act(BEN, CallMe("ベン"))
    evening.act(ANN, CallMe(f"{NAME}2"))
    evening.go("ended")
    keep(store, evening, {(ANN.id, "action-0001"): Answer("d", 3, 3)})
    evening.wait(AFTER_A_MONTH)
    return evening


def sever(store: Store, evening: Evening) -> None:
    """Sever the evening as the server does."""
    seen = evening.session.seq
    evening.act(DESK, Sever())
    batch = Batch(evening.log[seen:], {}, "ended")
    store.log.append(S1, seen, lambda newer, lookup: batch)


def called(store: Store) -> set[tuple[str, str | None, str | None, str]]:
    """Return by what the entries differ that say what people are called."""
    here = tables.entry.c.type == Called.__name__
    with reading(store.engine) as connection:
        rows = connection.execute(select(tables.entry).where(here)).all()
    return {(row.by, row.alias, row.subject, row.body["name"]) for row in rows}


def test_what_is_on_disk_is_the_severed_log(store):
    evening = ended(store)

    sever(store, evening)

    assert store.log.entries(S1) == evening.log
    assert rebuild(store.log.entries(S1)) == evening.session
    with reading(store.engine) as connection:
        rows = connection.execute(select(tables.entry)).all()
    assert NAME not in str(rows)


def test_on_disk_nothing_joins_the_names_that_one_person_said(store):
    evening = ended(store)
    assert len(called(store)) == 2

    sever(store, evening)

    assert len(called(store)) == 1


@pytest.mark.parametrize("alias", [None, tables.entry.c.alias])
def test_nobody_is_called_what_stands_under_their_name_in_a_part(store, alias):
    evening = ended(store)
    with store.engine.begin() as connection:
        connection.execute(tables.entry.update().values(alias=alias))

    sever(store, evening)

    entries = store.log.entries(S1)
    said = {each.by for each in entries if isinstance(each.event, Called)}
    assert len(said) == 1
    assert not said & {each.by for each in entries if not isinstance(each.event, Called)}


def test_nobody_who_joined_and_nothing_they_were_answered_is_known(store):
    evening = ended(store)

    sever(store, evening)

    assert store.log.answers(S1) == {}
    with reading(store.engine) as connection:
        assert connection.execute(select(tables.person)).all() == []


def test_an_older_log_is_severed_too_and_keeps_its_numbers(store):
    evening = ended(store)
    with store.engine.begin() as connection:
        connection.execute(tables.entry.update().values(alias=None))
    before = rebuild(store.log.entries(S1))

    sever(store, evening)

    after = rebuild(store.log.entries(S1))
    written = [name for (part, name), notes in after.written.items() if notes]
    assert len(written) == len(set(written)) == 4
    assert not {entry.by for entry in store.log.entries(S1)} & {person.id for person in PEOPLE}
    assert views.snapshot(after, Audience.REPORT) == views.snapshot(before, Audience.REPORT)


def test_another_session_is_left_alone(store):
    evening, other = ended(store), Evening()
    other.session.id, other.session.code = SessionId("s2"), "555666"
    other.go("open/write")
    other.write(ANN)
    store.log.create(other.session, *other.log)
    store.people.add(Joined(PersonId("ann2"), SessionId("s2"), "Ann", "venue"), START)

    sever(store, evening)

    assert store.log.entries(SessionId("s2")) == other.log
    assert store.people.get(PersonId("ann2")) is not None


@pytest.mark.parametrize(("days", "due"), [(-1, []), (1, ["482913"])])
def test_a_session_is_due_once_it_ended_long_enough_ago(store, days, due):
    evening = ended(store)
    at = next(entry.at for entry in reversed(evening.log) if entry.by == "fay")

    assert store.sessions.due(at + timedelta(days=days)) == due


def test_a_session_is_not_due_again_nor_before_its_end(store):
    running = begin(store)
    running.go("open/write")
    keep(store, running)
    assert store.sessions.due(START + 2 * AFTER) == []


def test_a_severed_session_is_due_no_more(store):
    evening = ended(store)

    sever(store, evening)

    assert store.sessions.due(evening.now + AFTER) == []


def reported(store: Store) -> Evening:
    """Return an evening with a note and a report that is on disk."""
    evening = begin(store)
    evening.go("open/write")
    evening.write(ANN)
    evening.act(DESK, EnterReport(REPORT, "ja", evening.session.seq))
    keep(store, evening)
    store.files.add(REPORT, S1, "x.pdf", "application/pdf", b"words", START)
    return evening


def test_a_file_goes_with_the_entry_that_took_its_words(store):
    evening = reported(store)
    [note] = evening.session.notes
    seen = evening.session.seq
    evening.act(ANN, WithdrawNote(note))

    batch = Batch(evening.log[seen:], {}, "running", [REPORT])
    store.log.append(S1, seen, lambda newer, lookup: batch)

    assert store.files.get(REPORT) is None
    assert not list((store.data / "files").iterdir())


def test_a_file_that_no_row_speaks_of_is_swept_away(store):
    reported(store)
    (store.data / "files" / ("f" * 32)).write_bytes(b"words")
    (store.data / "files" / ("e" * 32 + ".part")).write_bytes(b"words")

    store.files.sweep()

    assert [path.name for path in (store.data / "files").iterdir()] == [REPORT]


def test_there_may_be_nothing_to_sweep(store):
    store.files.sweep()


def test_a_file_can_be_let_go_of(store):
    reported(store)

    store.files.drop(REPORT)

    assert store.files.get(REPORT) is None
    assert not list((store.data / "files").iterdir())
