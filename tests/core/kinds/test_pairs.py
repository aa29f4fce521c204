"""Pairs that talk by turns, and whose turn it is."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.decide import Undo
from facilitator.core.ids import StopId
from facilitator.core.kinds.pairs.talking import EndTurn, TakeTurn, TurnBegan
from facilitator.core.kinds.pairs.turns import turns
from facilitator.core.moving.flow import AddMinutes, PauseTimer, ResumeTimer, SetTimer
from facilitator.core.people import CLOCK
from facilitator.core.refused import Reason
from facilitator.core.views import Audience
from tests.core.world import ANN, FAY, WHOLE, Evening

PAIR = StopId("safe/pair")


def talking() -> Evening:
    evening = Evening(WHOLE)
    evening.go(PAIR)
    return evening


def turn(evening: Evening) -> dict:
    return evening.see("session", Audience.PHONE)["turn"]


def end(evening: Evening) -> None:
    """Let the time of the present turn pass, and the clock see to it."""
    visit = evening.session.visit
    evening.now = max(evening.now, visit.ends_at)
    evening.act(CLOCK, EndTurn(visit.turn, visit.stop))


def test_seven_minutes_are_three_each_with_time_to_find_to_swap_and_to_thank():
    talk = [(each.kind, each.who, each.seconds) for each in turns(7)]

    assert talk == [
        ("find", "", 30),
        ("speak", "A", 180),
        ("swap", "", 15),
        ("speak", "B", 180),
        ("thanks", "", 15),
    ]


def test_in_seven_minutes_each_of_three_has_two():
    spoken = [each.seconds for each in turns(7, 3) if each.kind == "speak"]

    assert spoken == [120, 120, 120]


@pytest.mark.parametrize(("minutes", "seconds"), [(2, 60), (3, 60), (4, 90)])
def test_first_steps_are_shared_a_minute_each_or_longer_where_there_is_time(minutes, seconds):
    assert [each.seconds for each in turns(minutes) if each.kind == "speak"] == [seconds, seconds]


@given(st.integers(1, 240), st.sampled_from([2, 3]))
def test_turns_take_exactly_their_minutes_and_everybody_speaks_as_long(minutes, people):
    talk = turns(minutes, people)
    spoken = [each for each in talk if each.kind == "speak"]

    assert sum(each.seconds for each in talk) == minutes * 60
    assert [each.who for each in spoken] == ["A", "B", "C"][:people]
    assert len({each.seconds for each in spoken}) == 1
    assert talk[-1].kind == "thanks"
    assert all(each.seconds > 0 for each in talk[:-1])


def test_the_clock_leads_from_turn_to_turn_and_stops_at_the_last():
    evening = talking()
    seen = [(turn(evening)["kind"], turn(evening)["who"])]
    for _ in range(4):
        end(evening)
        seen.append((turn(evening)["kind"], turn(evening)["who"]))

    assert seen == [
        ("find", None),
        ("speak", "A"),
        ("swap", None),
        ("speak", "B"),
        ("thanks", None),
    ]
    evening.wait(60)
    assert evening.refusal(CLOCK, EndTurn(4, PAIR)) == Reason.MALFORMED


def test_the_clock_ends_no_turn_before_its_time_and_none_that_is_over():
    evening = talking()

    assert evening.refusal(CLOCK, EndTurn(0, PAIR)) == Reason.MOVED_ON
    evening.wait(30)
    assert evening.refusal(CLOCK, EndTurn(1, PAIR)) == Reason.MOVED_ON
    evening.act(CLOCK, EndTurn(0, PAIR))
    assert evening.refusal(CLOCK, EndTurn(0, PAIR)) == Reason.MOVED_ON


def test_the_timer_is_that_of_the_turn_and_the_session_knows_what_follows():
    evening = talking()
    start = evening.now
    end(evening)
    evening.wait(60)

    assert evening.session.visit.ends_at == start + timedelta(seconds=210)
    assert evening.session.visit.due == start + timedelta(minutes=7)
    evening.act(FAY, PauseTimer())
    evening.wait(600)
    evening.act(FAY, ResumeTimer())
    assert evening.session.visit.ends_at == start + timedelta(seconds=810)
    assert evening.session.visit.due == start + timedelta(minutes=17)


def test_a_minute_more_makes_the_present_turn_longer_and_no_other():
    evening = talking()
    end(evening)
    evening.wait(30)
    evening.act(FAY, AddMinutes(1))

    assert turn(evening)["whole"] == 240_000
    end(evening)
    end(evening)
    assert turn(evening)["whole"] == 180_000


def test_a_facilitator_swaps_now_goes_back_and_repeats():
    evening = talking()

    [began] = evening.act(FAY, TakeTurn(2, 0, PAIR))
    assert began == TurnBegan(2, evening.now + timedelta(seconds=15))
    evening.wait(5)
    evening.act(FAY, TakeTurn(1, 2, PAIR))
    evening.wait(100)
    evening.act(FAY, TakeTurn(1, 1, PAIR))
    assert evening.session.visit.ends_at == evening.now + timedelta(minutes=3)
    assert evening.session.visit.whole == timedelta(minutes=3)


def test_who_is_late_with_a_swap_swaps_nothing_twice():
    evening = talking()
    end(evening)

    assert evening.refusal(FAY, TakeTurn(1, 0, PAIR)) == Reason.MOVED_ON
    assert evening.refusal(FAY, TakeTurn(2, 1, StopId("share/share"))) == Reason.MOVED_ON
    assert evening.refusal(FAY, TakeTurn(9, 1, PAIR)) == Reason.MALFORMED
    assert evening.refusal(FAY, TakeTurn(-1, 1, PAIR)) == Reason.MALFORMED
    assert evening.refusal(ANN, TakeTurn(2, 1, PAIR)) == Reason.NOT_ALLOWED


def test_where_nobody_talks_by_turns_there_is_none_to_take():
    evening = Evening(WHOLE)
    evening.go("open/write")

    assert turn(evening) is None
    assert evening.refusal(FAY, TakeTurn(0, 0, StopId("open/write"))) == Reason.MALFORMED


def test_three_among_pairs_share_the_time_that_pairs_have():
    evening = talking()
    assert turn(evening)["trio"] == []
    end(evening)
    first = turn(evening)["trio"]
    end(evening)
    swap = turn(evening)["trio"]
    end(evening)
    second = turn(evening)["trio"]
    end(evening)

    # 375 seconds for all, 125 each: 180 of A, 15 to swap, 180 of B.
    assert first == [{"over": 55_000, "who": "A"}, {"over": 0, "who": "B"}]
    assert swap == [{"over": 0, "who": "B"}]
    assert second == [{"over": 125_000, "who": "B"}, {"over": 0, "who": "C"}]
    assert turn(evening)["trio"] == []


def test_each_of_three_gets_a_third_of_a_minute_more():
    evening = talking()
    end(evening)
    evening.act(FAY, AddMinutes(1))

    assert turn(evening)["trio"][0] == {"over": 240_000 - 145_000, "who": "A"}


def test_a_timer_stopped_in_one_turn_does_not_come_back_in_another():
    evening = talking()
    evening.act(FAY, SetTimer(None))
    undo = evening.session.seq

    evening.act(FAY, TakeTurn(1, 0, PAIR))

    assert evening.refusal(FAY, Undo(undo)) is Reason.CHANGED_SINCE
