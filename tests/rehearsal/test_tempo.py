"""A clock whose pace changes while it runs."""

import time

import pytest

from facilitator.rehearsal import tempo
from facilitator.rehearsal.tempo import Tempo


@pytest.fixture
def wall(monkeypatch):
    """The clock on the wall, moved by hand."""
    now = [100.0]
    monkeypatch.setattr(tempo.time, "monotonic", lambda: now[0])
    return now


def test_seconds_are_those_of_the_wall_until_it_hurries(wall):
    clock = Tempo()
    wall[0] += 10
    before = clock.now

    clock.speed = 4
    wall[0] += 10

    assert (before, clock.now) == (10, 50)


def test_it_goes_on_from_where_it_is_when_it_calms_down(wall):
    clock = Tempo()
    clock.speed = 4
    wall[0] += 5

    clock.speed = 1
    wall[0] += 5

    assert clock.now == 25


def test_what_is_planned_comes_sooner_when_it_hurries():
    clock, done = Tempo(), []
    clock.after(60, lambda: done.append(1))
    clock.speed = 10_000.0
    begun = time.monotonic()

    assert clock.run(lambda: bool(done), patience=10**9)
    assert time.monotonic() - begun < 60
