"""How many are connected where, for processes that serve the same sessions."""

from datetime import timedelta

from sqlalchemy import func, select

from facilitator.core.ids import SessionId
from facilitator.storage import tables
from facilitator.storage.presence import LEFT_BEHIND, Counts
from tests.core.world import START
from tests.storage.keeping import begin

S1 = SessionId("s1")
LEASE = timedelta(seconds=4)


def test_everybody_hears_of_the_others_until_their_lease_has_run_out(store):
    begin(store)
    store.presence.say("one", {S1: Counts(3, 1, 1)}, START + LEASE)
    store.presence.say("two", {S1: Counts(2, 0, 0)}, START + LEASE)

    assert store.presence.others("one", [S1], START) == {S1: Counts(2, 0, 0)}
    assert store.presence.others("three", [S1], START) == {S1: Counts(5, 1, 1)}
    assert store.presence.others("three", [S1], START + LEASE) == {}


def test_a_process_that_ended_without_a_word_leaves_nothing_for_good(store):
    begin(store)
    store.presence.say("gone", {S1: Counts(3, 1, 1)}, START)

    store.presence.say("here", {S1: Counts(1)}, START + LEFT_BEHIND + LEASE)

    with store.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(tables.presence)) == 1
