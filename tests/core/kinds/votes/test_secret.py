"""No screen knows how a vote stands before it is closed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.entry import Entry
from facilitator.core.ids import PersonId
from facilitator.core.kinds.vote import CastBallot
from facilitator.core.log import touched
from facilitator.core.people import Person, Role
from facilitator.core.views import Audience, record, snapshot
from tests.core.kinds.votes.world import opened
from tests.core.world import OPEN, Evening

EVERYBODY = [Person(PersonId(f"p{n}"), Role.PARTICIPANT, secret=f"{n:032d}") for n in range(6)]


def frames(evening: Evening, before: int) -> dict[Audience, list[str]]:
    """Return what each audience is sent for the entries after ``before``, and as a snapshot."""
    entries: list[Entry] = evening.log[before:]
    keys = sorted({key for entry in entries for key in touched(evening.session, entry)})
    sent = {}
    for audience in Audience:
        records = {key: record(evening.session, key, audience) for key in keys}
        sent[audience] = [
            json.dumps(each) for each in (records, snapshot(evening.session, audience))
        ]
    return sent


@pytest.mark.parametrize("mode", ["dots", "ranking", "decision"])
@given(choices=st.lists(st.permutations(range(3)), min_size=6, max_size=6))
def test_whatever_people_choose_every_screen_is_sent_the_same(mode, choices):
    """Two evenings that differ in nothing but the ballots look the same to everybody."""

    def voted(orders) -> dict[Audience, list[str]]:
        evening, targets = opened(mode)
        before = len(evening.log)
        for person, order in zip(EVERYBODY, orders, strict=True):
            most = {"dots": 1, "ranking": 3, "decision": 1}[mode]
            chosen = tuple(targets[each] for each in order[:most])
            evening.act(person, CastBallot(OPEN, chosen))
        return frames(evening, before)

    assert voted(choices) == voted([(0, 1, 2)] * 6)


@pytest.mark.parametrize("mode", ["dots", "ranking", "decision"])
def test_only_the_console_is_told_how_many_have_voted_beside_the_stage(mode):
    evening, targets = opened(mode)
    evening.act(EVERYBODY[0], CastBallot(OPEN, tuple(targets) if mode == "ranking" else ()))

    seen = {each: record(evening.session, f"ballots/{OPEN}", each) for each in Audience}

    assert seen.pop(Audience.CONSOLE) == seen.pop(Audience.REPORT) == {"voters": 1}
    assert set(seen.values()) == {None}
    assert all(record(evening.session, f"result/{OPEN}", each) is None for each in Audience)
