"""Concerns: told to the facilitator, by nobody in particular."""

import pytest

from facilitator.core import views
from facilitator.core.ids import ConcernId, NoteId
from facilitator.core.kinds.concerns import IN_ALL, RaiseConcern, SettleConcern
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.refused import Reason
from facilitator.core.views import Audience
from tests.core.world import ANN, BEN, FAY, OPEN, SAFE, Evening

C = Audience.CONSOLE


def raised(evening: Evening, note: NoteId | None = None, text: str = "") -> ConcernId:
    [event] = evening.act(ANN, RaiseConcern(note, text))
    return ConcernId(event.concern)


def test_a_concern_reaches_the_console_and_nobody_else():
    evening = Evening()
    evening.go("open/write")
    note = evening.write(BEN)
    concern = raised(evening, note, "this is about me")

    assert evening.see(f"concern/{concern}", C) == {
        "id": concern,
        "order": 1,
        "note": note,
        "text": "this is about me",
        "done": False,
    }
    for audience in (each for each in Audience if each is not C):
        assert "about me" not in repr(views.snapshot(evening.session, audience))
    for person in (ANN, BEN):
        assert "about me" not in repr(views.own(evening.session, person))


def test_one_tap_is_enough():
    evening = Evening()

    assert evening.see(f"concern/{raised(evening)}", C)["text"] == ""


@pytest.mark.parametrize("stop", ["lobby", "welcome/rules", "safe/write", "open/vote", "ended"])
def test_a_concern_can_be_raised_at_any_time(stop):
    evening = Evening()
    if stop != "lobby":
        evening.go(stop)

    assert raised(evening) in evening.session.concerns


def test_nothing_in_the_log_joins_a_concern_with_what_its_author_wrote():
    evening = Evening()
    evening.go("open/write")
    evening.go("safe/write")
    evening.write(ANN)
    evening.write(ANN, part=SAFE)
    raised(evening, text="hm")

    entry = evening.log[-1]

    assert entry.by not in {each.by for each in evening.log[:-1]}
    assert entry.by not in {ANN.id, ANN.alias(OPEN), ANN.alias(SAFE)}
    assert entry.alias is None


def test_a_facilitator_says_when_it_is_dealt_with():
    evening = Evening()
    concern = raised(evening)

    evening.act(FAY, SettleConcern(concern, done=True))

    assert evening.see(f"concern/{concern}", C)["done"]
    assert evening.act(FAY, SettleConcern(concern, done=True)) == ()
    evening.act(FAY, SettleConcern(concern, done=False))
    assert not evening.see(f"concern/{concern}", C)["done"]
    assert evening.refusal(ANN, SettleConcern(concern, done=True)) is Reason.NOT_ALLOWED
    assert evening.refusal(FAY, RaiseConcern(None, "")) is Reason.NOT_ALLOWED
    gone = SettleConcern(ConcernId("nosuch00"), done=True)
    assert evening.refusal(FAY, gone) is Reason.NO_SUCH_NOTE


def test_a_note_that_was_taken_back_is_no_longer_named():
    evening = Evening()
    evening.go("open/write")
    note = evening.write(BEN)
    concern = raised(evening, note, "hm")

    evening.act(BEN, WithdrawNote(note))

    assert evening.see(f"concern/{concern}", C)["note"] is None
    assert evening.see(f"concern/{concern}", C)["text"] == "hm"


def test_about_a_note_that_was_taken_back_it_is_taken_all_the_same():
    evening = Evening()
    evening.go("open/write")
    gone = evening.write(BEN)
    evening.act(BEN, WithdrawNote(gone))

    assert evening.see(f"concern/{raised(evening, gone)}", C)["note"] is None
    assert evening.refusal(ANN, RaiseConcern(NoteId("nosuch00"), "")) is Reason.NO_SUCH_NOTE


def test_a_concern_is_short_and_there_is_an_end_to_them():
    evening = Evening()

    assert evening.refusal(ANN, RaiseConcern(None, "x" * 201)) is Reason.TOO_LONG
    for _ in range(IN_ALL):
        raised(evening)
    assert evening.refusal(ANN, RaiseConcern(None, "")) is Reason.FULL
