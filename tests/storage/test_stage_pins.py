"""PINs that pair a screen: good for one screen, for a while, and for their own session."""

from datetime import timedelta

import pytest

from facilitator.core.ids import SessionId
from facilitator.storage.links import RESTS, Links
from facilitator.storage.stage_pins import LASTS
from tests.core.world import START
from tests.storage.keeping import begin, keep

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

    assert store.links.get(waiting.id)


def test_a_screen_that_was_paired_is_nobody_who_was_given_a_link(store, pins):
    pins.take(pins.waiting(S1, START).id, "right", START, "")
    assert not store.links.given()

    store.links.add("stage", S1, START, "hall", "2468")
    assert store.links.given() == {S1}


@pytest.mark.parametrize(
    ("role", "ends"), [("facilitator", True), ("co", True), ("host", False), ("stage", False)]
)
def test_who_could_have_made_a_pin_leaves_none_behind(store, pins, role, ends):
    link = store.links.open(store.links.add(role, S1, START, "Yuki", "2468"))

    store.links.revoke_one(link.id, SessionId("s2"), START)
    assert pins.waiting(S1, START)
    store.links.revoke_one(link.id, S1, START)
    assert (pins.waiting(S1, START) is None) == ends

    pins.make(S1, "next", START)
    store.links.revoke_one(link.id, S1, START)  # it was revoked before
    assert pins.waiting(S1, START)


def test_a_role_that_is_revoked_leaves_no_pin_behind(store, pins):
    store.links.revoke("scribe", S1, START)
    assert pins.waiting(S1, START)

    store.links.revoke("co", S1, START)
    assert pins.waiting(S1, START) is None


class Paired:
    """A screen that was paired as a session began, and what it is worth later."""

    def __init__(self, store):
        self.evening, self._store = begin(store), store
        self._links = Links(store.engine, lambda: self.evening.now)
        self.id = self.pair()

    def pair(self):
        pins, now = self._store.stage_pins, self.evening.now
        pins.make(S1, "right", now)
        id = pins.waiting(S1, now).id
        assert pins.take(id, "right", now, "18:42")
        return id

    def go(self, stop):
        self.evening.go(stop)
        keep(self._store, self.evening)

    def open(self, id=""):
        """Return whether it shows the stage, and so is listed."""
        links = self._links
        worth = links.get(id or self.id) is not None
        assert worth == ((id or self.id) in {each.id for each in links.of(S1)})
        return worth


@pytest.fixture
def paired(store):
    return Paired(store)


DAY = RESTS.total_seconds()


def test_a_paired_screen_is_worth_nothing_a_day_after_the_end_of_its_session(paired):
    paired.go("ended")
    paired.evening.wait(DAY - 1)
    assert paired.open()

    paired.evening.wait(1)
    assert not paired.open()


def test_it_stays_so_when_somebody_goes_back_to_look_at_the_notes(paired):
    paired.go("open/write")
    paired.go("ended")
    paired.evening.wait(DAY)
    paired.go("open/write")
    assert not paired.open()

    again = paired.pair()
    paired.evening.wait(2 * DAY)
    assert paired.open(again) and not paired.open()


def test_it_is_worth_something_as_long_as_the_session_is_not_over(paired):
    paired.evening.wait(3 * DAY)
    paired.go("open/write")
    paired.evening.wait(3 * DAY)
    assert paired.open()

    paired.go("ended")  # by mistake
    paired.evening.wait(60)
    paired.go("open/write")
    paired.evening.wait(3 * DAY)
    assert paired.open()


def test_a_screen_that_is_paired_long_after_the_end_has_a_day_of_its_own(paired):
    paired.go("ended")
    paired.evening.wait(5 * DAY)
    late = paired.pair()
    assert paired.open(late)

    paired.evening.wait(DAY)
    assert not paired.open(late)


def test_links_that_were_given_to_somebody_do_not_end_by_themselves(store, paired):
    given = store.links.open(store.links.add("stage", S1, START, "hall", "2468"))
    paired.go("ended")

    paired.evening.wait(9 * DAY)

    assert paired.open(given.id)
