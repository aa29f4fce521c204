"""Themes: notes that people have put together and named."""

import pytest

from facilitator.core.ids import LONE, NoteId, PartId, ThemeId
from facilitator.core.kinds.notes.grouped import Theme
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.themes import (
    AddTheme,
    MergeThemes,
    NameTheme,
    NotesPlaced,
    Placed,
    PlaceNotes,
    RemoveTheme,
    ThemeAdded,
    ThemeNamed,
    ThemesMerged,
)
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.kinds.vote import CloseVote
from facilitator.core.log import touched
from facilitator.core.refused import Reason
from tests.core.world import ANN, BEN, FAY, OPEN, SAFE, Evening

NO_NOTE, NO_THEME = NoteId("nosuch00"), ThemeId("nosuch01")


def an_evening() -> tuple[Evening, NoteId, NoteId, NoteId]:
    """Return an evening with three notes in its first step."""
    evening = Evening()
    evening.go("open/write")
    return evening, evening.write(ANN, "a"), evening.write(BEN, "b"), evening.write(BEN, "c")


def test_a_facilitator_makes_a_theme_of_notes_that_belong_together():
    evening, a, b, c = an_evening()

    [added] = evening.act(FAY, AddTheme(OPEN, " small\ngreetings ", (a, b, a)))

    theme = added.theme
    placed = (Placed(a, None, theme), Placed(b, None, theme))
    assert added == ThemeAdded(theme, OPEN, "small greetings", 1, placed)
    assert evening.session.themes == {theme: Theme(theme, OPEN, "small greetings", 1)}
    assert [evening.session.notes[note].theme for note in (a, b, c)] == [theme, theme, None]


def test_a_theme_may_begin_without_a_name_and_without_notes():
    evening, *_ = an_evening()

    theme = evening.group("")

    assert evening.session.themes[theme].title == ""


def test_themes_are_numbered_in_the_order_of_their_making_even_when_one_is_gone():
    evening, *_ = an_evening()
    first, second = evening.group("first"), evening.group("second")
    evening.act(FAY, MergeThemes(second, first))

    third = evening.group("third")

    assert [theme.order for theme in evening.session.themes_of(OPEN)] == [1, 3]
    assert evening.session.themes[third].order == 3


@pytest.mark.parametrize("part", ["welcome", "nowhere"])
def test_a_theme_belongs_to_a_step(part):
    evening, *_ = an_evening()

    assert evening.refusal(FAY, AddTheme(PartId(part), "x", ())) is Reason.NO_SUCH_PART


def test_a_theme_takes_no_notes_of_another_step_nor_any_that_are_gone():
    evening, a, b, _ = an_evening()
    evening.act(BEN, WithdrawNote(b))

    assert evening.refusal(FAY, AddTheme(SAFE, "x", (a,))) is Reason.NO_SUCH_NOTE
    assert evening.refusal(FAY, AddTheme(OPEN, "x", (b,))) is Reason.NO_SUCH_NOTE
    assert evening.refusal(FAY, AddTheme(OPEN, "x", (NO_NOTE,))) is Reason.NO_SUCH_NOTE


def test_of_notes_that_are_put_together_those_left_are_when_one_was_taken_back():
    evening, a, b, _ = an_evening()
    evening.act(BEN, WithdrawNote(b))

    theme = evening.group("x", a, b)
    assert evening.session.notes[a].theme == theme

    evening.act(FAY, PlaceNotes((b, a), LONE))
    assert evening.session.notes[a].theme == LONE
    assert evening.refusal(FAY, PlaceNotes((b,), LONE)) is Reason.NO_SUCH_NOTE


def test_a_theme_gets_another_name():
    evening, *_ = an_evening()
    theme = evening.group("one")

    events = evening.act(FAY, NameTheme(theme, "two"))

    assert events == (ThemeNamed(theme, "two", was="one"),)
    assert evening.session.themes[theme].title == "two"


def test_the_name_of_a_theme_fits_in_eighty_characters():
    evening, *_ = an_evening()
    theme = evening.group("あ" * 80)

    assert evening.refusal(FAY, NameTheme(theme, "あ" * 81)) is Reason.TOO_LONG
    assert evening.refusal(FAY, AddTheme(OPEN, "あ" * 81, ())) is Reason.TOO_LONG


def test_two_themes_that_say_the_same_become_one():
    evening, a, b, c = an_evening()
    one, other = evening.group("one", a), evening.group("other", b, c)

    [merged] = evening.act(FAY, MergeThemes(other, one))

    assert merged == ThemesMerged(Theme(other, OPEN, "other", 2), one, merged.placed)
    assert set(merged.placed) == {Placed(b, other, one), Placed(c, other, one)}
    assert set(evening.session.themes) == {one}
    assert {note.theme for note in evening.session.notes.values()} == {one}


def test_a_theme_merges_only_with_another_of_its_step():
    evening, *_ = an_evening()
    one, elsewhere = evening.group("one"), evening.group("there", part=SAFE)

    for gone, into in [(one, one), (one, elsewhere), (one, NO_THEME), (NO_THEME, one), (LONE, one)]:
        assert evening.refusal(FAY, MergeThemes(gone, into)) is Reason.NO_SUCH_THEME


def test_notes_go_from_theme_to_theme_to_the_lone_voices_and_back():
    evening, a, *_ = an_evening()
    one, other = evening.group("one", a), evening.group("other")
    went = []

    for home in (other, LONE, None):
        went += evening.act(FAY, PlaceNotes((a,), home))

    assert went == [
        NotesPlaced((Placed(a, one, other),)),
        NotesPlaced((Placed(a, other, LONE),)),
        NotesPlaced((Placed(a, LONE, None),)),
    ]
    assert evening.session.notes[a].theme is None


def test_putting_notes_where_they_are_is_no_deed():
    evening, a, b, _ = an_evening()
    theme = evening.group("one", a)

    moved = evening.act(FAY, PlaceNotes((a, b), theme))
    stayed = evening.act(FAY, PlaceNotes((a, b), theme))

    assert moved == (NotesPlaced((Placed(b, None, theme),)),)
    assert stayed == ()


@pytest.mark.parametrize("theme", [NO_THEME, ThemeId("")])
def test_there_is_no_placing_notes_in_a_theme_that_is_not_there(theme):
    evening, a, *_ = an_evening()

    assert evening.refusal(FAY, PlaceNotes((a,), theme)) is Reason.NO_SUCH_THEME


def test_a_note_goes_to_no_theme_of_another_step():
    evening, a, *_ = an_evening()
    elsewhere = evening.group("there", part=SAFE)

    assert evening.refusal(FAY, PlaceNotes((a,), elsewhere)) is Reason.NO_SUCH_NOTE
    assert evening.refusal(FAY, PlaceNotes((NO_NOTE,), LONE)) is Reason.NO_SUCH_NOTE


def test_not_more_than_five_hundred_notes_are_placed_at_once():
    evening, *_ = an_evening()
    many = tuple(NoteId(str(n)) for n in range(501))

    assert evening.refusal(FAY, PlaceNotes(many, None)) is Reason.TOO_MANY
    assert evening.refusal(FAY, AddTheme(OPEN, "x", many)) is Reason.TOO_MANY
    assert evening.refusal(FAY, PlaceNotes(many[1:], None)) is Reason.NO_SUCH_NOTE


def test_what_people_vote_on_stays_while_they_vote():
    evening, a, b, _ = an_evening()
    one, other = evening.group("one", a), evening.group("other", b)
    evening.go("open/vote")

    assert evening.refusal(FAY, AddTheme(OPEN, "x", ())) is Reason.VOTE_OPEN
    assert evening.refusal(FAY, MergeThemes(one, other)) is Reason.VOTE_OPEN


def test_themes_may_change_again_when_the_vote_is_closed():
    evening, a, b, _ = an_evening()
    one, other = evening.group("one", a), evening.group("other", b)
    evening.go("open/vote")

    evening.act(FAY, CloseVote(evening.session.visit.stop))

    evening.act(FAY, MergeThemes(one, other))
    assert evening.group("x") in evening.session.themes


def test_a_hidden_note_keeps_its_place():
    evening, a, *_ = an_evening()
    theme = evening.group("one", a)

    evening.act(FAY, HideNotes((a,)))

    assert evening.session.notes[a].theme == theme


@pytest.mark.parametrize("action", [AddTheme(OPEN, "x", ()), NameTheme(NO_THEME, "x")])
def test_participants_do_not_group(action):
    assert Evening().refusal(ANN, action) is Reason.NOT_ALLOWED


def test_a_theme_named_and_merged_in_one_breath_can_still_be_told_to_the_screens():
    evening, *_ = an_evening()
    one, other = evening.group("one"), evening.group("other")
    evening.act(FAY, NameTheme(one, "new"))
    named = evening.log[-1]

    evening.act(FAY, MergeThemes(one, other))

    assert f"theme/{one}" in touched(evening.session, named)


def test_a_theme_is_taken_apart_and_its_notes_lie_open_again():
    evening, a, b, c = an_evening()
    theme = evening.group("small greetings", a, b)

    [removed] = evening.act(FAY, RemoveTheme(theme))

    assert removed.gone == Theme(theme, OPEN, "small greetings", 1)
    assert evening.session.themes == {}
    assert {evening.session.notes[note].theme for note in (a, b, c)} == {None}


def test_a_theme_that_was_taken_apart_comes_back_whole():
    evening, a, b, _ = an_evening()
    theme = evening.group("small greetings", a, b)
    evening.act(FAY, RemoveTheme(theme))

    evening.undo()

    assert evening.session.themes == {theme: Theme(theme, OPEN, "small greetings", 1)}
    assert [evening.session.notes[note].theme for note in (a, b)] == [theme, theme]


def test_while_people_vote_on_themes_none_is_taken_apart():
    evening, a, b, _ = an_evening()
    theme, _ = evening.group("one", a), evening.group("two", b)
    evening.go("open/vote")

    assert evening.refusal(FAY, RemoveTheme(theme)) is Reason.VOTE_OPEN


def test_the_name_of_a_theme_taken_apart_goes_with_the_words_that_were_taken_back():
    evening, *_ = an_evening()
    note = evening.write(ANN, "nobody greeted me on my first day")
    theme = evening.group("nobody greeted me on my first day", note)
    evening.act(FAY, RemoveTheme(theme))
    seq = evening.session.seq

    evening.act(ANN, WithdrawNote(note))
    assert seq not in evening.session.undoable
