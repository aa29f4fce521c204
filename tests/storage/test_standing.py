"""How sessions stand in the list, and how they leave the bin: back, or for good."""

from datetime import timedelta

from sqlalchemy import select

from facilitator.core.ids import FileId, SessionId
from facilitator.storage import tables
from facilitator.storage.reading import reading
from facilitator.storage.standing import Standing
from facilitator.storage.store import Store
from tests.core.world import START
from tests.storage.keeping import begin, kept
from tests.storage.test_backup import kept as everything

S1 = SessionId("s1")
LATER = START + timedelta(days=1)


def test_nothing_is_said_of_a_session_until_somebody_says_it(store):
    begin(store)

    assert store.standings.all() == {}
    assert store.standings.binned() == frozenset()


def test_archive_and_bin_are_told_apart_and_taken_back(store):
    begin(store)

    store.standings.archive(S1, START)
    store.standings.bin(S1, LATER)
    both = store.standings.all()[S1]
    in_it = store.standings.binned()
    store.standings.archive(S1, None)
    store.standings.bin(S1, None)

    assert both == Standing(START, LATER)
    assert in_it == {S1}
    assert store.standings.all()[S1] == Standing()
    assert store.standings.binned() == frozenset()


def test_what_is_ticked_stays_so_until_it_is_taken_back(store):
    begin(store)

    store.standings.tick(S1, "print", True)
    store.standings.archive(S1, START)
    store.standings.tick(S1, "backup", True)
    store.standings.tick(S1, "backup", True)
    both = store.standings.of(S1)
    store.standings.tick(S1, "print", False)

    assert both == Standing(START, None, frozenset({"print", "backup"}))
    assert store.standings.all()[S1].ticked == {"backup"}


def test_what_has_lain_in_the_bin_long_enough_leaves_nothing_behind(store):
    everything(store)
    store.jobs.add("j1", S1, "report", {}, START)
    store.standings.bin(S1, START)

    early = store.standings.empty(START)
    gone = store.standings.empty(LATER)

    assert (early, gone) == (0, 1)
    with reading(store.engine) as connection:
        for table in tables.metadata.sorted_tables:
            of_it = table.c.id if table is tables.session else table.c.get("session")
            if of_it is not None:
                assert connection.execute(select(table).where(of_it == S1)).all() == [], table
    assert not list((store.data / "files").iterdir())


def test_other_sessions_stay_when_the_bin_is_emptied(store: Store):
    begin(store)
    store.files.add(FileId("f1"), S1, "a.pdf", "application/pdf", b"x", START)

    assert store.standings.empty(LATER) == 0
    assert store.files.get("f1") is not None
    assert kept(store)
