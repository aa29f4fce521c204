"""What each role may do, and what it sees."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core import roles
from facilitator.core.chapters import ROLES
from facilitator.core.decide import Undo
from facilitator.core.editing import WritePassages
from facilitator.core.hosting.scribing import WriteFor
from facilitator.core.ids import PassageId, PersonId, StopId
from facilitator.core.kept import Passage
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.moving.flow import AddMinutes, Move
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.roles import PRIMARY, Ability, may
from facilitator.core.views import Audience, keys, record, snapshot
from tests.core.world import ANN, FAY, OPEN, SAFE, Evening

CO = Person(PersonId("co"), Role.CO)
HOST = Person(PersonId("host"), Role.HOST)
SAM = Person(PersonId("sam"), Role.SCRIBE)
OBI = Person(PersonId("obi"), Role.OBSERVER)
GUEST = Person(PersonId("guest"), Role.GUEST)

ONWARD = Move(StopId("open/intro"), StopId("lobby"))


@pytest.fixture
def evening() -> Evening:
    return Evening()


def allowed(evening: Evening, person: Person, kind: type) -> bool:
    """Return whether a role may do a kind of action at all."""
    try:
        roles.check(evening.session, person, ROLES[kind], object.__new__(kind))
    except Refused:
        return False
    except AttributeError:  # looked at more closely: it may
        return True
    return True


@given(kind=st.sampled_from(sorted(ROLES, key=lambda each: each.__name__)))
def test_nobody_does_more_than_their_role_says(kind):
    evening = Evening()
    of_facilitators = ROLES[kind] is Role.FACILITATOR

    assert allowed(evening, FAY, kind) is of_facilitators
    assert allowed(evening, CO, kind) is (of_facilitators and kind not in PRIMARY)
    assert allowed(evening, SAM, kind) is (kind in roles.ON_BEHALF)
    assert not allowed(evening, HOST, kind) and not allowed(evening, OBI, kind)


def test_the_co_facilitator_has_everything_but_the_one_button(evening):
    assert evening.refusal(CO, ONWARD) is Reason.NOT_LEADING
    evening.go("open/write")
    note = evening.write(ANN)
    evening.act(CO, HideNotes((note,)))
    evening.act(CO, AddMinutes(1))

    assert evening.session.notes[note].hidden


def test_a_move_is_not_taken_back_by_somebody_who_may_not_make_one(evening):
    evening.go("open/intro")

    assert evening.refusal(CO, Undo(evening.session.seq)) is Reason.NOT_LEADING
    evening.undo()
    assert evening.session.visit.stop == "lobby"


def test_online_host_and_observer_change_nothing(evening):
    for person in (HOST, OBI):
        assert evening.refusal(person, ONWARD) is Reason.NOT_ALLOWED
        assert evening.refusal(person, AddMinutes(1)) is Reason.NOT_ALLOWED
        assert evening.refusal(person, WriteFor(OPEN, "a", None, "paper")) is Reason.NOT_ALLOWED


def test_a_guest_writes_remarks_and_nothing_else(evening):
    remark = Passage(PassageId("remark/a"), "", "remark", 0.0, "text: a")
    elsewhere = replace(remark, id=PassageId("guest/a"), place="guest")

    evening.act(GUEST, WritePassages(1, (remark,), ()))
    for write, remove in (((elsewhere,), ()), ((), (PassageId("remark/a"),))):
        refused = evening.refusal(GUEST, WritePassages(evening.session.seq, write, remove))
        assert refused is Reason.NOT_ALLOWED


def test_who_may_talk_to_whom_stands_in_one_table():
    able = {
        ability: {role for role in Role if may(role, ability)}
        for ability in (Ability.SAY, Ability.ASK, Ability.ANSWER)
    }

    assert able[Ability.SAY] == {Role.FACILITATOR, Role.CO, Role.HOST}
    assert able[Ability.ASK] == {Role.HOST}
    assert able[Ability.ANSWER] == {Role.FACILITATOR, Role.CO}


@pytest.mark.parametrize("audience", [Audience.HOST, Audience.OBSERVER])
def test_who_looks_on_sees_a_note_once_the_room_has_and_never_a_hidden_one(evening, audience):
    evening.go("open/write")
    note, other = evening.write(ANN), evening.write(ANN, "another")
    before = snapshot(evening.session, audience)
    assert not [key for key in before if "note/" in key]
    assert note not in repr(before)  # there is no way round, either

    evening.go("open/reveal")
    evening.act(FAY, HideNotes((other,)))

    assert evening.see(f"note/{note}", audience)["text"] == "a note"
    assert evening.see(f"note/{other}", audience) is None
    assert other not in repr(snapshot(evening.session, audience))


@pytest.mark.parametrize("audience", [Audience.HOST, Audience.OBSERVER])
def test_who_looks_on_is_told_of_no_button_no_undo_and_nobody(evening, audience):
    evening.go("open/write")
    desk = evening.see("console", audience)

    assert set(desk) == {"agenda", "drift", "ends_at", "blank", "spotlight", "held"}


def test_a_scribe_sees_what_was_written_for_others_and_no_other_note(evening):
    evening.go("open/write")
    evening.write(ANN, "of a phone")
    evening.act(SAM, WriteFor(OPEN, "of paper", None, "paper"))
    evening.go("open/reveal")

    seen = snapshot(evening.session, Audience.SCRIBE)
    texts = [each["text"] for key, each in seen.items() if key.startswith("note/")]
    assert texts == ["of paper"]


def test_nobody_but_the_console_gets_what_moderators_know(evening):
    for stop in ("open/write", "open/reveal", "open/vote", "safe/write"):
        evening.go(stop)
        evening.write(ANN, part=SAFE if stop.startswith("safe") else OPEN)
    private = ("next", "passage", "report", "ballots", "attendance", "course")
    private += ("fit", "concern", "modlog")
    for audience in (Audience.HOST, Audience.OBSERVER, Audience.SCRIBE):
        for key in keys(evening.session):
            if key.startswith(private):
                assert record(evening.session, key, audience) is None, key
