"""Notes that say the same lie under one of them; nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.decide import Undo
from facilitator.core.ids import LONE, NoteId
from facilitator.core.kinds.notes.doubles import DoublesLaid, Laid, LayDoubles
from facilitator.core.kinds.notes.moderating import HideNotes, RestoreNotes
from facilitator.core.kinds.notes.themes import PlaceNotes
from facilitator.core.kinds.notes.writing import SetInReport, WithdrawNote
from facilitator.core.log import rebuild, touched
from facilitator.core.refused import Reason
from facilitator.core.views import Audience, own
from tests.core.world import ANN, BEN, CARL, FAY, SAFE, Evening


def an_evening() -> tuple[Evening, NoteId, NoteId, NoteId]:
    """Return an evening with three notes in its first step."""
    evening = Evening()
    evening.go("open/write")
    notes = evening.write(ANN, "greet"), evening.write(BEN, "greet!"), evening.write(CARL, "greet.")
    return evening, *notes


def lay(evening: Evening, under: NoteId | None, *notes: NoteId) -> None:
    evening.act(FAY, LayDoubles(notes, under))


def test_a_double_lies_under_the_other_which_counts_for_both():
    evening, a, b, _ = an_evening()

    [laid] = evening.act(FAY, LayDoubles((b,), a))

    assert laid == DoublesLaid((Laid(b, None, a, None, None),))
    assert evening.session.notes[b].under == a
    assert (evening.session.notes[a].times, evening.session.notes[b].times) == (2, 1)


def test_stage_and_phones_show_one_for_both_and_the_report_loses_nothing():
    evening, a, b, c = an_evening()
    lay(evening, a, b)
    evening.go("open/reveal")

    shown = {note["id"]: note["times"] for note in evening.see("stage", Audience.STAGE)["notes"]}
    assert shown == {a: 2, c: 1}
    assert evening.see(f"note/{a}", Audience.PHONE)["times"] == 2
    assert "under" not in evening.see(f"note/{a}", Audience.PHONE)
    assert evening.see(f"note/{b}", Audience.PHONE) is None
    assert evening.see(f"note/{b}", Audience.CONSOLE)["under"] == a
    assert evening.see(f"note/{b}", Audience.REPORT)["text"] == "greet!"
    assert evening.see(f"note/{b}", Audience.REPORT)["under"] == a
    assert evening.see(f"note/{a}", Audience.REPORT)["times"] == 2
    assert evening.see("count/open", Audience.REPORT)["notes"] == 3


def test_a_double_is_in_the_theme_of_the_other_and_goes_where_that_goes():
    evening, a, b, c = an_evening()
    first, second = evening.group("first", a), evening.group("second", b)

    lay(evening, a, b)
    assert [evening.see(f"theme/{each}", Audience.CONSOLE)["size"] for each in (first, second)] == [
        2,
        0,
    ]
    evening.act(FAY, PlaceNotes((a,), second))
    assert {evening.session.notes[each].theme for each in (a, b)} == {second}
    evening.act(FAY, PlaceNotes((b, c), first))
    assert {evening.session.notes[each].theme for each in (a, b, c)} == {first}


def test_a_theme_on_the_stage_counts_all_that_say_it():
    evening, a, b, c = an_evening()
    lay(evening, a, b, c)
    evening.group("greeting", a)
    evening.go("open/theme")

    [theme] = evening.see("stage", Audience.STAGE)["themes"]
    assert (theme["size"], len(theme["samples"])) == (3, 1)


def test_piles_are_flat():
    evening, a, b, c = an_evening()
    lay(evening, b, c)

    lay(evening, a, b)
    assert evening.session.piles == {a: (b, c)}
    assert evening.session.notes[a].times == 3
    lay(evening, a, a)
    lay(evening, c, b)
    assert evening.session.piles == {a: (b, c)}


def test_a_note_put_under_its_own_double_changes_nothing():
    evening, a, b, _ = an_evening()
    lay(evening, a, b)

    assert evening.act(FAY, LayDoubles((a,), b)) == ()


def test_what_was_laid_can_lie_open_again():
    evening, a, b, c = an_evening()
    lay(evening, a, b, c)

    lay(evening, None, b)

    assert evening.session.piles == {a: (c,)}
    assert evening.session.notes[b].under is None
    assert evening.session.notes[a].times == 2


def test_undo_puts_everything_back_where_it_lay():
    evening, a, b, c = an_evening()
    lay(evening, b, c)
    theme = evening.group("first", a)
    before = evening.session.notes.copy()
    lay(evening, a, b)
    assert evening.session.notes[c].theme == theme

    evening.undo()

    assert evening.session.notes == before
    assert evening.session.piles == {b: (c,)}


def test_what_has_been_built_on_is_not_undone():
    evening, a, b, _ = an_evening()
    lay(evening, a, b)
    laid = evening.session.seq
    evening.act(FAY, PlaceNotes((a,), LONE))

    assert evening.refusal(FAY, Undo(laid)) is Reason.CHANGED_SINCE
    evening.undo()
    evening.act(FAY, Undo(laid))

    assert evening.session.piles == {}


def test_when_the_one_on_top_is_taken_back_the_next_lies_in_its_place():
    evening, a, b, c = an_evening()
    lay(evening, a, b, c)

    evening.act(ANN, WithdrawNote(a))

    assert evening.session.piles == {b: (c,)}
    assert evening.session.notes[b].under is None
    assert evening.session.notes[b].times == 2
    assert {f"note/{each}" for each in (a, b, c)} <= touched(evening.session, evening.log[-1])


def test_a_double_that_is_taken_back_or_hidden_counts_no_more():
    evening, a, b, c = an_evening()
    lay(evening, a, b, c)

    evening.act(FAY, HideNotes((b,)))
    assert evening.session.notes[a].times == 2
    assert f"note/{a}" in touched(evening.session, evening.log[-1])
    evening.act(FAY, RestoreNotes((b,)))
    assert evening.session.notes[a].times == 3
    evening.act(BEN, WithdrawNote(b))
    assert evening.session.notes[a].times == 2
    assert f"note/{a}" in touched(evening.session, evening.log[-1])


def test_a_report_counts_only_what_it_may_quote():
    evening, a, b, c = an_evening()
    lay(evening, a, b, c)

    evening.act(BEN, SetInReport(b, False))
    assert evening.see(f"note/{a}", Audience.REPORT)["times"] == 2
    evening.act(ANN, SetInReport(a, False))
    assert evening.see(f"note/{c}", Audience.REPORT)["under"] is None


def test_nobody_learns_from_their_own_note_that_others_wrote_the_same():
    evening, a, b, _ = an_evening()
    lay(evening, a, b)

    assert "times" not in own(evening.session, ANN)["notes"][0]


def test_of_notes_that_say_the_same_those_left_are_laid_together():
    evening, a, b, c = an_evening()
    evening.act(BEN, WithdrawNote(b))

    evening.act(FAY, LayDoubles((b, c), a))

    assert evening.session.notes[c].under == a
    assert evening.refusal(FAY, LayDoubles((b,), a)) is Reason.NO_SUCH_NOTE


def test_when_the_note_on_top_was_taken_back_the_others_lie_under_the_first_of_them():
    evening, a, b, c = an_evening()
    evening.act(ANN, WithdrawNote(a))

    evening.act(FAY, LayDoubles((b, c), a))

    assert evening.session.notes[c].under == b
    assert evening.session.notes[b].under is None
    assert evening.refusal(FAY, LayDoubles((b,), a)) is Reason.NO_SUCH_NOTE


def test_notes_of_other_steps_and_notes_that_are_gone_are_refused():
    evening, a, b, _ = an_evening()
    evening.go("safe/write")
    other = evening.write(ANN, "elsewhere", part=SAFE)

    assert evening.refusal(FAY, LayDoubles((other,), a)) is Reason.NO_SUCH_NOTE
    assert evening.refusal(FAY, LayDoubles((a,), NoteId("nosuch00"))) is Reason.NO_SUCH_NOTE
    assert evening.refusal(ANN, LayDoubles((b,), a)) is Reason.NOT_ALLOWED


def test_while_people_vote_on_notes_no_choice_is_put_away():
    evening, a, b, _ = an_evening()
    evening.go("open/vote")

    assert evening.refusal(FAY, LayDoubles((b,), a)) is Reason.VOTE_OPEN


def test_nor_by_taking_back_that_it_lies_open():
    evening, a, b, _ = an_evening()
    lay(evening, a, b)
    lay(evening, None, b)
    seq = evening.session.seq
    evening.go("open/vote")

    assert evening.refusal(FAY, Undo(seq)) is Reason.CHANGED_SINCE


@pytest.mark.parametrize("who", [ANN, BEN])
def test_the_log_read_again_gives_the_same_piles(who):
    evening, a, b, c = an_evening()
    lay(evening, a, b, c)
    evening.act(who, WithdrawNote(a if who is ANN else b))

    again = rebuild(evening.log)

    assert (again.piles, again.notes) == (evening.session.piles, evening.session.notes)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 6)), max_size=15))
def test_whatever_is_laid_piles_stay_flat_whole_and_counted(deeds):
    evening = Evening()
    evening.go("open/write")
    notes = [evening.write(ANN, f"note {n}") for n in range(6)]
    evening.group("one", *notes[:3])

    for note, under in deeds:
        evening.act(FAY, LayDoubles((notes[note],), notes[under] if under < 6 else None))

    found = evening.session.notes
    for note in found.values():
        members = evening.session.piles.get(note.id, ())
        assert note.times == 1 + len(members)
        assert all(found[each].under == note.id for each in members)
        assert all(found[each].theme == note.theme for each in members)
        if note.under:
            assert not members
            assert note.id in evening.session.piles[note.under]
