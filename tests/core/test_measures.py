"""The numbers of an evening: no names, no text."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.ids import LONE, StopId
from facilitator.core.keeping import MeasuresTaken, TakeAttendance, TakeMeasures
from facilitator.core.kinds.notes.relating import Relate
from facilitator.core.kinds.notes.themes import PlaceNotes
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.kinds.vote import CastBallot
from facilitator.core.measures import evenness
from facilitator.core.people import DESK
from facilitator.core.refused import Reason
from tests.core.world import ANN, BEN, CARL, FAY, SAFE, WHOLE, Evening


def measured(evening: Evening) -> Mapping[str, float]:
    evening.act(DESK, TakeMeasures())
    return evening.session.measures


def test_an_evening_on_which_nothing_happened_has_numbers_too():
    nothing = ("people", "notes", "lone", "grouped", "ballots", "relates", "first_steps")
    assert measured(Evening()) == dict.fromkeys(nothing, 0)


def test_the_numbers_of_an_evening_count_people_notes_places_and_ballots():
    evening = Evening(WHOLE)
    evening.go("after/pledge")
    evening.decide_on(ANN)
    evening.decide_on(BEN, "")
    evening.go("open/write")
    a, b, c, *_ = (evening.write(person) for person in (ANN, ANN, ANN, BEN, ANN, ANN))
    evening.group("one", a, b)
    evening.act(FAY, PlaceNotes((c,), LONE))
    evening.go("open/reveal")
    evening.act(CARL, Relate(a, on=True))
    evening.go("safe/vote")
    evening.act(CARL, CastBallot(SAFE, ()))
    for stop, people in [("open/write", 5), ("open/intro", 3)]:
        evening.act(DESK, TakeAttendance(StopId(stop), people))

    assert measured(evening) == {
        "people": 5,
        "notes": 6,
        "lone": 1,
        "grouped": 2,
        "ballots": 1,
        "relates": 1,
        "first_steps": 1,
        "named/open": 0.0,
        "writers/open": 2,
        "notes/open": 6,
        "evenness/open": 0.65,
    }


def test_numbers_taken_again_replace_the_ones_before():
    evening = Evening()
    evening.go("open/write")
    measured(evening)
    evening.write(ANN)

    assert measured(evening)["notes"] == 1


def test_the_numbers_carry_no_name_and_no_word():
    evening = Evening()
    evening.go("open/write")
    evening.write(ANN, "a secret", named=True)

    [taken] = evening.act(DESK, TakeMeasures())

    assert isinstance(taken, MeasuresTaken)
    assert all(isinstance(value, int | float) for value in taken.values.values())
    assert not any(word in repr(taken).lower() for word in ("secret", "ann"))


def test_one_voice_alone_has_no_evenness():
    evening = Evening()
    evening.go("open/write")
    evening.write(ANN)
    evening.act(BEN, WithdrawNote(evening.write(BEN)))

    assert measured(evening)["evenness/open"] == 0
    assert "evenness/open" not in measured(Evening())


def test_nobody_but_the_desk_takes_numbers():
    for person in (ANN, FAY):
        assert Evening().refusal(person, TakeMeasures()) is Reason.NOT_ALLOWED
        taking = TakeAttendance(StopId("lobby"), 3)
        assert Evening().refusal(person, taking) is Reason.NOT_ALLOWED


@pytest.mark.parametrize(
    ("counts", "even"), [([4, 4, 4], 1.0), ([9, 0, 0], 0.0), ([3, 1], 0.8113), ([2, 1, 1], 0.9464)]
)
def test_evenness_goes_from_one_voice_to_all_the_same(counts, even):
    assert evenness(counts) == pytest.approx(even, abs=1e-4)


@given(st.lists(st.integers(0, 50), min_size=2, max_size=20).filter(any))
def test_evenness_stays_between_nothing_and_one_and_asks_for_no_order(counts):
    assert -1e-9 <= evenness(counts) <= 1 + 1e-9
    assert evenness(counts) == pytest.approx(evenness(sorted(counts)))


@pytest.mark.parametrize("counts", [[], [5], [0, 0]])
def test_evenness_has_no_answer_without_two_people_and_a_note(counts):
    with pytest.raises(ValueError, match="two people"):
        evenness(counts)
