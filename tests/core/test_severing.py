"""Severing: nothing in the log joins what one person did in one part with another."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from facilitator.core import views
from facilitator.core.calling import Called
from facilitator.core.decide import acting_as, alias_of
from facilitator.core.entry import Entry
from facilitator.core.kinds.notes.themes import AddTheme
from facilitator.core.kinds.notes.writing import SetInReport, WithdrawNote
from facilitator.core.kinds.pulse import asking
from facilitator.core.kinds.vote import CastBallot
from facilitator.core.log import rebuild
from facilitator.core.people import DESK
from facilitator.core.refused import Reason
from facilitator.core.session import Session
from facilitator.core.severing import Sever, Severed, part_of, severed
from facilitator.core.views import Audience
from tests.core.play.beginnings import AFTER_A_MONTH, begun
from tests.core.play.things import PEOPLE
from tests.core.playing import evenings
from tests.core.world import ANN, BEN, FAY, OPEN, SAFE, Evening


def ended() -> Evening:
    evening = Evening()
    for part in (OPEN, SAFE):
        evening.go(f"{part}/write")
        evening.write(ANN, part=part)
        evening.write(BEN, part=part)
    evening.go("ended")
    return evening


def own(session: Session) -> list[Any]:
    """Return what belongs to everybody, in an order of its own, but for what they are called."""
    seen = [views.own(session, person) for person in PEOPLE]
    for each in seen:
        each.pop("name")
        each["relates"].sort()
        each["related"].sort(key=lambda note: note["id"])
    return seen


@given(evenings())
@settings(max_examples=100, deadline=None)
def test_a_severed_log_names_nobody_and_gives_everybody_the_same(evening):
    before = evening.session

    log = [severed(entry) for entry in evening.log]
    after = rebuild(log)

    assert not {entry.by for entry in log} & {person.id for person in PEOPLE}
    assert len({(each.by, each.event) for each in log if isinstance(each.event, Called)}) <= 1
    assert not any(entry.event.nickname for entry in log if isinstance(entry.event, Called))
    for audience in Audience:
        assert views.snapshot(after, audience) == views.snapshot(before, audience)
    assert own(after) == own(before)


@given(evenings())
@settings(max_examples=50, deadline=None)
def test_every_entry_of_a_participant_knows_its_pseudonym_and_no_other_does(evening):
    names = {person.id: person for person in PEOPLE}
    session = evening.session

    for entry in evening.log:
        if isinstance(entry.event, asking.PulseTold | asking.PulseWithdrawn):
            moment = entry.event.moment
            apart = {asking.name(each): asking.name_apart(each, moment) for each in PEOPLE}
            assert entry.alias == apart.get(entry.by)
            continue
        person = names.get(entry.by)
        known = person.alias(part_of(session, entry.event)) if person else None
        assert entry.alias == known


def test_people_still_have_their_notes_and_may_take_them_back():
    evening = begun("severed")
    mine = {note["part"]: note["id"] for note in views.own(evening.session, ANN)["notes"]}

    evening.act(ANN, SetInReport(mine[OPEN], False))
    evening.act(ANN, WithdrawNote(mine[SAFE]))

    assert evening.refusal(BEN, WithdrawNote(mine[OPEN])) is Reason.NOT_YOURS
    assert mine[SAFE] not in evening.session.notes
    assert not evening.session.notes[mine[OPEN]].in_report
    assert not {entry.by for entry in evening.log} & {ANN.id, BEN.id}


def test_whatever_a_person_does_later_is_done_under_a_pseudonym_too():
    evening = begun("severed")
    action = CastBallot(OPEN, ())

    assert acting_as(evening.session, ANN, action) == replace(ANN, id=ANN.alias(OPEN), nickname="")
    assert alias_of(evening.session, ANN, action) is None


def test_two_parts_of_one_person_have_nothing_in_common():
    evening = begun("severed")

    by = {note.part: note.author for note in evening.session.notes.values()}
    related = [name for name, notes in evening.session.related.items() if notes]

    assert by[OPEN] != by[SAFE]
    assert len(related) == 2


@pytest.mark.parametrize("seconds", [0, 60, 30 * 60])
def test_a_session_is_not_severed_while_late_notes_may_still_come(seconds):
    evening = ended()

    evening.wait(seconds)

    assert evening.refusal(DESK, Sever()) is Reason.NOT_OPEN_YET


def test_a_session_that_goes_on_is_not_severed():
    evening = begun("wall")
    evening.wait(AFTER_A_MONTH)

    assert evening.refusal(DESK, Sever()) is Reason.NOT_OPEN_YET


def test_a_session_is_severed_once_and_by_nobody_but_the_server():
    evening = ended()
    evening.wait(AFTER_A_MONTH)
    assert evening.refusal(FAY, Sever()) is Reason.NOT_ALLOWED

    assert evening.act(DESK, Sever()) == (Severed(),)
    assert evening.act(DESK, Sever()) == ()


def test_an_entry_of_a_facilitator_is_left_as_it_is():
    evening = ended()
    evening.act(FAY, AddTheme(OPEN, "a theme", ()))
    theme: Entry = evening.log[-1]

    assert theme.alias is None
    assert severed(theme) == theme


def test_a_session_read_again_is_the_same_one_to_those_who_hold_it():
    evening = ended()
    held, later = evening.session, begun("severed").session

    held.become(later)

    assert held == later
