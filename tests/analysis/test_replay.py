"""A grouping is played again as it was made, note by note, and never with a look ahead."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.analysis.replay import replay
from facilitator.analysis.rows import Row
from tests.analysis.boards import Counting, Degrees

groupings = st.lists(
    st.builds(
        Row,
        st.just("en"),
        st.sampled_from(["s1", "s2"]),
        st.sampled_from("abcdefgh"),
        st.sampled_from(["north", "east", "west", "up", None]),
    ),
    max_size=12,
)


def grouped(*pairs, step="s1"):
    return [Row("en", step, text, theme) for text, theme in pairs]


def played(rows):
    return replay(rows, Counting())


def test_a_note_counts_once_its_theme_holds_another():
    turns = played(grouped(("a", "x"), ("b", "y"), ("c", "x"), ("d", None), ("e", "y")))

    assert [turn.counts for turn in turns] == [False, False, True, False, True]


def test_only_themes_that_hold_a_note_are_suggested():
    turns = played(grouped(("a", "x"), ("b", "y"), ("c", "z"), ("d", "x")))

    assert [set(turn.suggested) for turn in turns] == [set(), {"x"}, {"x", "y"}, {"x", "y", "z"}]


def test_lone_voices_make_no_theme():
    assert played(grouped(("a", None), ("b", "x")))[1].open == ()


def test_steps_are_boards_of_their_own_even_where_their_rows_alternate():
    apart = grouped(("a", "x"), ("b", "x")) + grouped(("c", "x"), step="s2")
    mixed = [apart[0], apart[2], apart[1]]

    assert [turn.open for turn in played(mixed)] == [(), ("x",), ()]


def test_every_text_is_read_once_however_many_notes_are_placed():
    reader = Counting()

    replay(grouped(*[("note", "theme")] * 30, ("other", "theme")), reader)

    assert sorted(reader.asked) == ["note", "other", "theme"]


def test_how_often_suggestions_held_is_remembered_from_one_board_to_the_next():
    begun = [("0", "0"), ("180", "180")]
    contrary = grouped(*begun, *[("80", "180"), ("100", "0")] * 20)
    board = grouped(*begun, ("80", "0"), step="s2")

    assert replay(board, Degrees())[-1].sure
    assert not replay(contrary + board, Degrees())[-1].sure


@given(groupings, st.integers(0, 12))
def test_what_comes_later_changes_nothing_before(rows, cut):
    board = [row for row in rows if row.step == "s1"]

    assert played(board[:cut]) == played(board)[:cut]


@given(groupings)
def test_the_same_rows_give_the_same_turns(rows):
    assert played(rows) == played(rows)
