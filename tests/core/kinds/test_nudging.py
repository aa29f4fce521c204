"""A gentle word to those who have written nothing, and how many are done: nobody knows who."""

import pytest

from facilitator.core.kinds.notes.nudging import Nudge, SayDone
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.log import touched
from facilitator.core.refused import Reason
from facilitator.core.views import Audience, own
from tests.core.world import ANN, BEN, FAY, OPEN, SAFE, WHOLE, Evening


@pytest.fixture
def evening() -> Evening:
    evening = Evening(WHOLE)
    evening.go("open/write")
    return evening


def done(evening: Evening, part: str = OPEN) -> int:
    said: int = evening.see(f"count/{part}", Audience.CONSOLE)["done"]
    return said


def test_every_phone_is_told_the_same_and_the_log_knows_of_nobody(evening):
    evening.write(ANN)

    [nudged] = evening.act(FAY, Nudge(OPEN))

    assert evening.see(f"part/{OPEN}", Audience.PHONE)["nudged"]
    assert touched(evening.session, evening.log[-1]) == {f"part/{OPEN}"}
    assert "ann" not in repr(nudged) and "ben" not in repr(nudged)


def test_it_is_said_once_in_a_step_and_only_while_people_write(evening):
    evening.act(FAY, Nudge(OPEN))
    assert evening.act(FAY, Nudge(OPEN)) == ()
    assert evening.refusal(FAY, Nudge(SAFE)) is Reason.NOT_OPEN_YET
    for stop in ("open/reveal", "open/write"):  # they have read each other
        evening.go(stop)
        assert evening.refusal(FAY, Nudge(OPEN)) is Reason.NOT_OPEN_YET
    evening.go("safe/intro")
    assert evening.refusal(FAY, Nudge(SAFE)) is Reason.NOT_OPEN_YET
    evening.go("safe/write")
    assert not evening.see(f"part/{SAFE}", Audience.PHONE)["nudged"]
    evening.act(FAY, Nudge(SAFE))


def test_how_many_are_done_is_told_and_who_writes_on_is_not(evening):
    evening.act(ANN, SayDone(OPEN, on=True))
    evening.act(BEN, SayDone(OPEN, on=True))
    assert evening.act(BEN, SayDone(OPEN, on=True)) == ()
    assert done(evening) == 2
    assert touched(evening.session, evening.log[-1]) == {f"count/{OPEN}"}  # on no other screen
    assert own(evening.session, ANN)["done"] == [OPEN]

    evening.write(ANN, "one more")
    evening.act(BEN, SayDone(OPEN, on=False))

    assert done(evening) == 0
    assert own(evening.session, ANN)["done"] == own(evening.session, BEN)["done"] == []


def test_a_note_taken_back_leaves_somebody_done(evening):
    note = evening.write(ANN)
    evening.act(ANN, SayDone(OPEN, on=True))
    evening.act(ANN, WithdrawNote(note))

    assert done(evening) == 1


def test_where_everyone_is_anonymous_being_done_is_entered_under_a_pseudonym(evening):
    evening.go("safe/write")

    evening.act(ANN, SayDone(SAFE, on=True))

    assert evening.log[-1].by == ANN.alias(SAFE)
    assert own(evening.session, ANN)["done"] == [SAFE]
    assert evening.refusal(ANN, SayDone(OPEN, on=True)) is Reason.NOT_OPEN_YET
