"""What participants keep for themselves: theirs alone, and only for a while."""

from datetime import timedelta

from facilitator.core.ids import SessionId
from tests.core.world import ANN, BEN, START
from tests.storage.keeping import begin, kept

S1 = SessionId("s1")
LATER = START + timedelta(days=60)


def test_what_somebody_keeps_is_theirs_and_outlives_the_process(store, again):
    begin(store)

    store.private.put(S1, ANN.id, {"pledge/whom": "昔の上司", "pledge/at": "08:30"}, LATER)

    assert again.private.of(S1, ANN.id, START) == {"pledge/whom": "昔の上司", "pledge/at": "08:30"}
    assert again.private.of(S1, BEN.id, START) == {}


def test_a_text_is_replaced_by_the_next_and_forgotten_by_an_empty_one(store):
    begin(store)
    store.private.put(S1, ANN.id, {"pledge/whom": "Ben", "pledge/at": "08:30"}, LATER)

    store.private.put(S1, ANN.id, {"pledge/whom": "Carl"}, LATER)
    store.private.put(S1, ANN.id, {"pledge/at": ""}, LATER)

    assert store.private.of(S1, ANN.id, START) == {"pledge/whom": "Carl"}


def test_what_has_expired_is_not_read_and_is_gone_after_the_next_start(store):
    begin(store)
    store.private.put(S1, ANN.id, {"pledge/whom": "harbour master"}, LATER)
    store.private.put(S1, BEN.id, {"pledge/whom": "Dora"}, LATER + timedelta(days=1))

    assert store.private.of(S1, ANN.id, LATER) == {}
    store.private.forget_expired(LATER)

    assert store.private.of(S1, ANN.id, START) == {}
    assert store.private.of(S1, BEN.id, START) == {"pledge/whom": "Dora"}


def test_forgetting_takes_everything_of_one_person_and_nothing_of_another(store):
    begin(store)
    for person in (ANN, BEN):
        store.private.put(S1, person.id, {"pledge/whom": "x", "other/at": "09:00"}, LATER)

    store.private.forget(S1, ANN.id)

    assert store.private.of(S1, ANN.id, START) == {}
    assert len(store.private.of(S1, BEN.id, START)) == 2


def test_what_was_forgotten_is_nowhere_on_thekept(store):
    begin(store)
    store.private.put(S1, ANN.id, {"pledge/whom": "harbour master"}, LATER)
    assert b"harbour master" in kept(store)

    store.private.forget(S1, ANN.id)

    assert b"harbour master" not in kept(store)
