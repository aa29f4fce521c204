"""What is asked for by itself at the end, when words went, and once nothing comes any more."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from facilitator.core.ids import FileId, SessionId
from facilitator.core.keeping import EnterReport
from facilitator.core.kept import Carried
from facilitator.core.kinds.notes.writing import EditNote, WithdrawNote
from facilitator.core.people import DESK
from facilitator.core.session import Session
from facilitator.jobs.closing import COPY, DRAFT, close, renew, settle
from facilitator.jobs.queue import Jobs
from facilitator.storage.store import Store
from tests.core.world import ANN, BEN, OPEN, Evening

SESSION = SessionId("s1")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path)
    evening = Evening()
    opened.log.create(evening.session, evening.log[0])
    yield opened
    opened.close()


@pytest.fixture
def jobs(store: Store, tmp_path: Path) -> Jobs:
    return Jobs(tmp_path, store)


def asked(store: Store, *kinds: str) -> list[str]:
    return [job.kind for job in store.jobs.of(SESSION, kinds or (COPY, DRAFT), 9)]


def over(*, copied: bool = True) -> Session:
    """Return an evening that is over, whose copy, if there was one, went with a note."""
    evening = Evening()
    evening.go("open/write")
    note = evening.write(ANN)
    evening.go("ended")
    if copied:
        evening.act(DESK, EnterReport(FileId("f1"), "ja", evening.session.seq, COPY))
    evening.act(ANN, WithdrawNote(note))
    return evening.session


def test_at_the_end_a_copy_and_a_draft_are_asked_for(store, jobs):
    close(jobs, over(), "http://hall.example")

    assert sorted(asked(store)) == [COPY, DRAFT]
    [draft] = store.jobs.of(SESSION, (DRAFT,), 9)
    assert {"lang": "ja", "form": "html", "kind": ".html"}.items() <= draft.options.items()
    assert draft.options["address"] == "http://hall.example"


def test_of_a_rehearsal_neither_is_asked_for(store, jobs):
    session = over()
    session.rehearsal = True
    close(jobs, session, "")
    renew(jobs, session)

    assert asked(store) == []


@pytest.mark.parametrize("copied", [True, False])  # False: it was just being made
def test_another_copy_is_asked_for_once_the_last_one_went(store, jobs, copied):
    renew(jobs, over(copied=copied))
    assert asked(store) == [COPY]

    renew(jobs, over(copied=copied))  # what waits will do
    assert asked(store) == [COPY]

    [waiting] = store.jobs.of(SESSION, (COPY,), 1)
    store.jobs.update(waiting.id, datetime.now(UTC), state="running")  # it has read the words
    renew(jobs, over(copied=copied))
    assert asked(store) == [COPY, COPY]


def test_a_copy_that_is_there_is_left_alone_and_before_the_end_there_is_none(store, jobs):
    session = over()
    session.reports["ja/copy"] = replace(session.reports["ja/copy"], file=FileId("f2"))
    renew(jobs, session)
    evening = Evening()
    evening.go("open/write")
    evening.act(ANN, WithdrawNote(evening.write(ANN)))
    renew(jobs, evening.session)

    assert asked(store) == []


def settled(store: Store, jobs: Jobs, evening: Evening) -> list[str]:
    settle(jobs, evening.session, "http://hall.example")
    return sorted(asked(store))


def kept(*, late: bool = False, after: timedelta = timedelta(minutes=1)) -> Evening:
    """Return an evening that is over, with a copy and a draft made some time ``after`` the end."""
    evening = Evening()
    evening.go("open/write")
    evening.write(ANN)
    evening.go("ended")
    evening.wait(after.total_seconds())
    seq = evening.session.seq
    for kind in (COPY, ".html"):
        evening.act(DESK, EnterReport(FileId(f"f{kind}"), "ja", seq, kind))
    if late:
        evening.write(BEN)
    return evening


def test_once_nothing_is_accepted_any_more_both_are_asked_for_with_what_came_late(store, jobs):
    assert settled(store, jobs, kept()) == []
    assert settled(store, jobs, kept(late=True)) == [COPY, DRAFT]
    assert settled(store, jobs, kept(late=True)) == [COPY, DRAFT]  # those that wait will do


def test_both_are_asked_for_where_words_that_were_changed_took_them_along(store, jobs):
    evening = kept()
    [note] = evening.session.notes
    evening.act(ANN, EditNote(note, "another", None))

    assert settled(store, jobs, evening) == [COPY, DRAFT]


def test_both_are_asked_for_where_the_end_was_written_by_a_process_that_died(store, jobs):
    evening = Evening()
    evening.go("ended")

    assert settled(store, jobs, evening) == [COPY, DRAFT]


def test_nothing_is_asked_for_again_later_nor_of_an_import(store, jobs):
    evening = kept(after=timedelta(minutes=31))
    evening.act(ANN, WithdrawNote(next(iter(evening.session.notes))))
    imported = kept(late=True)
    imported.session.carried[OPEN] = Carried()
    begun = Evening()
    begun.go("open/write")

    for each in (evening, imported, begun):
        assert settled(store, jobs, each) == []
