"""What another process writes reaches this one, whenever it comes."""

from pathlib import Path
from typing import Any

import pytest

from facilitator.cli.asking import entries as following
from facilitator.core.editing import Passage, WritePassages
from facilitator.core.entry import Entry
from facilitator.core.ids import PassageId
from facilitator.core.log import rebuild
from facilitator.core.people import DESK, TERMINAL
from facilitator.core.session import Session
from facilitator.core.severing import Sever
from facilitator.live.clock import Clock
from facilitator.live.sequencer import Sequencer
from facilitator.storage.log import Batch
from facilitator.storage.naming import fresh_id
from facilitator.storage.store import Store
from facilitator.storage.threads import Threads
from tests.cli.keeping import S1, on_disk
from tests.live.storages import STORAGES, storage


class Shared:
    """A log into which another process writes just before this one reads all of it anew."""

    def __init__(self, store: Store) -> None:
        self._log = store.log

    def __getattr__(self, name: str) -> Any:
        return getattr(self._log, name)

    def entries(self, session: Any) -> list[Entry]:
        """Return the log, with one entry more."""
        self._log.append(session, 0, lambda log, _: Batch(_passage(rebuild(log)), {}, "ended"))
        return self._log.entries(session)


def _passage(session: Session) -> list[Entry]:
    passage = Passage(PassageId("late2345"), "ja", "closing", 1.0, "あとから")
    return following(session, TERMINAL, WritePassages(session.seq, (passage,), ()))


@pytest.fixture(params=STORAGES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    database = storage(request).get("database", "")
    on_disk(tmp_path, database=database)
    store = Store(tmp_path, database)
    yield store
    store.close()


def test_what_comes_while_a_severed_session_is_read_anew_is_handed_on(store):
    session = rebuild(store.log.entries(S1))
    handed: list[int] = []
    sequencer = Sequencer(
        session,
        Shared(store),
        Threads(),
        Clock(session.at),
        fresh_id,
        lambda newer, written, _: handed.extend(each.seq for each in (*newer, *written)),
    )
    severed = sequencer.act(DESK, "sever-it-now", Sever()).seq

    sequencer.catch_up()
    sequencer.act(DESK, "sever-it-twice", Sever())
    sequencer.stop()

    assert handed == [severed, severed + 1]
    assert "late2345" in sequencer.durable.passages
