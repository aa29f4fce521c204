"""What the facilitator puts on the stage by hand: notes large, a page, nothing at all."""

from dataclasses import replace

import pytest

from facilitator.core.decide import Undo
from facilitator.core.hosting.showing import Blank, HoldPage, Spotlight
from facilitator.core.ids import NoteId
from facilitator.core.kinds.notes.moderating import HideNotes, RestoreNotes
from facilitator.core.kinds.notes.off_stage import KeepOffStage, LetOnStage
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.people import Person
from facilitator.core.program import Category
from facilitator.core.refused import Reason
from facilitator.core.seeing.staging import text
from facilitator.core.views import Audience
from tests.core.seeing.stages import KEYS, stage, with_notes
from tests.core.world import (
    ANN,
    BEN,
    CARL,
    FAY,
    NEAR,
    OPEN,
    PROGRAM,
    SAFE,
    Evening,
    last_undoable,
    step,
    words,
)


def test_a_dark_stage_shows_nothing_at_all_and_comes_back_as_it_was():
    evening, ids = with_notes(2)
    evening.act(FAY, Spotlight((ids[0],)))
    before = stage(evening)

    evening.act(FAY, Blank(True))
    dark = stage(evening)
    evening.act(FAY, Blank(False))

    assert (dark["view"], dark["notes"], dark["spotlight"]) == ("blank", [], [])
    assert set(dark) == KEYS
    assert stage(evening) == before


def test_up_to_three_notes_are_shown_large_in_the_order_they_were_chosen():
    evening, ids = with_notes(4)

    evening.act(FAY, Spotlight((ids[2], ids[0], ids[2], ids[1])))

    shown = stage(evening)
    assert shown["view"] == "spotlight"
    assert [note["id"] for note in shown["spotlight"]] == [ids[2], ids[0], ids[1]]
    assert evening.refusal(FAY, Spotlight(tuple(ids))) is Reason.TOO_MANY


def test_a_large_note_has_the_category_of_its_own_question_in_a_later_one():
    later = replace(step(SAFE), categories=(Category(NEAR, words("far"), None, "sky", "square"),))
    parts = (PROGRAM.parts[0], step(OPEN), later)
    evening, [near] = with_notes(1, replace(PROGRAM, parts=parts), category=NEAR)
    evening.go("safe/write")
    far = evening.write(BEN, "later", part=SAFE, category=NEAR)
    without = evening.write(CARL, "neither", part=SAFE)
    evening.go("safe/reveal")

    evening.act(FAY, Spotlight((near, far, without)))

    looks = [
        {"id": NEAR, "label": text(words("near")), "color": "yellow", "shape": "circle"},
        {"id": NEAR, "label": text(words("far")), "color": "sky", "shape": "square"},
        None,
    ]
    assert [note["look"] for note in stage(evening)["spotlight"]] == looks
    repeated = evening.see("spotlit", Audience.PHONE)["notes"]
    assert [note["look"] for note in repeated] == looks


def test_a_spotlight_ends_when_the_facilitator_says_so():
    evening, ids = with_notes(1)
    before = stage(evening)
    evening.act(FAY, Spotlight((ids[0],)))

    evening.act(FAY, Spotlight(()))

    assert stage(evening) == before


def test_a_note_taken_out_of_the_light_leaves_the_others_there():
    evening, ids = with_notes(2)
    evening.act(FAY, Spotlight(tuple(ids)))
    author = next(each for each in (ANN, BEN) if evening.session.notes[ids[0]].author == each.id)

    evening.act(author, WithdrawNote(ids[0]))
    one_left = [note["id"] for note in stage(evening)["spotlight"]]
    evening.act(FAY, HideNotes((ids[1],)))

    assert one_left == [ids[1]]
    assert (stage(evening)["view"], stage(evening)["spotlight"]) == ("wall", [])


@pytest.mark.parametrize(
    ("off", "on"), [(HideNotes, RestoreNotes), (KeepOffStage, LetOnStage)], ids=["hidden", "kept"]
)
def test_a_note_that_is_put_back_is_among_the_others_and_not_large(off, on):
    evening, ids = with_notes(2)
    evening.act(FAY, Spotlight((ids[0],)))
    lit = stage(evening)

    evening.act(FAY, off((ids[0],)))
    assert evening.see("console", Audience.CONSOLE)["spotlight"] == []
    evening.act(FAY, Undo(last_undoable(evening.session)))
    assert stage(evening) == lit  # who takes it back has everything as it was
    evening.act(FAY, off((ids[0],)))
    evening.act(FAY, on((ids[0],)))

    assert (stage(evening)["view"], stage(evening)["spotlight"]) == ("wall", [])


def test_only_what_people_may_see_already_is_shown_large():
    evening, ids = with_notes(1)
    evening.go("safe/write")
    unshown = evening.write(ANN, part=SAFE)
    evening.act(FAY, HideNotes((ids[0],)))

    assert evening.refusal(FAY, Spotlight((unshown,))) is Reason.NOT_REVEALED
    assert evening.refusal(FAY, Spotlight((ids[0],))) is Reason.HIDDEN
    assert evening.refusal(FAY, Spotlight((NoteId("nosuch00"),))) is Reason.NO_SUCH_NOTE


def test_of_notes_to_be_shown_large_those_left_are_when_one_was_taken_back():
    evening, ids = with_notes(2)
    evening.act(ANN, WithdrawNote(ids[0]))

    evening.act(FAY, Spotlight((ids[0], ids[1])))

    assert evening.session.spotlight == (ids[1],)


def test_a_late_note_that_still_waits_is_not_shown_large():
    evening = Evening()
    evening.go("safe/write")
    evening.go("safe/reveal")
    note = evening.write(ANN, part=SAFE)

    assert evening.refusal(FAY, Spotlight((note,))) is Reason.NO_SUCH_NOTE


@pytest.mark.parametrize(
    ("person", "action"),
    [
        *((ANN, each) for each in (Spotlight(()), HoldPage(0), Blank(True))),
        *((replace(ANN, role="stage"), each) for each in (Spotlight(()), HoldPage(0))),
    ],
)
def test_only_the_facilitator_chooses_what_the_stage_shows(person: Person, action):
    assert Evening().refusal(person, action) is Reason.NOT_ALLOWED
