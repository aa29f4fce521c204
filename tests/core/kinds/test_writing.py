"""Writing notes: add, edit, take back, keep out of the report; hide and show again."""

from dataclasses import replace

import pytest

from facilitator.core.ids import LONE, CategoryId, NoteId, PartId, PersonId
from facilitator.core.kinds.notes.moderating import (
    HideNotes,
    NoteHidden,
    NoteRestored,
    RestoreNotes,
)
from facilitator.core.kinds.notes.themes import AddTheme, PlaceNotes
from facilitator.core.kinds.notes.writing import (
    NOTES_EACH,
    NOTES_IN_ALL,
    AddNote,
    EditNote,
    NoteAdded,
    NoteEdited,
    SetInReport,
    WithdrawNote,
)
from facilitator.core.kinds.notes.written import Tally
from facilitator.core.people import Person, Role
from facilitator.core.program import Program
from facilitator.core.refused import Reason
from tests.core.world import ANN, BEN, CARL, FAY, NEAR, OPEN, PROGRAM, SAFE, Evening, step

NOBODY = NoteId("nosuch00")


def at(stop: str, program: Program = PROGRAM) -> Evening:
    evening = Evening(program)
    evening.go(stop)
    return evening


def a_note(part: PartId = OPEN, text: str = "a note", **more: object) -> AddNote:
    given = {"category": None, "named": False, "in_report": True} | more
    return AddNote(part, text, **given)


def with_step(**more: object) -> Program:
    """Return the program with another first step."""
    parts = (PROGRAM.parts[0], replace(step(OPEN), **more), PROGRAM.parts[2])
    return replace(PROGRAM, parts=parts)


def test_a_note_lands_on_the_open_step_as_it_was_typed():
    evening = at("open/write")

    [added] = evening.act(ANN, AddNote(OPEN, " ﾂﾅｶﾞﾘ ①\n神社 ", NEAR, False, True))

    assert added == NoteAdded(added.note, OPEN, "ﾂﾅｶﾞﾘ ①\n神社", NEAR, None, True)
    note = evening.session.notes[added.note]
    assert (note.author, note.at, note.late, note.edited) == (ANN.id, evening.now, False, False)


@pytest.mark.parametrize(("text", "reason"), [(" \n\u200b", "empty"), ("x" * 201, "too_long")])
def test_a_note_must_say_something_and_fit(text, reason):
    assert at("open/write").refusal(ANN, a_note(text=text)) == reason


@pytest.mark.parametrize("part", ["welcome", "nowhere", "lobby", ""])
def test_notes_are_only_written_in_steps(part):
    assert at("open/write").refusal(ANN, a_note(PartId(part))) is Reason.NO_SUCH_PART


@pytest.mark.parametrize("stop", ["lobby", "open/intro"])
def test_a_step_is_read_before_it_is_written_in(stop):
    assert at(stop).refusal(ANN, a_note()) is Reason.NOT_OPEN_YET


@pytest.mark.parametrize("stop", ["safe/intro", "open/insight", "lobby", "ended"])
def test_a_step_once_opened_takes_notes_from_any_later_stop(stop):
    evening = at("open/write")
    evening.go(stop)

    assert evening.write(ANN) in evening.session.notes


def test_late_notes_arrive_until_half_an_hour_after_the_end():
    evening = at("open/write")
    evening.go("ended")
    evening.wait(30 * 60)
    evening.write(ANN)
    evening.wait(1)

    assert evening.refusal(ANN, a_note()) is Reason.OVER


@pytest.mark.parametrize("person", [FAY, Person(PersonId("hall"), Role.STAGE)])
def test_only_participants_write(person):
    assert at("open/write").refusal(person, a_note()) is Reason.NOT_ALLOWED


@pytest.mark.parametrize(
    ("mode", "category", "fine"),
    [
        ("optional", None, True),
        ("optional", NEAR, True),
        ("optional", "far", False),
        ("required", NEAR, True),
        ("required", None, False),
        ("none", None, True),
    ],
)
def test_a_note_has_a_category_of_its_step_or_none_where_it_may(mode, category, fine):
    evening = at("open/write", with_step(category_mode=mode))
    action = a_note(category=category and CategoryId(category))

    if fine:
        assert evening.act(ANN, action)[0].category == category
    else:
        assert evening.refusal(ANN, action) is Reason.CATEGORY


def test_a_name_stands_on_a_note_only_when_its_author_puts_it_there():
    evening = at("open/write")

    named, not_named = evening.write(ANN, named=True), evening.write(ANN)

    assert evening.session.notes[named].by == "Ann"
    assert evening.session.notes[not_named].by is None


def test_who_gave_no_nickname_stays_without_a_name():
    evening = at("open/write")

    note = evening.write(CARL, named=True)

    assert evening.session.notes[note].by is None


def test_a_step_for_teams_that_asked_for_it_names_every_note():
    evening = at("open/write", with_step(names="named"))

    note = evening.write(ANN)

    assert evening.session.notes[note].by == "Ann"


def test_no_name_can_be_put_on_a_note_where_everyone_is_anonymous():
    assert at("safe/write").refusal(ANN, a_note(SAFE, named=True)) is Reason.NAMED_NOT_ALLOWED


def test_where_everyone_is_anonymous_the_log_knows_only_a_pseudonym():
    evening = at("safe/write")

    note = evening.write(ANN, part=SAFE)

    assert evening.session.notes[note].author == evening.log[-1].by == ANN.alias(SAFE)
    assert "'ann" not in repr(evening.log[-1]).lower()


def test_an_anonymous_author_keeps_every_right_to_the_note():
    evening = at("safe/write")
    note = evening.write(ANN, part=SAFE)

    evening.act(ANN, EditNote(note, "better", None))
    evening.act(ANN, SetInReport(note, False))
    edited = evening.session.notes[note]
    evening.act(ANN, WithdrawNote(note))

    assert (edited.text, edited.in_report) == ("better", False)
    assert note not in evening.session.notes


def test_a_note_written_after_the_reveal_is_late():
    evening = at("open/write")
    evening.go("open/reveal")

    note = evening.write(ANN)

    assert evening.session.notes[note].late


def test_late_notes_of_an_anonymous_step_wait_until_there_are_three():
    evening = at("safe/write")
    evening.go("safe/reveal")
    waited = []

    for person in (ANN, BEN, CARL, ANN):
        evening.write(person, part=SAFE)
        waited.append(sum(note.waiting for note in evening.session.notes.values()))

    assert waited == [1, 2, 0, 1]


def test_a_late_note_taken_back_does_not_help_the_others_to_appear():
    evening = at("safe/write")
    evening.go("safe/reveal")
    evening.act(ANN, WithdrawNote(evening.write(ANN, part=SAFE)))

    notes = [evening.write(person, part=SAFE) for person in (BEN, CARL)]

    assert all(evening.session.notes[note].waiting for note in notes)


def test_the_facilitator_can_do_nothing_to_a_note_that_still_waits():
    evening = at("safe/write")
    evening.go("safe/reveal")
    note = evening.write(ANN, part=SAFE)

    for action in (HideNotes((note,)), PlaceNotes((note,), LONE), AddTheme(SAFE, "x", (note,))):
        assert evening.refusal(FAY, action) is Reason.NO_SUCH_NOTE
    evening.act(ANN, EditNote(note, "better", None))


def test_late_notes_of_other_steps_do_not_wait():
    evening = at("open/write")
    evening.go("open/reveal")

    assert not evening.session.notes[evening.write(ANN)].waiting


def test_a_person_may_write_so_many_notes_in_a_step_and_no_more():
    evening = at("open/write")
    for _ in range(NOTES_EACH):
        evening.write(ANN)

    full = evening.refusal(ANN, a_note())
    evening.act(ANN, WithdrawNote(next(iter(evening.session.notes))))

    assert full is Reason.FULL
    assert evening.write(ANN) and evening.write(BEN)


def test_a_session_holds_so_many_notes_and_no_more():
    evening = at("open/write")
    note = evening.session.notes[evening.write(ANN)]
    for n in range(NOTES_IN_ALL - 1):
        evening.session.notes[NoteId(f"{n:06}")] = note

    assert evening.refusal(BEN, a_note()) is Reason.FULL


def test_a_note_is_put_right_without_a_mark_while_nobody_has_read_it():
    evening = at("open/write")
    note = evening.write(ANN, "teh note")
    evening.wait(3600)

    [edited] = evening.act(ANN, EditNote(note, " the note ", NEAR))

    assert edited == NoteEdited(note, "the note", NEAR, edited=False)
    kept = evening.session.notes[note]
    assert (kept.text, kept.category, kept.edited) == ("the note", NEAR, False)


def test_a_note_put_right_after_others_have_read_it_says_so():
    evening = at("open/write")
    note = evening.write(ANN)
    evening.go("open/reveal")
    evening.wait(120)

    evening.act(ANN, EditNote(note, "better", None))

    assert evening.session.notes[note].edited


def test_a_note_that_has_been_shown_for_two_minutes_stays_as_it_is():
    evening = at("open/write")
    note = evening.write(ANN)
    evening.go("open/reveal")
    evening.wait(121)

    assert evening.refusal(ANN, EditNote(note, "better", None)) is Reason.TOO_LATE


def test_a_late_note_has_its_own_two_minutes():
    evening = at("open/write")
    evening.go("open/reveal")
    evening.wait(600)
    note = evening.write(ANN)
    evening.wait(120)

    evening.act(ANN, EditNote(note, "better", None))

    assert evening.session.notes[note].text == "better"


@pytest.mark.parametrize(
    ("text", "category", "reason"),
    [("", None, "empty"), ("x" * 201, None, "too_long"), ("ok", CategoryId("far"), "category")],
)
def test_a_note_put_right_keeps_to_the_same_rules(text, category, reason):
    evening = at("open/write")
    note = evening.write(ANN)

    assert evening.refusal(ANN, EditNote(note, text, category)) == reason


@pytest.mark.parametrize("action", [EditNote(NOBODY, "x", None), WithdrawNote(NOBODY)])
def test_what_is_not_there_cannot_be_changed(action):
    assert at("open/write").refusal(ANN, action) is Reason.NO_SUCH_NOTE


@pytest.mark.parametrize("part", [OPEN, SAFE])
def test_nobody_touches_the_note_of_another(part):
    evening = at(f"{part}/write")
    note = evening.write(ANN, part=part)

    for action in (EditNote(note, "x", None), WithdrawNote(note), SetInReport(note, False)):
        assert evening.refusal(BEN, action) is Reason.NOT_YOURS


def test_a_note_taken_back_is_nowhere_and_cannot_be_taken_back_twice():
    evening = at("open/write")
    note = evening.write(ANN)

    evening.act(ANN, WithdrawNote(note))

    assert note not in evening.session.notes
    assert evening.session.gone == {note: OPEN}
    assert evening.refusal(ANN, WithdrawNote(note)) is Reason.NO_SUCH_NOTE


def test_a_note_can_be_taken_back_long_after_the_end():
    evening = at("open/write")
    note = evening.write(ANN)
    evening.go("ended")
    evening.wait(30 * 24 * 3600)

    evening.act(ANN, WithdrawNote(note))

    assert note not in evening.session.notes


def test_an_author_keeps_a_note_out_of_the_report_and_lets_it_in_again():
    evening = at("open/write")
    note = evening.write(ANN, in_report=False)
    before = evening.session.notes[note].in_report

    evening.act(ANN, SetInReport(note, True))

    assert (before, evening.session.notes[note].in_report) == (False, True)


def test_a_facilitator_hides_a_note_and_puts_it_back():
    evening = at("open/write")
    note = evening.write(ANN)

    hidden = evening.act(FAY, HideNotes((note,)))
    was_hidden = evening.session.notes[note].hidden
    restored = evening.act(FAY, RestoreNotes((note,)))

    role, seq = "facilitator", evening.session.seq
    expected = NoteHidden(note, role=role, first=seq - 1), NoteRestored(note, role=role, first=seq)
    assert (*hidden, *restored) == expected
    assert (was_hidden, evening.session.notes[note].hidden) == (True, False)


def test_hiding_a_hidden_note_and_restoring_a_shown_one_are_no_deeds():
    evening = at("open/write")
    note = evening.write(ANN)

    restored = evening.act(FAY, RestoreNotes((note,)))
    evening.act(FAY, HideNotes((note,)))
    hidden = evening.act(FAY, HideNotes((note,)))

    assert (*restored, *hidden) == ()


def test_a_participant_hides_nothing():
    evening = at("open/write")
    note = evening.write(ANN)

    assert evening.refusal(ANN, HideNotes((note,))) is Reason.NOT_ALLOWED
    assert evening.refusal(FAY, HideNotes((NOBODY,))) is Reason.NO_SUCH_NOTE


def test_people_are_counted_as_long_as_they_have_a_note():
    evening = at("open/write")
    first, _, third = evening.write(ANN), evening.write(ANN), evening.write(BEN)
    full = evening.session.tallies[OPEN]

    evening.act(ANN, WithdrawNote(first))
    evening.act(BEN, WithdrawNote(third))

    assert full == Tally(people=2, notes=3)
    assert evening.session.tallies[OPEN] == Tally(people=1, notes=1)


def test_a_late_anonymous_note_is_counted_when_it_is_shown_and_not_when_it_is_written():
    evening = at("safe/write")
    evening.write(ANN, part=SAFE)
    evening.go("safe/reveal")
    counted = []

    for person in (ANN, BEN, CARL):
        evening.write(person, part=SAFE)
        counted.append(evening.session.count(SAFE))

    assert counted == [Tally(1, 1), Tally(1, 1), Tally(3, 4)]
