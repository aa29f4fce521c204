"""Moving along the agenda, the timer, and 3-2-1 before the notes appear."""

from datetime import timedelta

import pytest

from facilitator.core.decide import Undo
from facilitator.core.hosting.showing import HoldPage, Spotlight
from facilitator.core.ids import StopId
from facilitator.core.kinds.vote import VoteClosed, VoteOpened
from facilitator.core.moving.agenda import ENDED, LOBBY
from facilitator.core.moving.flow import (
    AddMinutes,
    CancelCountdown,
    CountdownStarted,
    FinishCountdown,
    Move,
    Moved,
    PauseTimer,
    ResumeTimer,
    SetTimer,
    StartCountdown,
)
from facilitator.core.people import CLOCK, DESK
from facilitator.core.refused import Reason
from facilitator.core.seeing.staging import milliseconds
from tests.core.world import ANN, FAY, OPEN, SAFE, START, Evening, last_undoable

INTRO, WRITE, REVEAL = StopId("open/intro"), StopId("open/write"), StopId("open/reveal")


def at(stop: str) -> Evening:
    evening = Evening()
    evening.go(stop)
    return evening


def minutes(n: float) -> timedelta:
    return timedelta(minutes=n)


def test_a_session_begins_at_the_doors_without_a_timer():
    visit = Evening().session.visit

    assert (visit.stop, visit.since, visit.due) == (LOBBY, START, None)


def test_coming_to_a_stop_starts_its_time():
    evening = Evening()
    evening.wait(90)

    [moved] = evening.act(FAY, Move(WRITE, LOBBY))

    assert moved == Moved(WRITE, LOBBY, evening.now + minutes(3))
    assert evening.session.visit.since == evening.now
    assert evening.session.visit.ends_at == evening.now + minutes(3)


@pytest.mark.parametrize("stop", ["open/write", "open/intro", "safe/write", "lobby", "ended"])
def test_next_repeat_back_and_jump_are_all_moves(stop):
    evening = at("open/write")

    evening.go(stop)

    assert evening.session.visit.stop == stop


def test_repeating_a_stop_gives_it_its_whole_time_again():
    evening = at("open/write")
    evening.wait(100)

    evening.go("open/write")

    assert evening.session.visit.ends_at == evening.now + minutes(3)


def test_who_presses_next_too_late_does_not_move_the_session_twice():
    evening = at("open/write")

    assert evening.refusal(FAY, Move(INTRO, LOBBY)) is Reason.MOVED_ON


def test_there_is_no_going_to_a_stop_that_the_agenda_lacks():
    evening = at("open/write")

    assert evening.refusal(FAY, Move(StopId("open/nap"), WRITE)) is Reason.NO_SUCH_STOP


@pytest.mark.parametrize("person", [ANN, CLOCK, DESK])
def test_only_a_facilitator_moves_the_session(person):
    assert Evening().refusal(person, Move(WRITE, LOBBY)) is Reason.NOT_ALLOWED


def test_the_notes_appear_three_seconds_after_they_were_called():
    evening = at("open/write")

    [started] = evening.act(FAY, StartCountdown(WRITE))
    evening.wait(3)
    evening.act(CLOCK, FinishCountdown(WRITE))

    assert started == CountdownStarted(REVEAL, evening.now)
    assert evening.session.visit.stop == REVEAL
    assert evening.session.countdown is None
    assert evening.session.shown[OPEN] == evening.now


def test_nothing_appears_before_the_three_seconds_are_over():
    evening = at("open/write")
    evening.act(FAY, StartCountdown(WRITE))
    evening.wait(2.9)

    assert evening.refusal(CLOCK, FinishCountdown(WRITE)) is Reason.NO_COUNTDOWN


def test_only_time_ends_a_countdown():
    evening = at("open/write")
    evening.act(FAY, StartCountdown(WRITE))
    evening.wait(3)

    assert evening.refusal(FAY, FinishCountdown(WRITE)) is Reason.NOT_ALLOWED


def test_a_cancelled_countdown_shows_nothing():
    evening = at("open/write")
    evening.act(FAY, StartCountdown(WRITE))

    evening.act(FAY, CancelCountdown(WRITE))

    evening.wait(3)
    assert evening.refusal(CLOCK, FinishCountdown(WRITE)) is Reason.NO_COUNTDOWN
    assert OPEN not in evening.session.shown


def test_there_is_nothing_to_cancel_when_nothing_counts():
    assert at("open/write").refusal(FAY, CancelCountdown(WRITE)) is Reason.NO_COUNTDOWN


@pytest.mark.parametrize("stop", ["lobby", "open/intro", "open/reveal", "open/insight", "ended"])
def test_there_is_no_countdown_where_it_would_reveal_nothing(stop):
    evening = at(stop)

    assert evening.refusal(FAY, StartCountdown(StopId(stop))) is Reason.NOTHING_TO_REVEAL


def test_a_countdown_is_not_started_twice():
    evening = at("open/write")
    evening.act(FAY, StartCountdown(WRITE))

    assert evening.refusal(FAY, StartCountdown(WRITE)) is Reason.NOTHING_TO_REVEAL


@pytest.mark.parametrize("action", [StartCountdown, CancelCountdown])
def test_a_button_pressed_at_an_earlier_stop_counts_nothing(action):
    evening = at("open/write")

    assert evening.refusal(FAY, action(INTRO)) is Reason.MOVED_ON


def test_a_clock_that_comes_late_reveals_nothing_elsewhere():
    evening = at("open/write")
    evening.act(FAY, StartCountdown(WRITE))
    evening.go("safe/write")
    evening.wait(3)

    assert evening.session.countdown is None
    assert evening.refusal(CLOCK, FinishCountdown(WRITE)) is Reason.MOVED_ON


def test_minutes_are_added_to_a_timer_that_runs():
    evening = at("open/write")
    ends_at = evening.session.visit.ends_at

    evening.act(FAY, AddMinutes(2))

    assert evening.session.visit.ends_at == ends_at + minutes(2)


def test_minutes_are_added_from_now_when_the_time_is_up():
    evening = at("open/write")
    evening.wait(600)

    evening.act(FAY, AddMinutes(2))

    assert evening.session.visit.ends_at == evening.now + minutes(2)


def test_taking_minutes_ends_the_time_now_at_the_earliest():
    evening = at("open/write")
    evening.wait(60)

    evening.act(FAY, AddMinutes(-5))

    assert evening.session.visit.ends_at == evening.now


@pytest.mark.parametrize("many", [61, -61, 10**30])
def test_nobody_adds_more_than_an_hour_at_once(many):
    assert at("open/write").refusal(FAY, AddMinutes(many)) is Reason.MALFORMED


@pytest.mark.parametrize("many", [60, -60])
def test_an_hour_may_be_added_or_taken(many):
    at("open/write").act(FAY, AddMinutes(many))


@pytest.mark.parametrize("action", [AddMinutes(1), PauseTimer(), ResumeTimer()])
def test_there_is_no_timer_at_the_doors(action):
    assert Evening().refusal(FAY, action) is Reason.NO_TIMER


def test_a_paused_timer_keeps_what_is_left_and_goes_on_from_there():
    evening = at("open/write")
    evening.wait(60)
    evening.act(FAY, PauseTimer())
    paused = evening.session.visit

    evening.wait(1000)
    evening.act(FAY, ResumeTimer())

    assert (paused.ends_at, paused.left) == (None, minutes(2))
    assert evening.session.visit.ends_at == evening.now + minutes(2)
    assert evening.session.visit.left is None


@pytest.mark.parametrize(("more", "left"), [(2, 4), (-1, 1), (-5, 0)])
def test_minutes_are_added_to_a_timer_that_rests(more, left):
    evening = at("open/write")
    evening.wait(60)
    evening.act(FAY, PauseTimer())

    evening.act(FAY, AddMinutes(more))

    assert evening.session.visit.left == minutes(left)


def test_a_timer_paused_when_its_time_is_up_has_nothing_left():
    evening = at("open/write")
    evening.wait(600)

    evening.act(FAY, PauseTimer())

    assert evening.session.visit.left == minutes(0)


def test_a_timer_that_rests_is_not_paused_and_one_that_runs_not_resumed():
    evening = at("open/write")
    running = evening.refusal(FAY, ResumeTimer())
    evening.act(FAY, PauseTimer())

    assert running is Reason.NO_TIMER
    assert evening.refusal(FAY, PauseTimer()) is Reason.NO_TIMER


def test_a_move_takes_the_spotlight_and_the_held_page_away():
    evening = at("open/write")
    note = evening.write(ANN)
    evening.go("open/reveal")
    evening.act(FAY, Spotlight((note,)))
    evening.act(FAY, HoldPage(2))

    evening.go("open/theme")

    assert (evening.session.spotlight, evening.session.visit.held) == ((), None)


def test_leaving_a_vote_closes_it_and_coming_to_one_opens_it():
    evening = at("open/vote")

    events = evening.act(FAY, Move(StopId("safe/vote"), StopId("open/vote")))

    assert [type(event) for event in events] == [VoteClosed, Moved, VoteOpened]
    assert (events[0].part, events[2].part) == (OPEN, SAFE)


def test_a_session_that_went_on_after_its_end_is_not_over():
    evening = at("ended")
    over = evening.session.ended
    evening.wait(60)

    evening.go("safe/write")

    assert over == START
    assert evening.session.ended is None


def test_an_end_that_came_by_mistake_keeps_nobody_from_writing_an_hour_later():
    evening = at("open/write")
    evening.go(ENDED)
    evening.go("open/write")
    evening.wait(3600)

    assert evening.write(ANN) in evening.session.notes


def test_a_step_counts_as_opened_and_shown_since_the_first_time():
    evening = at("open/write")
    evening.wait(60)
    evening.go("open/reveal")
    evening.wait(60)

    evening.go("open/write")
    evening.go("open/reveal")

    assert evening.session.opened[OPEN] == START
    assert evening.session.shown[OPEN] == START + minutes(1)


def until(evening: Evening, minutes: float) -> int:
    return milliseconds(evening.now + timedelta(minutes=minutes))


def test_the_timer_can_be_set_to_a_moment_also_while_it_rests():
    evening = Evening()
    evening.go("open/write")
    evening.act(FAY, PauseTimer())

    evening.act(FAY, SetTimer(until(evening, 12)))

    assert evening.session.visit.ends_at == evening.now + timedelta(minutes=12)
    assert evening.session.visit.left is None


def test_a_stop_can_do_without_a_timer_and_get_one_again():
    evening = Evening()
    evening.go("open/write")
    evening.act(FAY, SetTimer(None))
    visit = evening.session.visit
    again = evening.act(FAY, SetTimer(None))

    evening.act(FAY, SetTimer(until(evening, 2)))

    assert (visit.ends_at, visit.left, again) == (None, None, ())
    assert evening.session.visit.ends_at == evening.now + timedelta(minutes=2)


def test_a_moment_that_is_past_means_now():
    evening = Evening()
    evening.go("open/write")

    evening.act(FAY, SetTimer(until(evening, -5)))

    assert evening.session.visit.ends_at == evening.now


@pytest.mark.parametrize("moment", [10**30, -(10**30)])
def test_a_moment_beyond_all_calendars_is_refused(moment):
    evening = Evening()
    evening.go("open/write")

    assert evening.refusal(FAY, SetTimer(moment)) is Reason.MALFORMED


def test_a_timer_is_not_set_to_the_next_day_nor_at_the_doors():
    evening = Evening()
    doors = evening.refusal(FAY, SetTimer(until(evening, 5)))
    evening.go("open/write")

    assert doors is Reason.NO_TIMER
    assert evening.refusal(FAY, SetTimer(until(evening, 241))) is Reason.MALFORMED


@pytest.mark.parametrize("rests", [False, True])
def test_a_timer_that_was_stopped_comes_back_as_if_nobody_had_stopped_it(rests):
    evening = at("open/write")
    evening.wait(60)
    if rests:
        evening.act(FAY, PauseTimer())
    before = evening.session.visit
    [stopped] = evening.act(FAY, SetTimer(None))
    off, undo = evening.session.visit, evening.session.seq
    evening.wait(5)

    [back] = evening.act(FAY, Undo(undo))

    assert (off.ends_at, off.left, off.due) == (None, None, None)
    assert (back.ends_at, back.left) == (stopped.ends_at, stopped.left)
    assert (evening.session.visit.ends_at, evening.session.visit.left) == (
        before.ends_at,
        before.left,
    )
    assert last_undoable(evening.session) != undo


@pytest.mark.parametrize("act", ["set", "move"])
def test_a_stopped_timer_does_not_come_back_over_another(act):
    evening = at("open/write")
    evening.act(FAY, SetTimer(None))
    undo = evening.session.seq
    assert last_undoable(evening.session) == undo

    if act == "set":
        evening.act(FAY, SetTimer(until(evening, 2)))
    else:
        evening.act(FAY, Move(INTRO, WRITE))

    assert evening.refusal(FAY, Undo(undo)) is Reason.CHANGED_SINCE
    assert last_undoable(evening.session) != undo


def test_a_move_taken_back_leaves_the_timer_stopped_and_to_be_taken_back():
    evening = at("open/write")
    evening.act(FAY, SetTimer(None))
    undo = evening.session.seq
    evening.act(FAY, Move(INTRO, WRITE))
    evening.undo()
    off = evening.session.visit.due

    evening.act(FAY, Undo(undo))

    assert off is None
    assert evening.session.visit.due is not None


TIMINGS = [
    lambda expect: AddMinutes(1, expect),
    lambda expect: PauseTimer(expect),
    lambda expect: ResumeTimer(expect),
    lambda expect: SetTimer(None, expect),
]


@pytest.mark.parametrize("timing", TIMINGS)
def test_what_is_meant_for_the_timer_of_one_stop_leaves_that_of_the_next_alone(timing):
    evening = at("open/intro")
    evening.go("open/write")
    if timing is TIMINGS[2]:
        evening.act(FAY, PauseTimer())
    before = evening.session.visit

    assert evening.refusal(FAY, timing(INTRO)) is Reason.MOVED_ON
    assert evening.session.visit == before
    assert evening.act(FAY, timing(WRITE))


@pytest.mark.parametrize("timing", TIMINGS)
def test_a_client_that_does_not_say_which_timer_means_the_one_there_is(timing):
    evening = at("open/write")
    if timing is TIMINGS[2]:
        evening.act(FAY, PauseTimer())

    assert evening.act(FAY, timing(None))
