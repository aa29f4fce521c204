"""The session log on disk: append, answer again, forget, read."""

import shutil
import sqlite3
import threading
from collections.abc import Sequence
from contextlib import closing, suppress

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError, OperationalError

from facilitator.core.codec import Malformed
from facilitator.core.entry import Entry
from facilitator.core.ids import SessionId
from facilitator.core.kinds.notes.writing import EditNote, NoteAdded, NoteEdited, WithdrawNote
from facilitator.core.log import rebuild
from facilitator.core.people import DESK
from facilitator.storage.log import AT_ONCE, Answer, Batch, Lookup
from facilitator.storage.store import Store
from tests.core.world import ANN, BEN, FAY, OPEN, SAFE, Evening
from tests.storage.keeping import begin, keep, kept

S1 = SessionId("s1")
WORDS = "ひみつのことば"
NOTHING = Batch((), {}, "running")


def an_evening(store: Store) -> Evening:
    evening = begin(store)
    evening.go("open/write")
    keep(store, evening)
    return evening


def test_a_session_is_rebuilt_from_what_is_on_disk_and_equals_the_one_that_ran(store):
    evening = begin(store)
    evening.go("open/write")
    note = evening.write(ANN, "𠮷 神 ㍻ ﾂﾅｶﾞﾘ 👨‍👩‍👧", named=True)
    evening.go("open/reveal")
    evening.group("one", note)

    keep(store, evening)

    assert store.log.entries(S1) == evening.log
    assert rebuild(store.log.entries(S1)) == evening.session


def test_entries_are_read_in_order_from_any_point_on(store):
    evening = an_evening(store)
    for _ in range(12):
        evening.write(ANN)
    keep(store, evening)

    assert store.log.entries(S1, after=5) == evening.log[5:]
    assert store.log.entries(S1, after=len(evening.log)) == []
    assert store.log.entries(SessionId("nosuch")) == []


def test_work_is_told_what_somebody_else_has_written_meanwhile(store, again):
    evening = an_evening(store)
    seen = evening.session.seq
    evening.write(ANN)
    keep(again, evening)
    told = []

    def work(newer: Sequence[Entry], lookup: Lookup) -> Batch:
        told.extend(newer)
        return NOTHING

    newer, batch = store.log.append(S1, seen, work)

    assert told == newer == evening.log[seen:]
    assert batch is NOTHING


def test_an_action_is_answered_again_as_it_was_the_first_time(store):
    evening = an_evening(store)
    anns, bens = (ANN.id, "action-0001"), (BEN.id, "action-0001")
    first, other = Answer("digest", 3, 3), Answer("other", 3, 3)
    evening.write(ANN)
    keep(store, evening, {anns: first, bens: other})
    found = {}

    def work(newer: Sequence[Entry], lookup: Lookup) -> Batch:
        found.update(lookup([anns, (ANN.id, "action-0002")]))
        return NOTHING

    store.log.append(S1, evening.session.seq, work)

    assert found == {anns: first}
    assert store.log.answers(S1) == {anns: first, bens: other}


def test_earlier_answers_are_found_however_many_are_asked_for(store):
    evening = an_evening(store)
    answers = {(ANN.id, f"action-{n:04}"): Answer("d", n, n) for n in range(2 * AT_ONCE + 1)}
    keep(store, evening, answers)
    found = {}

    def work(newer: Sequence[Entry], lookup: Lookup) -> Batch:
        found.update(lookup(list(answers)))
        return NOTHING

    store.log.append(S1, evening.session.seq, work)

    assert found == answers


def test_an_answer_that_made_no_entry_is_kept_too(store):
    evening = an_evening(store)

    keep(store, evening, {(FAY.id, "action-0001"): Answer("d", 3, 2)})

    assert store.log.answers(S1) == {(FAY.id, "action-0001"): Answer("d", 3, 2)}
    assert store.sessions.all()[0].head == evening.session.seq


def test_the_same_id_is_never_answered_twice_on_disk(store):
    evening = an_evening(store)
    key = (ANN.id, "action-0001")
    keep(store, evening, {key: Answer("d", 3, 3)})
    evening.write(ANN)

    with pytest.raises(IntegrityError):
        keep(store, evening, {key: Answer("other", 3, 3)})

    assert store.log.entries(S1) == evening.log[:-1]
    assert store.log.answers(S1) == {key: Answer("d", 3, 3)}


def test_answers_and_entries_of_one_session_are_not_those_of_another(store):
    evening = an_evening(store)
    keep(store, evening, {(ANN.id, "action-0001"): Answer("d", 3, 3)})

    assert store.log.answers(SessionId("s2")) == {}


def test_work_that_fails_leaves_nothing_behind(store):
    evening = an_evening(store)

    def work(newer: Sequence[Entry], lookup: Lookup) -> Batch:
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError, match="a bug"):
        store.log.append(S1, evening.session.seq, work)

    assert store.log.entries(S1) == evening.log
    evening.write(ANN)
    assert keep(store, evening) == ()
    assert store.log.entries(S1) == evening.log


def test_a_batch_is_written_whole_or_not_at_all(store):
    evening = an_evening(store)
    evening.write(ANN)
    good, bad = evening.log[-1], evening.log[1]
    answers = {(ANN.id, "action-0001"): Answer("d", 3, 3)}

    with pytest.raises(IntegrityError):
        store.log.append(S1, 2, lambda newer, lookup: Batch([good, bad], answers, "ended"))

    assert store.log.entries(S1) == evening.log[:-1]
    assert store.log.answers(S1) == {}
    assert store.sessions.all()[0].state == "running"


def test_nothing_is_written_for_a_session_that_does_not_exist(store):
    entry = Evening().log[0]

    with pytest.raises(IntegrityError):
        store.log.append(SessionId("ghost"), 0, lambda newer, lookup: Batch([entry], {}, "x"))

    assert store.log.entries(SessionId("ghost")) == []


def test_the_list_of_sessions_follows_the_log(store):
    evening = begin(store)
    prepared = store.sessions.all()[0]

    evening.go("open/write")
    keep(store, evening)

    listed = store.sessions.find("482913")
    assert (prepared.state, prepared.head) == ("preparing", 1)
    assert (listed.state, listed.head) == ("running", 2)
    assert (listed.id, listed.title, listed.program.en) == (S1, "An evening", "Two steps")
    assert (listed.created_at, listed.rehearsal) == (evening.log[0].at, False)
    assert store.sessions.find("000000") is None


def test_two_sessions_never_have_the_same_code(store):
    evening = begin(store)

    with pytest.raises(IntegrityError):
        store.log.create(evening.session, evening.log[0])

    assert len(store.sessions.all()) == 1


@pytest.mark.parametrize("part", [OPEN, SAFE])
def test_words_that_were_taken_back_are_nowhere_on_the_disk(store, part):
    evening = begin(store)
    evening.go(f"{part}/write")
    note = evening.write(ANN, f"{WORDS}一" * 20, part=part)
    other = evening.write(BEN, "これはのこる", part=part)
    evening.act(ANN, EditNote(note, f"{WORDS}二" * 20, None))
    keep(store, evening)
    before = kept(store)

    evening.act(ANN, WithdrawNote(note))
    keep(store, evening)

    assert f"{WORDS}一".encode() in before
    assert WORDS.encode() not in kept(store)
    assert "これはのこる".encode() in kept(store)
    assert [note.id for note in rebuild(store.log.entries(S1)).notes.values()] == [other]


def test_a_name_that_stood_beside_the_words_goes_with_them(store):
    evening = begin(store)
    evening.go("open/write")
    note = evening.write(ANN, WORDS, named=True)
    keep(store, evening)

    evening.act(ANN, WithdrawNote(note))
    keep(store, evening)

    added, withdrawn = store.log.entries(S1)[-2:]
    assert added.event == NoteAdded(note, OPEN, "", None, None, True)
    assert (added.seq, added.at, added.by) == (3, evening.log[2].at, ANN.id)
    assert withdrawn == evening.log[-1]


def test_words_written_and_taken_back_in_one_breath_are_not_kept_either(store):
    evening = begin(store)
    evening.go("open/write")
    note = evening.write(ANN, WORDS)
    evening.act(ANN, EditNote(note, WORDS + "!", None))
    evening.act(ANN, WithdrawNote(note))

    keep(store, evening)

    assert WORDS.encode() not in kept(store)
    assert store.log.entries(S1)[3].event == NoteEdited(note, "", None, edited=False)


def test_a_log_with_forgotten_words_rebuilds_the_session_that_ran(store):
    evening = begin(store)
    evening.go("open/write")
    notes = [evening.write(person, WORDS) for person in (ANN, BEN)]
    evening.group("one", *notes)
    evening.act(ANN, WithdrawNote(notes[0]))

    keep(store, evening)

    assert rebuild(store.log.entries(S1)) == evening.session


def test_only_the_words_of_that_note_are_forgotten(store):
    evening = begin(store)
    evening.go("open/write")
    mine, theirs = evening.write(ANN, WORDS), evening.write(BEN, WORDS)
    evening.act(ANN, WithdrawNote(mine))
    keep(store, evening)

    texts = [each.event.text for each in store.log.entries(S1) if each.event.__class__ is NoteAdded]

    assert texts == ["", WORDS]
    assert list(rebuild(store.log.entries(S1)).notes) == [theirs]


def withdrawn_while_somebody_reads(store: Store) -> Evening:
    """Return an evening whose taken-back words still lie in the write-ahead log."""
    evening = begin(store)
    event.listen(store.engine, "checkout", lambda raw, *_: raw.execute("PRAGMA busy_timeout=0"))
    evening.go("open/write")
    note = evening.write(ANN, WORDS)
    keep(store, evening)
    with closing(sqlite3.connect(store.data / "tsunagari.db")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT body FROM entry").fetchall()
        evening.act(ANN, WithdrawNote(note))
        keep(store, evening)
    assert WORDS.encode() in kept(store)
    return evening


@pytest.mark.parametrize("database", [""], ids=["sqlite"])
def test_words_that_a_reader_held_go_with_the_next_entry(store):
    evening = withdrawn_while_somebody_reads(store)
    evening.write(BEN)

    keep(store, evening)

    assert WORDS.encode() not in kept(store)


@pytest.mark.parametrize("database", [""], ids=["sqlite"])
def test_words_that_a_crash_left_behind_go_with_the_first_entry_after_it(store, tmp_path):
    evening = withdrawn_while_somebody_reads(store)
    shutil.copytree(store.data, tmp_path / "after the crash")
    restarted = Store(tmp_path / "after the crash")
    evening.write(BEN)

    keep(restarted, evening)

    assert WORDS.encode() not in kept(restarted)
    restarted.close()


def test_many_writers_number_their_entries_without_gaps(store, again):
    evening = an_evening(store)
    moved = evening.log[-1].event

    def write(log) -> None:
        def work(newer: Sequence[Entry], lookup: Lookup) -> Batch:
            last = newer[-1].seq if newer else 0
            return Batch([Entry(last + 1, evening.now, DESK.id, moved)], {}, "running")

        left = 10
        while left:  # who waited too long for the others asks again, as phones do
            with suppress(OperationalError):
                log.append(S1, 0, work)
                left -= 1

    threads = [threading.Thread(target=write, args=[each.log]) for each in (store, again) * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [entry.seq for entry in store.log.entries(S1)] == list(range(1, 43))


def test_reading_does_not_wait_for_a_writer(store, again):
    evening = an_evening(store)
    read = []

    def work(newer: Sequence[Entry], lookup: Lookup) -> Batch:
        read.extend(again.log.entries(S1))
        return NOTHING

    store.log.append(S1, evening.session.seq, work)

    assert read == evening.log


def test_a_row_that_no_event_has_written_is_noticed(store):
    evening = an_evening(store)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE entry SET type = 'Evil' WHERE seq = 2"))

    with pytest.raises(Malformed):
        store.log.entries(evening.session.id)


@pytest.mark.parametrize("database", [""], ids=["sqlite"])
def test_what_was_acknowledged_survives_the_loss_of_power(store):
    with store.engine.connect() as connection:
        settings = {
            name: connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        }

    full = 2
    expected = {"journal_mode": "wal", "synchronous": full, "secure_delete": 1, "foreign_keys": 1}
    assert settings == expected
