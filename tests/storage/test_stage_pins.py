"""PINs that pair a screen: good for one screen, for a while, and for their own session."""

from datetime import timedelta

import pytest

from facilitator.core.ids import SessionId
from facilitator.storage.stage_pins import LASTS
from tests.core.world import START
from tests.storage.keeping import begin

S1 = SessionId("s1")


@pytest.fixture
def pins(store):
    begin(store)
    store.stage_pins.make(S1, "right", START)
    return store.stage_pins


def test_a_pin_becomes_the_link_of_one_stage(store, pins):
    waiting = pins.waiting(S1, START)

    assert waiting.until == START + LASTS
    assert not pins.take(waiting.id, "wrong", START, "18:42")
    assert pins.take(waiting.id, "right", START, "18:42")

    link = store.links.get(waiting.id)
    assert (link.role, link.session, link.label, link.pin) == ("stage", S1, "18:42", False)
    assert not pins.take(waiting.id, "right", START, "18:43")
    assert pins.waiting(S1, START) is None


def test_it_has_run_out_after_a_while(pins):
    waiting, late = pins.waiting(S1, START), START + LASTS

    assert pins.waiting(S1, late - timedelta(seconds=1)) == waiting
    assert pins.waiting(S1, late) is None
    assert not pins.take(waiting.id, "right", late, "")


def test_another_one_or_the_end_makes_it_worthless(pins):
    first = pins.waiting(S1, START)
    pins.make(S1, "next", START)
    second = pins.waiting(S1, START)

    assert not pins.take(first.id, "right", START, "")
    assert not pins.take(second.id, "right", START, "")
    pins.end(S1)
    assert pins.waiting(S1, START) is None
    assert not pins.take(second.id, "next", START, "")


def test_a_pin_that_waits_is_no_link_and_a_screen_is_not_ended_with_it(store, pins):
    waiting = pins.waiting(S1, START)
    assert not store.links.given()

    pins.take(waiting.id, "right", START, "")
    pins.end(S1)
    pins.make(S1, "next", START)

    assert store.links.given() == {S1}
    assert store.links.get(waiting.id)
