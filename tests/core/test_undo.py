"""Taking back the last things a facilitator did, while nothing has built on them."""

from collections.abc import Callable

import pytest

from facilitator.core.decide import Undo
from facilitator.core.hosting.showing import Blank, HoldPage, Spotlight
from facilitator.core.ids import LONE, NoteId
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.moderating import HideNotes, RestoreNotes
from facilitator.core.kinds.notes.off_stage import KeepOffStage
from facilitator.core.kinds.notes.themes import MergeThemes, NameTheme, PlaceNotes, ThemeRemoved
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.moving.flow import AddMinutes
from facilitator.core.refused import Reason
from facilitator.core.undo import KEPT
from facilitator.core.views import Audience, snapshot
from tests.core.world import ANN, BEN, FAY, OPEN, Evening, last_undoable


def at_the_wall() -> tuple[Evening, NoteId, NoteId]:
    """Return an evening with two notes that are shown."""
    evening = Evening()
    evening.go("open/write")
    a, b = evening.write(ANN, "a"), evening.write(BEN, "b")
    evening.go("open/reveal")
    return evening, a, b


def screens(evening: Evening) -> dict[str, object]:
    return {audience: snapshot(evening.session, audience) for audience in Audience}


def place(evening: Evening, a: NoteId, b: NoteId) -> None:
    evening.act(FAY, PlaceNotes((a, b), LONE))


def add(evening: Evening, a: NoteId, b: NoteId) -> None:
    evening.group("new", a, b)


def name(evening: Evening, a: NoteId, b: NoteId) -> None:
    evening.act(FAY, NameTheme(next(iter(evening.session.themes)), "renamed"))


def merge(evening: Evening, a: NoteId, b: NoteId) -> None:
    evening.act(FAY, MergeThemes(*evening.session.themes))


def hide(evening: Evening, a: NoteId, b: NoteId) -> None:
    evening.act(FAY, HideNotes((a,)))


def spotlight(evening: Evening, a: NoteId, b: NoteId) -> None:
    evening.act(FAY, Spotlight((b, a)))


def move(evening: Evening, a: NoteId, b: NoteId) -> None:
    evening.go("safe/intro")


def see(evening: Evening, a: NoteId, b: NoteId) -> None:
    evening.act(FAY, WriteInsight(OPEN, "we saw"))


@pytest.mark.parametrize("deed", [place, add, name, merge, hide, spotlight, move, see])
def test_undo_gives_every_screen_back_what_it_showed(deed: Callable[..., None]):
    evening, a, b = at_the_wall()
    evening.group("one", a)
    evening.group("other", b)
    evening.wait(60)
    before = screens(evening)

    deed(evening, a, b)
    changed = screens(evening)
    evening.wait(5)
    evening.undo()

    after = screens(evening)
    for each in (changed, before, after):  # what was moderated stays on record
        each[Audience.CONSOLE].pop("modlog")

    assert changed != before
    assert after == before


def test_restoring_a_note_can_be_taken_back_too():
    evening, a, _ = at_the_wall()
    evening.act(FAY, HideNotes((a,)))
    evening.act(FAY, RestoreNotes((a,)))

    evening.undo()

    assert evening.session.notes[a].hidden


def test_pressing_undo_again_goes_further_back_instead_of_to_and_fro():
    evening, a, b = at_the_wall()
    evening.act(FAY, PlaceNotes((a,), LONE))
    evening.act(FAY, PlaceNotes((b,), LONE))
    evening.act(FAY, PlaceNotes((a,), None))

    for _ in range(3):
        evening.act(FAY, Undo(last_undoable(evening.session)))

    assert [note.theme for note in evening.session.notes.values()] == [None, None]
    assert last_undoable(evening.session) is None


def test_what_was_done_twice_to_one_thing_is_taken_back_from_the_end():
    evening, a, _ = at_the_wall()
    evening.act(FAY, PlaceNotes((a,), LONE))
    first = evening.session.seq
    evening.act(FAY, PlaceNotes((a,), None))

    assert evening.refusal(FAY, Undo(first)) is Reason.CHANGED_SINCE
    evening.undo()
    evening.act(FAY, Undo(first))


def test_what_was_done_elsewhere_meanwhile_stays():
    evening, a, b = at_the_wall()
    evening.act(FAY, PlaceNotes((a,), LONE))
    first = evening.session.seq
    evening.act(FAY, PlaceNotes((b,), LONE))

    evening.act(FAY, Undo(first))

    assert evening.session.notes[a].theme is None
    assert evening.session.notes[b].theme == LONE


@pytest.mark.parametrize("action", [HideNotes, KeepOffStage])
def test_notes_that_were_taken_off_at_once_come_back_at_once(action):
    evening, a, b = at_the_wall()
    evening.act(FAY, action((a, b, a)))
    assert evening.see("stage", Audience.STAGE)["notes"] == []

    evening.undo()

    shown = [note["id"] for note in evening.see("stage", Audience.STAGE)["notes"]]
    assert sorted(shown) == sorted((a, b))


def test_notes_that_were_put_back_at_once_go_again_at_once():
    evening, a, b = at_the_wall()
    evening.act(FAY, HideNotes((a, b)))
    evening.act(FAY, RestoreNotes((b, a)))

    evening.undo()

    assert all(evening.session.notes[each].hidden for each in (a, b))


def test_a_note_that_was_taken_back_meanwhile_keeps_no_other_from_being_hidden_or_coming_back():
    evening, a, b = at_the_wall()
    evening.act(ANN, WithdrawNote(a))
    evening.act(FAY, HideNotes((a, b)))
    assert evening.session.notes[b].hidden
    assert evening.refusal(FAY, HideNotes((a,))) is Reason.NO_SUCH_NOTE

    evening, a, b = at_the_wall()
    evening.act(FAY, HideNotes((a, b)))
    evening.act(FAY, RestoreNotes((a, b)))
    restored = evening.session.seq
    evening.act(ANN, WithdrawNote(a))
    evening.act(FAY, Undo(restored))
    assert evening.session.notes[b].hidden


def test_more_notes_than_a_wall_could_hold_are_not_hidden_at_once():
    evening, a, _ = at_the_wall()
    many = tuple(NoteId(f"note{n:04}") for n in range(300))

    assert evening.refusal(FAY, HideNotes((a, *many))) is Reason.TOO_MANY


def test_nothing_is_taken_back_twice():
    evening, a, _ = at_the_wall()
    evening.act(FAY, HideNotes((a,)))
    seq = evening.session.seq
    evening.undo()

    assert evening.refusal(FAY, Undo(seq)) is Reason.NOT_UNDOABLE
    assert evening.refusal(FAY, Undo(evening.session.seq)) is Reason.NOT_UNDOABLE


@pytest.mark.parametrize("action", [AddMinutes(1), HoldPage(1), Blank(True)])
def test_only_what_is_on_the_list_is_taken_back(action):
    evening, *_ = at_the_wall()
    evening.act(FAY, action)

    assert evening.refusal(FAY, Undo(evening.session.seq)) is Reason.NOT_UNDOABLE


@pytest.mark.parametrize("seq", [-1, 0, 1, 3, 99, 10**30])
def test_only_an_entry_that_did_something_undoable_is_taken_back(seq):
    evening, *_ = at_the_wall()

    assert evening.refusal(FAY, Undo(seq)) is Reason.NOT_UNDOABLE


def test_a_participant_takes_nothing_of_the_facilitators_back():
    evening, a, _ = at_the_wall()
    evening.act(FAY, HideNotes((a,)))

    assert evening.refusal(ANN, Undo(evening.session.seq)) is Reason.NOT_ALLOWED


@pytest.mark.parametrize("stop", ["open/reveal", "open/vote", "ended"])
def test_a_move_after_which_people_have_seen_something_is_only_moved_on_from(stop):
    evening = Evening()
    evening.go("open/write")

    evening.go(stop)

    assert evening.refusal(FAY, Undo(evening.session.seq)) is Reason.NOT_UNDOABLE


def test_a_move_that_something_was_shown_after_is_not_taken_back():
    evening = Evening()
    evening.go("open/write")
    seq = evening.session.seq
    evening.go("open/reveal")

    assert evening.refusal(FAY, Undo(seq)) is Reason.CHANGED_SINCE


def test_leaving_a_vote_closes_it_for_good():
    evening = Evening()
    evening.go("open/vote")

    evening.go("safe/intro")

    assert evening.refusal(FAY, Undo(evening.session.seq)) is Reason.NOT_UNDOABLE


def test_a_move_taken_back_gives_the_stop_the_time_it_had():
    evening = Evening()
    evening.go("open/intro")
    visit = evening.session.visit
    evening.wait(40)
    evening.go("open/write")
    evening.wait(5)

    evening.undo()

    assert evening.session.visit == visit
    assert len(evening.session.visits) == 2


def test_notes_written_before_a_move_was_taken_back_stay():
    evening = Evening()
    evening.go("open/intro")
    evening.go("open/write")
    moved = evening.session.seq
    note = evening.write(ANN)

    evening.act(FAY, Undo(moved))

    assert evening.session.visit.stop == "open/intro"
    assert note in evening.session.notes


def test_a_spotlight_of_an_earlier_stop_comes_back_at_no_other():
    evening, a, b = at_the_wall()
    evening.act(FAY, Spotlight((a,)))
    evening.act(FAY, Spotlight((b,)))
    seq = evening.session.seq

    evening.go("safe/write")

    assert evening.refusal(FAY, Undo(seq)) is Reason.CHANGED_SINCE


def test_a_spotlight_taken_back_shows_what_was_shown_before_as_far_as_it_is_there():
    evening, a, b = at_the_wall()
    evening.act(FAY, Spotlight((a, b)))
    evening.act(FAY, Spotlight(()))
    off = evening.session.seq
    evening.act(ANN, WithdrawNote(a))

    evening.act(FAY, Undo(off))

    assert evening.session.spotlight == (b,)


def test_a_note_hidden_twice_is_not_shown_by_taking_the_second_time_back():
    evening, a, _ = at_the_wall()
    evening.act(FAY, HideNotes((a,)))
    evening.act(FAY, HideNotes((a,)))

    assert last_undoable(evening.session) == evening.session.seq
    evening.undo()

    assert not evening.session.notes[a].hidden
    assert last_undoable(evening.session) is None


def test_what_was_done_to_a_note_that_is_gone_is_not_taken_back():
    evening, a, b = at_the_wall()
    evening.act(FAY, PlaceNotes((b,), LONE))
    evening.act(FAY, HideNotes((a,)))
    hidden = evening.session.seq
    evening.act(ANN, WithdrawNote(a))

    assert evening.refusal(FAY, Undo(hidden)) is Reason.NOT_UNDOABLE
    assert last_undoable(evening.session) == hidden - 1


def test_a_note_taken_back_by_its_author_stays_away_when_its_theme_is_taken_back():
    evening, a, b = at_the_wall()
    evening.group("one", a, b)
    made = evening.session.seq
    evening.act(ANN, WithdrawNote(a))

    evening.act(FAY, Undo(made))

    assert list(evening.session.notes) == [b]
    assert evening.session.notes[b].theme is None


def test_a_theme_that_got_notes_or_a_name_since_is_not_taken_back():
    evening, a, b = at_the_wall()
    theme = evening.group("one", a)
    made = evening.session.seq
    evening.act(FAY, PlaceNotes((b,), theme))
    placed = evening.refusal(FAY, Undo(made))
    evening.undo()
    evening.act(FAY, NameTheme(theme, "two"))

    assert placed is Reason.CHANGED_SINCE
    assert evening.refusal(FAY, Undo(made)) is Reason.CHANGED_SINCE
    evening.undo()
    evening.act(FAY, Undo(made))
    assert isinstance(evening.log[-1].event, ThemeRemoved)


def test_a_theme_is_not_taken_back_while_one_of_the_notes_put_into_it_is_still_there():
    evening, a, b = at_the_wall()
    theme = evening.group("one")
    made = evening.session.seq
    evening.act(FAY, PlaceNotes((a,), theme))
    evening.act(FAY, PlaceNotes((b,), theme))

    evening.act(FAY, Undo(made + 1))

    assert evening.session.notes[b].theme == theme
    assert evening.refusal(FAY, Undo(made)) is Reason.CHANGED_SINCE


def test_no_note_goes_back_to_a_theme_that_is_no_more():
    evening, a, _ = at_the_wall()
    old, other = evening.group("old", a), evening.group("other")
    evening.act(FAY, PlaceNotes((a,), other))
    placed = evening.session.seq
    new = evening.group("new")
    evening.act(FAY, MergeThemes(old, new))

    assert evening.refusal(FAY, Undo(placed)) is Reason.CHANGED_SINCE
    evening.undo()
    evening.act(FAY, Undo(placed))
    assert evening.session.notes[a].theme == old


def test_no_note_goes_back_from_a_new_theme_to_one_that_is_no_more():
    evening, a, _ = at_the_wall()
    old, other = evening.group("old", a), evening.group("other")
    evening.group("new", a)
    made = evening.session.seq
    evening.act(FAY, MergeThemes(old, other))

    assert evening.refusal(FAY, Undo(made)) is Reason.CHANGED_SINCE


def test_a_theme_that_people_vote_on_is_not_taken_back():
    evening, a, b = at_the_wall()
    one, _ = evening.group("one", a), evening.group("other", b)
    made = evening.session.seq
    evening.go("open/vote")
    while_open = evening.refusal(FAY, Undo(made))
    evening.act(ANN, CastBallot(OPEN, (one,)))

    evening.act(FAY, CloseVote(evening.session.visit.stop))

    assert while_open is Reason.CHANGED_SINCE
    assert evening.refusal(FAY, Undo(made)) is Reason.CHANGED_SINCE


def test_themes_merged_before_a_vote_stay_merged():
    evening, a, b = at_the_wall()
    one, other, _ = evening.group("one", a), evening.group("other", b), evening.group("third")
    evening.act(FAY, MergeThemes(other, one))
    merged = evening.session.seq

    evening.go("open/vote")

    assert evening.refusal(FAY, Undo(merged)) is Reason.CHANGED_SINCE


def test_themes_merged_after_a_vote_come_apart_again():
    evening, a, b = at_the_wall()
    one, other = evening.group("one", a), evening.group("other", b)
    evening.go("open/vote")
    evening.act(FAY, CloseVote(evening.session.visit.stop))
    before = screens(evening)
    evening.act(FAY, MergeThemes(other, one))

    evening.undo()

    assert screens(evening) == before


def test_so_many_deeds_can_be_taken_back_and_no_more():
    evening, a, _ = at_the_wall()
    first = evening.session.seq + 1

    for n in range(KEPT + 1):
        evening.act(FAY, PlaceNotes((a,), None if n % 2 else LONE))

    assert first not in evening.session.undoable
    assert list(evening.session.undoable) == list(range(first + 1, first + KEPT + 1))
