"""Another format of the program is chosen before the session leaves its doors, and not later."""

from dataclasses import replace

import pytest

from facilitator.core import views
from facilitator.core.decide import Undo
from facilitator.core.ids import StopId
from facilitator.core.log import rebuild, touched
from facilitator.core.moving.lengthening import ChooseFormat, FormatChosen
from facilitator.core.moving.planning import ChangePlan
from facilitator.core.refused import Reason
from facilitator.core.views import Audience
from tests.core.world import ANN, FAY, PROGRAM, Evening

SHORT = 15
CUT = {"open": {"write": 5, "reveal": 1}, "safe": {}, "welcome": {}}


@pytest.fixture
def evening() -> Evening:
    """Return an evening of a program that is also there in a quarter of an hour."""
    parts = tuple(
        replace(part, minutes={**part.minutes, SHORT: CUT.get(part.id, {})})
        for part in PROGRAM.parts
    )
    return Evening(replace(PROGRAM, formats=(30, SHORT), parts=parts))


def test_what_is_left_is_timed_anew_and_what_has_no_minutes_is_gone(evening):
    evening.act(FAY, ChooseFormat(SHORT))

    here = [(stop.id, stop.minutes) for stop in evening.session.agenda]
    assert here == [("lobby", 0), ("open/write", 5), ("open/reveal", 1), ("ended", 0)]
    rows = evening.see("console", Audience.CONSOLE)["agenda"]
    assert [row["stop"] for row in rows] == [stop for stop, _ in here]
    assert rebuild(evening.log) == evening.session


def test_every_record_that_it_changes_is_told(evening):
    seen = {
        (key, audience): evening.see(key, audience)
        for audience in Audience
        for key in views.keys(evening.session)
    }

    evening.act(FAY, ChooseFormat(SHORT))

    told = touched(evening.session, evening.log[-1])
    other = {key for (key, audience), was in seen.items() if evening.see(key, audience) != was}
    assert other and other <= set(told)


def test_a_session_that_has_begun_keeps_its_length(evening):
    evening.go("open/write")
    evening.go("lobby")

    assert evening.refusal(FAY, ChooseFormat(SHORT)) is Reason.MOVED_ON


def test_a_length_that_the_program_does_not_have_is_refused(evening):
    assert evening.refusal(FAY, ChooseFormat(45)) is Reason.MALFORMED
    assert evening.refusal(ANN, ChooseFormat(SHORT)) is Reason.NOT_ALLOWED


def test_the_same_length_makes_no_entry(evening):
    assert evening.act(FAY, ChooseFormat(30)) == ()


def test_minutes_that_were_changed_go_and_do_not_come_back(evening):
    evening.act(FAY, ChangePlan({StopId("open/write"): 9}))
    changed = evening.session.seq
    evening.act(FAY, ChooseFormat(SHORT))

    assert evening.session.planned == {}
    assert evening.refusal(FAY, Undo(changed)) is Reason.CHANGED_SINCE


def test_what_was_written_before_a_move_was_taken_back_keeps_the_length(evening):
    evening.go("open/write")
    moved = evening.session.seq
    evening.write(ANN)
    evening.act(FAY, Undo(moved))

    assert evening.session.visit.stop == "lobby"
    assert evening.refusal(FAY, ChooseFormat(SHORT)) is Reason.MOVED_ON


def test_a_move_to_a_stop_that_is_gone_can_still_be_told(evening):
    evening.go("safe/write")
    moved = evening.log[-1]
    evening.undo()
    # as in a log of before, when this was allowed
    last = evening.log[-1]
    chosen = replace(last, seq=last.seq + 1, event=FormatChosen(SHORT))
    session = rebuild([*evening.log, chosen])

    assert "safe/write" not in [stop.id for stop in session.agenda]
    assert "stage" in touched(session, moved)
