"""The queue: a note is on nobody else's screen until a facilitator has seen it."""

from dataclasses import replace

import pytest

from facilitator.core import views
from facilitator.core.decide import Undo
from facilitator.core.hosting.scribing import EditFor, WriteFor
from facilitator.core.hosting.showing import Spotlight
from facilitator.core.ids import NoteId, PartId, StopId
from facilitator.core.keeping import EnterReport
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.queueing import ApproveNotes, SetQueue
from facilitator.core.kinds.notes.relating import Relate
from facilitator.core.kinds.notes.writing import EditNote
from facilitator.core.log import rebuild
from facilitator.core.moving.flow import StartCountdown
from facilitator.core.people import DESK
from facilitator.core.refused import Reason
from facilitator.core.views import Audience
from tests.core.world import (
    ANN,
    ARRIVE,
    BEN,
    CARL,
    FAY,
    OPEN,
    PROGRAM,
    SAFE,
    WELCOME,
    WHOLE,
    Evening,
)

S, C, P, R = Audience.STAGE, Audience.CONSOLE, Audience.PHONE, Audience.REPORT
PEOPLE = (ANN, BEN, CARL)


def queued(part: PartId = OPEN) -> Evening:
    """Return an evening in which the notes of a step wait, by its program."""
    parts = (
        replace(each, moderation="queue") if each.id == part else each for each in PROGRAM.parts
    )
    return Evening(replace(PROGRAM, parts=tuple(parts)))


def seen(evening: Evening, audience: Audience) -> set[str]:
    snapshot = views.snapshot(evening.session, audience)
    return {key.removeprefix("note/") for key in snapshot if key.startswith("note/")}


def test_a_note_that_waits_is_seen_by_the_facilitator_and_its_author_alone():
    evening = queued()
    evening.go("open/write")
    note = evening.write(ANN, "please wait")
    evening.go("open/reveal")

    assert evening.see(f"note/{note}", C)["desk"]["queued"]
    assert [each["queued"] for each in views.own(evening.session, ANN)["notes"]] == [True]
    for audience in (each for each in Audience if each is not C):
        assert "please wait" not in repr(views.snapshot(evening.session, audience))


def test_what_is_approved_appears_when_the_notes_of_its_part_do():
    evening = queued()
    evening.go("open/write")
    notes = [evening.write(who) for who in PEOPLE]
    evening.act(FAY, ApproveNotes(tuple(notes[:2])))
    before = seen(evening, P)
    evening.go("open/reveal")

    assert before == set()
    assert seen(evening, P) == {note["id"] for note in evening.see("stage", S)["notes"]}
    assert seen(evening, P) == seen(evening, R) == set(notes[:2])
    evening.act(FAY, ApproveNotes((notes[2],)))
    assert seen(evening, P) == set(notes)


def test_revealing_shows_what_is_approved_and_leaves_the_rest_waiting():
    evening = queued()
    evening.go("open/write")
    evening.write(ANN)

    evening.act(FAY, StartCountdown(StopId("open/write")))
    evening.go("open/reveal")

    assert evening.see("stage", S)["notes"] == []


def test_the_queue_of_a_part_is_switched_on_and_off_while_it_runs():
    evening = Evening()
    evening.go("open/write")
    first = evening.write(ANN)
    evening.act(FAY, SetQueue(OPEN, True))
    waiting = evening.write(BEN)
    told = evening.see("part/open", P)["queue"]
    evening.act(FAY, SetQueue(OPEN, False))
    last = evening.write(CARL)
    evening.go("open/reveal")

    assert told
    assert not evening.see("part/open", P)["queue"]
    assert seen(evening, P) == {first, last}
    assert evening.session.notes[waiting].queued
    assert evening.act(FAY, SetQueue(OPEN, False)) == ()


def test_switching_the_queue_stands_in_the_moderation_log():
    evening = Evening()
    evening.act(FAY, SetQueue(OPEN, True))
    evening.act(FAY, SetQueue(OPEN, False))

    rows = evening.see("modlog", C)["rows"]

    assert [(row["what"], row["part"]) for row in rows] == [
        ("queue_off", OPEN),
        ("queue_on", OPEN),
    ]


def test_only_where_people_write_there_is_a_queue():
    assert Evening().refusal(FAY, SetQueue(WELCOME, True)) is Reason.NO_SUCH_PART
    assert Evening().refusal(FAY, SetQueue(PartId("nowhere"), True)) is Reason.NO_SUCH_PART
    assert Evening().refusal(ANN, SetQueue(OPEN, True)) is Reason.NOT_ALLOWED


def test_answers_of_a_check_in_can_wait_too():
    evening = Evening(WHOLE)
    evening.go("arrive/checkin")
    evening.act(FAY, SetQueue(ARRIVE, True))
    note = evening.write(ANN, part=ARRIVE)
    before = evening.see("console", C)["primary"]["effect"]

    evening.act(FAY, ApproveNotes((note,)))

    assert before != "answers"
    assert evening.see("console", C)["primary"]["effect"] == "answers"


def test_other_words_wait_again_so_that_nobody_writes_past_the_queue():
    evening = queued()
    evening.go("open/write")
    note = evening.write(ANN)
    evening.act(FAY, ApproveNotes((note,)))
    evening.go("open/reveal")
    evening.act(ANN, EditNote(note, "something else", None))

    assert seen(evening, P) == set()
    evening.act(FAY, ApproveNotes((note,)))
    evening.act(ANN, EditNote(note, "something else", None))
    assert seen(evening, P) == {note}


def test_nobody_relates_to_a_note_that_waits_nor_is_it_shown_large():
    evening = queued()
    evening.go("open/write")
    note = evening.write(ANN)
    evening.go("open/reveal")

    assert evening.refusal(BEN, Relate(note, True)) is Reason.NOT_SHOWN
    assert evening.refusal(FAY, Spotlight((note,))) is Reason.NOT_REVEALED


def test_late_notes_of_an_anonymous_step_first_wait_for_each_other():
    evening = queued(SAFE)
    evening.go("safe/write")
    evening.go("safe/reveal")
    numbers = []
    for who in PEOPLE:
        evening.write(who, part=SAFE)
        count = evening.see("count/safe", C)
        numbers.append((len(seen(evening, C)), count["people"], count["notes"]))
    notes = tuple(evening.session.notes)
    before = seen(evening, P)

    evening.act(FAY, ApproveNotes(notes))

    assert numbers == [(0, 0, 0), (0, 0, 0), (3, 3, 3)]
    assert before == set()
    assert seen(evening, P) == set(notes)


def test_a_hidden_note_leaves_the_queue_for_nobody_by_being_approved():
    evening = queued()
    evening.go("open/write")
    note = evening.write(ANN)
    evening.act(FAY, HideNotes((note,)))
    evening.act(FAY, ApproveNotes((note,)))
    evening.go("open/reveal")

    assert seen(evening, P) == set()


def test_approving_at_once_is_taken_back_at_once_and_no_report_keeps_it():
    evening = queued()
    evening.go("open/write")
    notes = [evening.write(who) for who in PEOPLE]
    evening.act(FAY, ApproveNotes(tuple(notes)))
    approved = evening.session.seq
    evening.act(DESK, EnterReport("file1", "ja", evening.session.seq))

    evening.act(FAY, Undo(approved))

    assert seen(evening, R) == set()
    assert evening.see("report/ja", C)["file"] is None
    assert rebuild(evening.log) == evening.session


def test_the_report_says_that_something_is_missing_and_not_what():
    evening = queued()
    evening.go("open/write")
    evening.write(ANN)

    count = evening.see("count/open", R)

    assert (count["notes"], count["missing"]) == (0, 1)


def test_what_is_written_for_somebody_waits_like_any_other_note():
    evening = queued()
    evening.go("open/write")
    [added] = evening.act(FAY, WriteFor(OPEN, "on paper", None, "paper"))
    evening.act(FAY, ApproveNotes((added.note,)))
    evening.act(FAY, EditFor(added.note, "on paper, too", None))
    evening.go("open/reveal")

    assert added.queued
    assert seen(evening, P) == set()


def test_who_lets_a_note_in_has_seen_it_for_the_stage_too():
    evening = queued(SAFE)
    evening.go("safe/write")
    note = evening.write(ANN, part=SAFE)
    evening.act(FAY, ApproveNotes((note,)))
    approved = evening.session.seq
    evening.go("safe/reveal")
    shown = [each["id"] for each in evening.see("stage", S)["notes"]]
    evening.go("safe/write")
    evening.act(FAY, Undo(approved))
    evening.go("safe/reveal")

    assert shown == [note]
    assert evening.see("stage", S)["notes"] == []


def test_what_does_not_wait_is_not_approved_and_nothing_unknown_is():
    evening = Evening()
    evening.go("open/write")
    note = evening.write(ANN)

    assert evening.act(FAY, ApproveNotes((note,))) == ()
    assert evening.refusal(FAY, ApproveNotes((NoteId("nosuch00"),))) is Reason.NO_SUCH_NOTE
    assert evening.refusal(FAY, ApproveNotes(("n",) * 2)) is Reason.NO_SUCH_NOTE
    many = tuple(NoteId(f"n{n}") for n in range(301))
    assert evening.refusal(FAY, ApproveNotes(many)) is Reason.TOO_MANY


@pytest.mark.parametrize("extra", [1, 2, 10])
def test_approved_notes_are_dealt_behind_the_others_where_there_are_many(extra):
    evening = Evening()
    evening.go("open/write")
    for n in range(150):
        evening.write(replace(ANN, id=f"ann{n % 9}"))
    evening.act(FAY, SetQueue(OPEN, True))
    late = [evening.write(BEN) for _ in range(extra)]
    evening.go("open/reveal")
    before = evening.see("pages/open", P)

    evening.act(FAY, ApproveNotes(tuple(late)))

    assert before is None
    last = evening.see("page/open/3", P)["notes"]
    assert {note["id"] for note in last if note["id"] in late} == set(late)
