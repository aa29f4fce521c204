"""Words of the manuscript that leave the disk with the note they are of."""

import io

import pytest
from sqlalchemy.exc import OperationalError

from facilitator.core.editing import Passage, WritePassages
from facilitator.core.ids import NoteId, PassageId, SessionId
from facilitator.core.kinds.notes.writing import EditNote, WithdrawNote
from facilitator.core.log import rebuild
from facilitator.storage.restoring import restore
from facilitator.storage.store import Store
from tests.core.world import ANN, BEN, FAY, START, Evening, as_on_disk
from tests.storage.keeping import begin, keep, kept

S1 = SessionId("s1")
WORDS = "会議ではいつも同じ人が話す"
ONE = PassageId("one23456")


def written(store: Store, evening: Evening, text: str, id_: str = ONE, **more: str) -> None:
    """Let Fay write a passage, and have it on disk."""
    more = {"lang": "ja", "place": "opening"} | more
    passage = Passage(PassageId(id_), more["lang"], more["place"], 1.0, text)
    evening.act(FAY, WritePassages(evening.session.seq, (passage,), ()))
    keep(store, evening)


@pytest.fixture
def evening(store: Store) -> Evening:
    evening = begin(store)
    evening.go("open/write")
    evening.write(ANN, WORDS)
    keep(store, evening)
    return evening


def the_note(evening: Evening) -> NoteId:
    [note] = evening.session.notes
    return note


def withdrawn(store: Store, evening: Evening) -> None:
    evening.act(ANN, WithdrawNote(the_note(evening)))
    keep(store, evening)


def on_disk(store: Store) -> bytes:
    """Return what is kept, in a form in which no word hides."""
    return kept(store) + repr(store.log.entries(S1)).encode()


def test_a_passage_in_those_words_leaves_the_disk_once_it_is_reworded(store, evening):
    written(store, evening, f"「{WORDS}」")
    written(store, evening, f"「{WORDS}」という声")
    withdrawn(store, evening)
    assert WORDS.encode() in on_disk(store)

    written(store, evening, "だれが話すかがかたよる。")

    assert WORDS.encode() not in on_disk(store)
    assert store.log.entries(S1) == as_on_disk(evening.log)
    assert rebuild(store.log.entries(S1)) == evening.session


def test_what_a_passage_said_earlier_goes_at_once(store, evening):
    written(store, evening, f"「{WORDS}」")
    written(store, evening, "だれが話すかがかたよる。")
    written(store, evening, "これは、のこる。", "two23456")
    written(store, evening, "これも、のこる。", "two23456")

    withdrawn(store, evening)

    assert WORDS.encode() not in on_disk(store)
    assert "これは、のこる。" in repr(store.log.entries(S1))
    assert store.log.entries(S1) == as_on_disk(evening.log)
    assert rebuild(store.log.entries(S1)) == evening.session


def test_what_a_failed_report_quotes_goes_with_the_note(store, evening):
    store.jobs.add("job1", S1, "report", {}, START)
    message = f"The text says what the session does not bear out.\nopening, “{WORDS}”"
    store.jobs.update("job1", START, state="failed", message=message)

    withdrawn(store, evening)

    assert WORDS.encode() not in kept(store)
    assert store.jobs.get("job1").message == message.partition("\n")[0]


def test_what_was_stored_is_so_even_if_the_disk_cannot_be_swept(store, evening, monkeypatch):
    def fails(_: object) -> bool:
        raise OperationalError("VACUUM", {}, Exception("no"))

    monkeypatch.setattr("facilitator.storage.log.erase", fails)
    withdrawn(store, evening)
    assert store.log.entries(S1) == as_on_disk(evening.log)
    monkeypatch.undo()

    evening.write(BEN, "つぎの言葉")
    keep(store, evening)

    assert WORDS.encode() not in kept(store)


def test_older_words_of_a_note_that_was_put_right_go_with_it(store, evening):
    written(store, evening, f"「{WORDS}」")
    written(store, evening, "だれが話すかがかたよる。")
    written(store, evening, f"ここでは{WORDS}。", "two23456")
    evening.act(ANN, EditNote(the_note(evening), "ちがう言葉にしておきます", None))
    keep(store, evening)

    withdrawn(store, evening)
    assert list(evening.session.copies) == ["passage/two23456"]
    written(store, evening, "ここではかたよる。", "two23456")

    assert WORDS.encode() not in on_disk(store)
    assert store.log.entries(S1) == as_on_disk(evening.log)
    assert rebuild(store.log.entries(S1)) == evening.session


def test_a_translation_goes_with_its_note(store, evening):
    id_ = f"translation/en/{the_note(evening)}"
    written(store, evening, "the loudest always talk", id_, lang="en", place="translation")

    withdrawn(store, evening)

    assert b"the loudest" not in on_disk(store)
    assert rebuild(store.log.entries(S1)) == evening.session


def test_a_manuscript_comes_back_from_a_backup(store, evening, tmp_path):
    data = "alt_ja: 会場\ndata: " + "QUJD" * 60_000
    written(store, evening, data, "picture/" + "h" * 30, lang="", place="picture")
    written(store, evening, f"「{WORDS}」[@note/{the_note(evening)}]")
    out, other = io.BytesIO(), Store(tmp_path / "other")
    store.backups.write([S1], out)

    restore(other.engine, other.data / "files", io.BytesIO(out.getvalue()))

    session = rebuild(other.log.entries(S1))
    other.close()
    assert session == evening.session
    assert len(session.passages) == 2
