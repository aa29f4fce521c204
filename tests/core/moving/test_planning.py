"""Changing the minutes of what is still to come: what it changes, and what it leaves known."""

from datetime import timedelta

import pytest

from facilitator.core.decide import Undo
from facilitator.core.ids import StopId
from facilitator.core.log import rebuild
from facilitator.core.moving.flow import AddMinutes, Move
from facilitator.core.moving.planning import ChangePlan
from facilitator.core.refused import Reason
from facilitator.core.seeing.staging import milliseconds
from facilitator.core.views import Audience
from tests.core.world import ANN, FAY, WHOLE, Evening

WRITE, REVEAL = StopId("open/write"), StopId("open/reveal")


def console(evening: Evening):
    return evening.see("console", Audience.CONSOLE)


def minutes(evening: Evening) -> dict[str, int]:
    return {stop.id: stop.minutes for stop in evening.session.agenda}


def begun() -> Evening:
    evening = Evening()
    evening.go("welcome/rules")
    return evening


def test_minutes_won_bring_the_end_back_to_where_it_was_planned():
    evening = begun()
    planned = console(evening)["ends_at"]
    evening.act(FAY, AddMinutes(2))
    late = console(evening)

    evening.act(FAY, ChangePlan({WRITE: 1}))

    assert late["ends_at"] == planned + 120_000
    assert (console(evening)["ends_at"], console(evening)["drift"]) == (planned, 0)


def test_the_proposal_for_an_overrun_wins_exactly_its_minutes():
    evening = Evening(WHOLE)
    evening.go("welcome/rules")
    planned = console(evening)["ends_at"]
    evening.act(FAY, AddMinutes(2))

    taken = console(evening)["plan"]["wins"][:2]
    now = minutes(evening)
    evening.act(FAY, ChangePlan({stop: now[stop] - taken.count(stop) for stop in taken}))

    assert console(evening)["ends_at"] == planned


def test_a_stop_lasts_as_long_as_was_planned_last():
    evening = begun()
    evening.act(FAY, ChangePlan({WRITE: 9}))

    evening.go("open/write")

    assert evening.session.visit.ends_at == evening.session.visit.since + timedelta(minutes=9)


def test_the_program_s_minutes_stay_known_beside_the_changed_ones():
    evening = begun()

    evening.act(FAY, ChangePlan({WRITE: 5, REVEAL: 2}))  # as many as before is no change

    told = {each["stop"]: (each["minutes"], each["planned"]) for each in console(evening)["agenda"]}
    assert (told[WRITE], told[REVEAL]) == ((5, 3), (2, 2))
    stops = {each["stop"]: each for each in evening.see("course", Audience.REPORT)["stops"]}
    assert (stops[WRITE]["minutes"], stops[WRITE]["changed"]) == (3, 5)
    assert stops[REVEAL]["changed"] is None


def test_the_plan_of_the_program_comes_back_with_one_action():
    evening = begun()
    evening.act(FAY, ChangePlan({WRITE: 5}))
    evening.act(FAY, ChangePlan({WRITE: 1, REVEAL: 4}))

    evening.act(FAY, ChangePlan({WRITE: None, REVEAL: None}))

    assert minutes(evening) == minutes(begun())
    assert evening.session.planned == {}


def test_a_change_of_the_plan_is_taken_back_as_a_whole_and_step_by_step():
    evening = begun()
    evening.act(FAY, ChangePlan({WRITE: 5, REVEAL: 4}))
    evening.act(FAY, ChangePlan({WRITE: 1}))

    evening.undo()
    first = minutes(evening)
    evening.act(FAY, Undo(3))

    assert (first[WRITE], first[REVEAL]) == (5, 4)
    assert minutes(evening) == minutes(begun())


def test_a_change_cannot_be_taken_back_once_its_place_is_past():
    evening = begun()
    evening.act(FAY, ChangePlan({WRITE: 5}))
    changed = evening.session.seq
    evening.go("open/write")

    assert evening.refusal(FAY, Undo(changed)) is Reason.CHANGED_SINCE
    assert console(evening)["undo"][0]["what"] == "Moved"


@pytest.mark.parametrize("stop", ["open/intro", "welcome/rules"])
def test_what_is_past_or_present_keeps_its_minutes(stop):
    evening = begun()
    evening.act(FAY, Move(StopId("open/intro"), StopId("welcome/rules")))

    assert evening.refusal(FAY, ChangePlan({StopId(stop): 4})) is Reason.MOVED_ON


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ({}, Reason.MALFORMED),
        ({WRITE: 0}, Reason.MALFORMED),
        ({WRITE: 121}, Reason.MALFORMED),
        ({StopId("nowhere"): 3}, Reason.NO_SUCH_STOP),
        ({StopId("ended"): 3}, Reason.NO_SUCH_STOP),
    ],
)
def test_a_plan_that_cannot_be_is_refused(wanted, reason):
    assert begun().refusal(FAY, ChangePlan(wanted)) is reason


def test_a_plan_that_changes_nothing_makes_no_entry():
    assert begun().act(FAY, ChangePlan({WRITE: 3})) == ()


def test_participants_do_not_plan():
    assert begun().refusal(ANN, ChangePlan({WRITE: 2})) is Reason.NOT_ALLOWED


def test_a_log_with_a_changed_plan_reads_back_as_it_was():
    evening = begun()
    evening.act(FAY, ChangePlan({WRITE: 5}))
    evening.go("open/write")

    assert rebuild(evening.log) == evening.session


def test_what_is_left_and_when_it_is_over_is_told_for_the_panel():
    evening = begun()

    plan = console(evening)["plan"]

    assert plan["due"] == milliseconds(evening.session.visit.ends_at)
    assert plan["ahead"] == sum(stop.minutes for stop in evening.session.agenda[2:])
    assert set(plan["wins"]) <= {stop.id for stop in evening.session.agenda[2:]}
