"""What the list of deeds says of the board."""

from facilitator.core.decide import Undo
from facilitator.core.hosting.showing import Spotlight
from facilitator.core.ids import LONE
from facilitator.core.kinds.notes.doubles import LayDoubles
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.ordering import OrderThemes
from facilitator.core.kinds.notes.themes import MergeThemes, NameTheme, PlaceNotes, RemoveTheme
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.seeing.history import MOST, history
from tests.core.world import ANN, FAY, OPEN, Evening


def test_each_deed_says_what_to_how_many_notes_and_whereto():
    evening = Evening()
    evening.go("open/write")
    a, b, c = (evening.write(ANN, text) for text in "abc")
    first, second = evening.group("first", a, b), evening.group("second")
    evening.act(FAY, NameTheme(second, "another"))
    evening.act(FAY, PlaceNotes((c,), LONE))
    evening.act(FAY, LayDoubles((b,), a))
    evening.act(FAY, HideNotes((c,)))
    evening.act(FAY, OrderThemes(OPEN, (second, first)))
    evening.act(FAY, MergeThemes(second, first))
    evening.act(FAY, RemoveTheme(first))

    told = [
        (each["what"], each["n"], each["note"], each["to"], each["title"])
        for each in history(evening.session)
    ]

    assert told == [
        ("ThemeRemoved", 2, None, None, "first"),
        ("ThemesMerged", 0, None, first, "another"),
        ("ThemesOrdered", 0, None, None, ""),
        ("NoteHidden", 1, c, None, ""),
        ("DoublesLaid", 1, b, None, ""),
        ("NotesPlaced", 1, c, LONE, ""),
        ("ThemeNamed", 0, None, second, ""),
        ("ThemeAdded", 0, None, second, ""),
        ("ThemeAdded", 2, None, first, ""),
    ]


def test_what_was_hidden_at_once_is_one_deed_and_one_can_go_back_past_it():
    evening = Evening()
    evening.go("open/write")
    a, b = evening.write(ANN, "a"), evening.write(ANN, "b")
    evening.act(FAY, PlaceNotes((a,), LONE))
    evening.act(FAY, HideNotes((a, b)))

    deeds = history(evening.session)
    assert [(each["what"], each["n"], each["note"]) for each in deeds] == [
        ("NoteHidden", 2, None),
        ("NotesPlaced", 1, a),
    ]
    for each in deeds:
        evening.act(FAY, Undo(each["seq"]))

    assert not evening.session.notes[a].hidden
    assert evening.session.notes[a].theme is None


def test_what_is_not_of_the_board_is_not_listed_and_what_was_taken_back_neither():
    evening = Evening()
    evening.go("open/write")
    note = evening.write(ANN)
    evening.go("open/reveal")
    evening.group("first", note)
    made = evening.session.seq
    evening.act(FAY, Spotlight((note,)))
    assert [each["what"] for each in history(evening.session)] == ["ThemeAdded"]

    evening.act(FAY, Undo(made))

    assert history(evening.session) == []


def test_a_note_that_is_gone_is_not_named():
    evening = Evening()
    evening.go("open/write")
    note = evening.write(ANN)
    evening.act(FAY, PlaceNotes((note,), LONE))

    evening.act(ANN, WithdrawNote(note))

    assert [each["note"] for each in history(evening.session)] == [None]


def test_the_list_ends_somewhere():
    evening = Evening()
    evening.go("open/write")
    for n in range(MOST + 5):
        evening.group(f"theme {n}")

    assert len(history(evening.session)) == MOST
