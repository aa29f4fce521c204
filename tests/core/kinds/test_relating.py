"""わかる: said of others' notes while they are shown, and heard of only when it sways nobody."""

import pytest

from facilitator.core.ids import PartId, PersonId
from facilitator.core.kinds.notes.moderating import HideNotes, RestoreNotes
from facilitator.core.kinds.notes.relating import Relate
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.owners import owners
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason
from facilitator.core.views import Audience, heard, own
from tests.core.world import ANN, BEN, CARL, FAY, SAFE, WHOLE, Evening


@pytest.fixture
def evening() -> Evening:
    evening = Evening(WHOLE)
    evening.go("open/write")
    return evening


def counted(evening: Evening, note: str) -> int:
    relates: int = evening.see(f"note/{note}", Audience.CONSOLE)["relates"]
    return relates


def test_the_console_and_the_report_count_who_relates_and_phones_do_not(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")

    evening.act(BEN, Relate(note, on=True))
    [event] = evening.act(CARL, Relate(note, on=True))

    assert counted(evening, note) == evening.see(f"note/{note}", Audience.REPORT)["relates"] == 2
    assert evening.see(f"note/{note}", Audience.PHONE)["relates"] is None
    assert not heard(event, Audience.PHONE, {"any/key"})


def test_it_is_said_once_and_taken_back_as_often_as_one_likes(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")
    evening.act(BEN, Relate(note, on=True))

    assert evening.act(BEN, Relate(note, on=True)) == ()
    evening.act(BEN, Relate(note, on=False))
    assert evening.act(BEN, Relate(note, on=False)) == ()

    assert counted(evening, note) == 0
    assert own(evening.session, BEN)["relates"] == []


def test_ones_own_notes_speak_for_one_already(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")

    assert evening.refusal(ANN, Relate(note, on=True)) is Reason.YOURS


def test_only_what_is_shown_in_the_present_step_is_related_to(evening):
    note = evening.write(ANN)
    assert evening.refusal(BEN, Relate(note, on=True)) is Reason.NOT_SHOWN
    evening.go("open/reveal")
    assert evening.refusal(BEN, Relate("nosuch00", on=True)) is Reason.NO_SUCH_NOTE
    evening.act(FAY, HideNotes((note,)))
    assert evening.refusal(BEN, Relate(note, on=True)) is Reason.NOT_SHOWN
    evening.act(FAY, RestoreNotes((note,)))
    for stop in ("safe/reveal", "ended"):
        evening.go(stop)
        assert evening.refusal(BEN, Relate(note, on=True)) is Reason.NOT_SHOWN
    evening.go("open/vote")
    evening.act(BEN, Relate(note, on=True))


def test_an_author_hears_how_many_relate_when_the_session_has_left_the_step(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")
    evening.act(BEN, Relate(note, on=True))

    during = own(evening.session, ANN)["notes"][0]["relates"]
    told = owners(evening.session, evening.log[-1])
    evening.go("safe/intro")

    assert (during, told) == (None, set())
    assert own(evening.session, ANN)["notes"][0]["relates"] == 1
    assert owners(evening.session, evening.log[-1]) == {ANN.id}


def test_going_on_from_a_step_is_told_to_those_who_wrote_in_it_and_to_nobody_else(evening):
    evening.write(ANN)
    evening.go("open/reveal")
    within = owners(evening.session, evening.log[-1])
    evening.go("safe/intro")

    assert (within, owners(evening.session, evening.log[-1])) == (set(), {ANN.id})


@pytest.mark.parametrize(("part", "others"), [("open", 3), ("open", 4), (SAFE, 4)])
def test_who_related_hears_with_how_many_once_the_step_is_left_of_five_or_more(
    evening, part, others
):
    evening.go(f"{part}/write")
    note = evening.write(ANN, part=PartId(part))
    evening.go(f"{part}/reveal")
    crowd = [BEN, *(Person(PersonId(f"x{n}"), Role.PARTICIPANT) for n in range(others))]
    for person in crowd:
        evening.act(person, Relate(note, on=True))

    during = own(evening.session, BEN)["related"][0]["relates"]
    told = owners(evening.session, evening.log[-1])
    evening.go("ended")

    assert (during, told) == (None, set())
    heard = own(evening.session, BEN)["related"][0]["relates"]
    assert heard == (5 if others == 4 else None)
    name = BEN.alias(PartId(part)) if part == SAFE else BEN.id
    assert (name in owners(evening.session, evening.log[-1])) == (heard is not None)
    evening.go(f"{part}/reveal")
    assert own(evening.session, BEN)["related"][0]["relates"] is None


def test_what_one_relates_to_stays_with_one_as_long_as_it_may_be_shown(evening):
    kept, hidden, gone = (evening.write(ANN, text) for text in ("kept", "hidden", "gone"))
    evening.go("open/reveal")
    for note in (kept, hidden, gone):
        evening.act(BEN, Relate(note, on=True))
    evening.go("safe/intro")

    evening.act(FAY, HideNotes((hidden,)))
    assert owners(evening.session, evening.log[-1]) == {ANN.id, BEN.id}
    evening.act(ANN, WithdrawNote(gone))
    assert owners(evening.session, evening.log[-1]) == {BEN.id}

    mine = own(evening.session, BEN)
    assert [(note["id"], note["text"], note["part"]) for note in mine["related"]] == [
        (kept, "kept", "open")
    ]
    assert mine["relates"] == [kept, hidden]


def test_where_everyone_is_anonymous_it_is_entered_under_a_pseudonym(evening):
    evening.go("safe/write")
    note = evening.write(ANN, part=SAFE)
    evening.go("safe/reveal")

    evening.act(BEN, Relate(note, on=True))

    assert evening.log[-1].by == BEN.alias(SAFE)
    assert evening.refusal(ANN, Relate(note, on=True)) is Reason.YOURS
    assert own(evening.session, BEN)["relates"] == [note]
