"""Who has joined: a nickname for today and where they sit."""

import pytest
from sqlalchemy.exc import IntegrityError

from facilitator.core.ids import PersonId, SessionId
from facilitator.storage.people import Joined
from tests.core.world import ANN, START
from tests.storage.keeping import begin, kept

S1 = SessionId("s1")


def test_whoever_joined_is_known_again(store, again):
    begin(store)
    ann = Joined(ANN.id, S1, "髙橋　花子", "online")

    store.people.add(ann, START)

    assert again.people.get(ANN.id) == ann
    assert again.people.get(PersonId("nobody")) is None


def test_nobody_joins_twice_under_one_id(store):
    begin(store)
    store.people.add(Joined(ANN.id, S1, "Ann", "venue"), START)

    with pytest.raises(IntegrityError):
        store.people.add(Joined(ANN.id, S1, "Eve", "venue"), START)

    assert store.people.get(ANN.id).nickname == "Ann"


def test_nobody_joins_a_session_that_does_not_exist(store):
    with pytest.raises(IntegrityError):
        store.people.add(Joined(ANN.id, SessionId("ghost"), "Ann", "venue"), START)


def test_the_secret_of_a_person_has_no_place_on_the_disk(store):
    begin(store)
    store.people.add(Joined(ANN.id, S1, ANN.nickname, "venue"), START)

    found = kept(store)

    assert ANN.nickname.encode() in found
    assert ANN.secret.encode() not in found


def test_a_name_can_be_forgotten_without_losing_who_joined(store):
    begin(store)
    store.people.add(Joined(ANN.id, S1, "Ann", "online"), START)

    store.people.forget_name(ANN.id)

    assert store.people.get(ANN.id) == Joined(ANN.id, S1, "", "online")
