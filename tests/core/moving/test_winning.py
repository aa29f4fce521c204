"""Where minutes can be won, and where minutes in hand go."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.ids import PartId, StopId
from facilitator.core.moving.agenda import Stop
from facilitator.core.moving.winning import SHORTEST, gives, shortest, wins

PHASES = ("intro", "write", "reveal", "pair", "discuss", "theme", "vote", "insight", "break")


def stop(phase: str, minutes: int, part: str = "open") -> Stop:
    return Stop(StopId(f"{part}/{phase}"), PartId(part), "notes", phase, minutes)


agendas = st.lists(
    st.tuples(st.sampled_from(PHASES), st.integers(1, 20)), unique_by=lambda each: each[0]
).map(lambda given: [stop(phase, minutes) for phase, minutes in given])


@given(agendas)
def test_every_phase_keeps_what_it_needs_and_all_the_rest_can_be_won(ahead):
    won = Counter(wins(ahead))

    for each in ahead:
        left = each.minutes - won[each.id]
        assert left == min(each.minutes, SHORTEST.get(each.phase, 1)) == shortest(each)


@given(agendas, st.integers(0, 30))
def test_what_is_won_first_stays_won_when_more_is_needed(ahead, n):
    assert wins(ahead)[:n] == wins(ahead)[: n + 1][:n]


def test_talking_gives_its_minutes_before_writing_does():
    ahead = [stop("write", 6), stop("discuss", 5)]

    assert wins(ahead)[:2] == ("open/discuss", "open/discuss")


def test_many_minutes_are_not_all_taken_from_one_place():
    ahead = [stop("discuss", 7, "one"), stop("discuss", 7, "other")]

    assert Counter(wins(ahead)[:4]) == {"one/discuss": 2, "other/discuss": 2}


def test_minutes_in_hand_first_go_back_to_what_was_shortened():
    ahead = [stop("insight", 1), stop("pair", 4)]

    assert gives(ahead, {StopId("open/insight"): 3})[:3] == (
        "open/insight",
        "open/insight",
        "open/pair",
    )


def test_minutes_in_hand_go_nowhere_where_nobody_talks_or_writes():
    assert gives([stop("insight", 2)], {}) == ()
