"""Simulated people in a rehearsal, and emptying it: theirs is gone, what flesh wrote stays."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from facilitator.core import views
from facilitator.core.hosting.rehearsing import EmptyRehearsal, RehearsalEmptied, SeatSimulated
from facilitator.core.ids import StopId
from facilitator.core.kinds.notes.relating import Relate
from facilitator.core.kinds.notes.written import Tally
from facilitator.core.log import rebuild, touched
from facilitator.core.moving.flow import Move
from facilitator.core.names import names
from facilitator.core.people import DESK
from facilitator.core.refused import Reason
from facilitator.core.views import Audience, snapshot
from tests.core.playing import evenings
from tests.core.world import ANN, BEN, CARL, FAY, OPEN, SAFE, Evening


def rehearsal(evening: Evening | None = None) -> Evening:
    """Return a rehearsal in which Ben and Carl are simulated."""
    evening = evening or Evening()
    first = evening.log[0]
    evening.log[0] = replace(first, event=replace(first.event, rehearsal=True))
    evening.session.rehearsal = True
    every = {name for each in (BEN, CARL) for name in names(evening.session, each).all}
    evening.act(DESK, SeatSimulated(2, tuple(sorted(every))))
    return evening


def empty(evening: Evening) -> RehearsalEmptied:
    [emptied] = evening.act(DESK, EmptyRehearsal(tuple(views.keys(evening.session))))
    return emptied


def seen(evening: Evening) -> dict[Audience, Any]:
    return {each: snapshot(evening.session, each) for each in Audience}


def test_emptying_leaves_a_rehearsal_at_its_doors_as_if_nobody_had_come():
    before = Evening()
    before.session.rehearsal = True
    evening, bens = rehearsal(), names(before.session, BEN).all
    for part in (OPEN, SAFE):
        evening.go(f"{part}/write")
        for person in (BEN, CARL):
            evening.write(person, part=part)
        evening.go(f"{part}/reveal")
        theirs = next(n.id for n in evening.session.notes_of(part) if n.author not in bens)
        evening.act(BEN, Relate(theirs, on=True))
        evening.go(f"{part}/vote")
    evening.group("a theme", part=OPEN)

    empty(evening)

    now, then = seen(evening), seen(before)
    for audience in Audience:
        for record in (now[audience], then[audience]):
            record.get("session", {}).pop("since", None)
        assert now[audience] == then[audience], audience
    assert evening.session.simulated == frozenset()


def test_what_people_of_flesh_wrote_stays_unshown():
    evening = rehearsal()
    evening.go("open/write")
    mine = evening.write(ANN, "I am real")
    for person in (BEN, CARL):
        evening.write(person)
    evening.go("open/reveal")

    empty(evening)

    assert [note.text for note in evening.session.notes.values()] == ["I am real"]
    assert evening.see(f"note/{mine}", Audience.PHONE) is None
    assert evening.session.count(OPEN) == Tally(1, 1)


def test_pseudonyms_of_anonymous_steps_are_known_as_simulated():
    evening = rehearsal()
    evening.go("safe/write")
    kept = evening.write(ANN, part=SAFE)
    evening.write(BEN, part=SAFE)

    empty(evening)

    assert set(evening.session.notes) == {kept}


def test_a_rehearsal_goes_on_after_it_was_emptied():
    evening = rehearsal()
    evening.go("open/write")
    evening.write(BEN)
    empty(evening)

    evening.act(FAY, Move(StopId("open/write"), StopId("lobby")))
    evening.write(BEN)

    assert evening.session.count(OPEN).notes == 1


def test_nobody_is_simulated_in_a_session_that_is_no_rehearsal():
    evening = Evening()

    assert evening.refusal(DESK, SeatSimulated(1, (BEN.id,))) is Reason.NOT_ALLOWED
    assert evening.refusal(DESK, EmptyRehearsal(())) is Reason.NOT_ALLOWED
    assert evening.refusal(FAY, EmptyRehearsal(())) is Reason.NOT_ALLOWED


@settings(max_examples=60)
@given(evenings())
def test_screens_that_get_only_what_was_touched_show_an_emptied_rehearsal_as_it_is(evening):
    evening = rehearsal(evening)
    before = seen(evening)
    empty(evening)

    keys = touched(evening.session, evening.log[-1])

    for audience, now in seen(evening).items():
        for key in keys:
            record = views.record(evening.session, key, audience)
            before[audience].pop(key, None)
            if record is not None:
                before[audience][key] = record
        assert before[audience] == now
    for entry in evening.log[1:]:  # what happened in the same breath is told afterwards
        touched(evening.session, entry)


@settings(max_examples=30)
@given(evenings())
def test_the_log_of_an_emptied_rehearsal_reads_back_as_it_was(evening):
    evening = rehearsal(evening)
    empty(evening)

    assert rebuild(evening.log) == evening.session
