"""Who is connected where, for processes that serve the same sessions."""

from datetime import timedelta

from sqlalchemy import func, select

from facilitator.core.ids import PersonId, SessionId
from facilitator.core.people import Person, Role
from facilitator.storage import tables
from facilitator.storage.presence import LEFT_BEHIND, Connected
from tests.core.world import START
from tests.storage.keeping import begin

S1 = SessionId("s1")
LEASE = timedelta(seconds=4)
YUKI = Person(PersonId("f-yuki"), Role.CO, nickname="Yuki")
REN = Person(PersonId("f-ren"), Role.FACILITATOR)


def test_everybody_hears_of_the_others_until_their_lease_has_run_out(store):
    begin(store)
    store.presence.say("one", {S1: Connected(3, 1, 1, checking=1)}, START + LEASE)
    store.presence.say("two", {S1: Connected(2, 0, 0)}, START + LEASE)

    assert store.presence.others("one", [S1], START) == {S1: Connected(2, 0, 0)}
    assert store.presence.others("three", [S1], START) == {S1: Connected(5, 1, 1, checking=1)}
    assert store.presence.others("three", [S1], START + LEASE) == {}


def test_of_the_crew_it_is_known_who_they_are_each_once_and_nothing_that_lets_anybody_in(store):
    begin(store)
    with_secret = Person(YUKI.id, YUKI.role, secret="swordfish", nickname="Yuki")
    store.presence.say("one", {S1: Connected(crew=(with_secret,))}, START + LEASE)
    store.presence.say("two", {S1: Connected(crew=(YUKI, REN))}, START + LEASE)

    assert store.presence.others("two", [S1], START)[S1].crew == (YUKI,)
    assert {*store.presence.others("three", [S1], START)[S1].crew} == {YUKI, REN}
    with store.engine.connect() as connection:
        assert "swordfish" not in repr(connection.execute(select(tables.presence)).all())


def test_a_process_that_ended_without_a_word_leaves_nothing_for_good(store):
    begin(store)
    store.presence.say("gone", {S1: Connected(3, 1, 1, (REN,))}, START)

    store.presence.say("here", {S1: Connected(1)}, START + LEFT_BEHIND + LEASE)

    with store.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(tables.presence)) == 1
