"""What the stage may show: taken off it alone, and seen by a facilitator before it gets there."""

from dataclasses import replace

import pytest

from facilitator.core import views
from facilitator.core.hosting.showing import Spotlight
from facilitator.core.ids import LONE, NoteId, StopId
from facilitator.core.kinds.notes.moderating import HideNotes, RestoreNotes
from facilitator.core.kinds.notes.off_stage import KeepOffStage, LetOnStage
from facilitator.core.kinds.notes.themes import PlaceNotes
from facilitator.core.kinds.notes.writing import EditNote, WithdrawNote
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.people import Role
from facilitator.core.refused import Reason
from facilitator.core.views import Audience
from tests.core.world import ANN, BEN, CARL, FAY, NEAR, OPEN, PROGRAM, SAFE, Evening

S, C, P, R = Audience.STAGE, Audience.CONSOLE, Audience.PHONE, Audience.REPORT


def at_the_wall(part: str = OPEN, evening: Evening | None = None) -> tuple[Evening, list[NoteId]]:
    evening = evening or Evening()
    evening.go(f"{part}/write")
    notes = [evening.write(who, f"words of {who.id}", part=part) for who in (ANN, BEN, CARL)]
    evening.go(f"{part}/reveal")
    return evening, notes


def on_the_wall(evening: Evening) -> set[str]:
    return {note["id"] for note in evening.see("stage", S)["notes"]}


def test_what_is_taken_off_the_stage_stays_on_phones_the_console_and_in_the_report():
    evening, notes = at_the_wall()

    evening.act(FAY, KeepOffStage((notes[0],)))

    assert on_the_wall(evening) == set(notes[1:])
    assert evening.see(f"note/{notes[0]}", P)["text"] == "words of ann"
    assert evening.see(f"note/{notes[0]}", R)["text"] == "words of ann"
    assert evening.see(f"note/{notes[0]}", C)["desk"]["stage"] == "off"
    assert not evening.see(f"note/{notes[0]}", C)["hidden"]


@pytest.mark.parametrize("stop", ["reveal", "theme", "vote", "insight"])
def test_no_picture_of_the_stage_has_a_note_that_was_taken_off_it(stop):
    evening, notes = at_the_wall()
    evening.act(FAY, Spotlight((notes[0],)))
    evening.act(FAY, PlaceNotes((notes[0],), LONE))
    evening.group("one", notes[1])
    evening.act(FAY, KeepOffStage((notes[0],)))
    evening.act(FAY, KeepOffStage((notes[1],)))

    evening.go(f"open/{stop}")

    for key in ("stage", "next"):
        told = repr(evening.see(key, C))
        assert not any(note in told for note in notes[:2])
        assert "words of ann" not in told
        assert "words of ben" not in told


def test_the_result_of_a_vote_on_notes_does_not_say_what_is_off_the_stage():
    evening, notes = at_the_wall()
    evening.go("open/vote")
    evening.act(ANN, CastBallot(OPEN, (notes[1],)))
    evening.act(FAY, KeepOffStage((notes[1],)))
    evening.act(FAY, CloseVote(StopId("open/vote")))

    shown = evening.see("stage", S)["results"]
    assert {row["target"] for row in shown if not row["off"]} == {notes[0], notes[2]}
    assert [(row["title"], row["votes"]) for row in shown if row["off"]] == [("", 1)]
    assert notes[1] in {row["target"] for row in evening.see("result/open", P)["rows"]}


def test_a_theme_is_as_large_on_the_stage_as_on_phones():
    evening, notes = at_the_wall()
    theme = evening.group("one", *notes)
    evening.act(FAY, KeepOffStage((notes[0],)))
    evening.go("open/theme")

    [shown] = evening.see("stage", S)["themes"]

    assert shown["size"] == evening.see(f"theme/{theme}", P)["size"] == 3
    assert {note["id"] for note in shown["samples"]} == set(notes[1:])


def test_taking_a_note_off_the_stage_can_be_taken_back_and_be_undone():
    evening, notes = at_the_wall()

    evening.act(FAY, KeepOffStage((notes[0],)))
    evening.undo()
    undone = on_the_wall(evening)
    evening.act(FAY, KeepOffStage((notes[0],)))
    evening.act(FAY, LetOnStage((notes[0],)))

    assert undone == on_the_wall(evening) == set(notes)


def test_what_is_off_the_stage_is_not_shown_large():
    evening, notes = at_the_wall()
    evening.act(FAY, KeepOffStage((notes[0],)))

    assert evening.refusal(FAY, Spotlight((notes[0],))) is Reason.KEPT_OFF


def test_its_author_is_told_and_nobody_else():
    evening, notes = at_the_wall()

    evening.act(FAY, KeepOffStage((notes[0],)))

    assert [note["off_stage"] for note in views.own(evening.session, ANN)["notes"]] == [True]
    assert [note["off_stage"] for note in views.own(evening.session, BEN)["notes"]] == [False]


def test_where_everyone_is_anonymous_no_note_comes_to_the_stage_unseen():
    evening, notes = at_the_wall(SAFE)
    before = evening.see("stage", S)

    evening.act(FAY, LetOnStage(tuple(notes[:2])))

    assert (before["notes"], before["reviewing"]) == ([], True)
    assert on_the_wall(evening) == set(notes[:2])
    assert not evening.see("stage", S)["reviewing"]
    assert {evening.see(f"note/{note}", C)["desk"]["stage"] for note in notes} == {"seen", "unseen"}
    assert all(evening.see(f"note/{note}", P) for note in notes)


def test_a_category_that_is_taboo_is_seen_first_and_the_others_are_not_held_up():
    first = PROGRAM.parts[1]
    taboo = replace(first, categories=(replace(first.categories[0], taboo=True),))
    evening = Evening(replace(PROGRAM, parts=(PROGRAM.parts[0], taboo)))
    evening.go("open/write")
    delicate, other = evening.write(ANN, category=NEAR), evening.write(BEN)
    evening.go("open/reveal")

    assert on_the_wall(evening) == {other}
    evening.act(FAY, LetOnStage((delicate, other)))
    assert on_the_wall(evening) == {other, delicate}
    assert evening.see(f"note/{other}", C)["desk"]["stage"] == "open"


def test_what_was_let_on_at_once_is_taken_back_at_once():
    evening, notes = at_the_wall(SAFE)

    evening.act(FAY, LetOnStage(tuple(notes)))
    evening.undo()

    assert on_the_wall(evening) == set()


def test_other_words_have_to_be_seen_again():
    evening, notes = at_the_wall(SAFE)
    evening.act(FAY, LetOnStage(tuple(notes)))

    evening.act(ANN, EditNote(notes[0], "words of nobody who has seen them", None))

    assert on_the_wall(evening) == set(notes[1:])


def test_other_words_do_not_bring_a_note_back_that_was_taken_off():
    evening, notes = at_the_wall()
    evening.act(FAY, KeepOffStage((notes[0],)))

    evening.act(ANN, EditNote(notes[0], "other words", None))

    assert on_the_wall(evening) == set(notes[1:])


def test_who_shows_a_note_large_has_seen_it():
    evening, notes = at_the_wall(SAFE)

    evening.act(FAY, Spotlight((notes[0],)))

    assert [note["id"] for note in evening.see("stage", S)["spotlight"]] == [notes[0]]
    evening.act(FAY, Spotlight(()))
    assert on_the_wall(evening) == {notes[0]}


def test_a_spotlight_that_is_taken_back_takes_back_that_its_note_was_seen():
    evening, notes = at_the_wall(SAFE)
    evening.act(FAY, Spotlight((notes[0],)))

    evening.undo()

    assert evening.see("stage", S)["spotlight"] == []
    assert on_the_wall(evening) == set()


def test_a_deed_that_changes_nothing_makes_no_entry():
    evening, notes = at_the_wall()

    assert evening.act(FAY, LetOnStage(tuple(notes))) == ()
    evening.act(FAY, KeepOffStage((notes[0],)))
    assert evening.act(FAY, KeepOffStage((notes[0],))) == ()


def test_the_log_says_by_whom_what_and_why_and_never_whose():
    evening, notes = at_the_wall()
    evening.act(FAY, KeepOffStage((notes[0],), "personal", " a name\nin it "))
    evening.act(replace(FAY, role=Role.CO), HideNotes((notes[1],), "hurtful"))
    evening.act(FAY, RestoreNotes((notes[1],)))

    rows = evening.see("modlog", C)["rows"]

    told = [(row["what"], row["role"], row["note"], row["why"], row["words"]) for row in rows]
    assert told == [
        ("restored", "facilitator", notes[1], "", ""),
        ("hidden", "co", notes[1], "hurtful", ""),
        ("off_stage", "facilitator", notes[0], "personal", "a name in it"),
    ]
    assert not any(evening.see("modlog", each) for each in Audience if each is not C)


def test_an_undo_stands_in_the_log_by_who_made_it():
    evening, notes = at_the_wall()
    evening.act(FAY, KeepOffStage((notes[0],)))
    evening.undo()

    rows = evening.see("modlog", C)["rows"]

    assert [(row["what"], row["role"]) for row in rows] == [
        ("on_stage", "facilitator"),
        ("off_stage", "facilitator"),
    ]


def test_with_a_note_that_is_taken_back_go_the_words_of_the_reason():
    evening, notes = at_the_wall()
    evening.act(FAY, HideNotes((notes[0],), "other", "says words of ann"))

    evening.act(ANN, WithdrawNote(notes[0]))

    [row] = evening.see("modlog", C)["rows"]
    assert (row["note"], row["words"], row["why"]) == (None, "", "other")


def test_of_notes_that_are_let_on_the_stage_those_left_are_when_one_was_taken_back():
    evening, notes = at_the_wall()
    evening.act(FAY, KeepOffStage(tuple(notes[:2])))
    evening.act(ANN, WithdrawNote(notes[0]))

    evening.act(FAY, LetOnStage(tuple(notes[:2])))

    assert evening.session.notes[notes[1]].stage is True
    assert evening.refusal(FAY, LetOnStage((notes[0],))) is Reason.NO_SUCH_NOTE


def test_a_reason_of_ones_own_is_short():
    evening, notes = at_the_wall()

    assert evening.refusal(FAY, HideNotes((notes[0],), "other", "x" * 81)) is Reason.TOO_LONG


@pytest.mark.parametrize("action", [KeepOffStage((NoteId("n"),)), LetOnStage((NoteId("n"),))])
def test_participants_decide_nothing_about_the_stage(action):
    assert Evening().refusal(ANN, action) is Reason.NOT_ALLOWED
