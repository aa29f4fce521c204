"""A seat handed on to another device: each secret opens once, within ten minutes."""

import pytest

from facilitator.core.ids import PersonId
from facilitator.core.people import Person, Role
from facilitator.tickets import Ticket
from facilitator.web import handing
from facilitator.web.handing import LASTS, Handing


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def ticket(name: str) -> Ticket:
    return Ticket("482913", Person(PersonId(name), Role.PARTICIPANT, "secret", "アン"), "venue")


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def held(clock):
    return Handing(clock)


def test_a_secret_opens_its_seat_once(held):
    secret = held.give(ticket("ann"))

    assert held.take(secret) == ticket("ann")
    assert held.take(secret) is None


def test_it_opens_nothing_after_ten_minutes(held, clock):
    in_time, late = held.give(ticket("ann")), held.give(ticket("ben"))

    clock.now += LASTS
    assert held.take(in_time) == ticket("ann")
    clock.now += 1

    assert held.take(late) is None


def test_a_new_one_ends_the_one_before(held):
    first, second = held.give(ticket("ann")), held.give(ticket("ann"))

    assert held.take(first) is None
    assert held.take(second) == ticket("ann")


def test_what_nobody_gave_opens_nothing(held):
    held.give(ticket("ann"))

    assert held.take("") is None
    assert held.take("x" * 22) is None


def test_of_too_many_the_oldest_end(held, monkeypatch):
    monkeypatch.setattr(handing, "AT_ONCE", 2)
    secrets = [held.give(ticket(name)) for name in ("ann", "ben", "cat")]

    assert [held.take(secret) is not None for secret in secrets] == [False, True, True]
