"""Suggestions follow the grouping as it is, and name only what is there."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.analysis.board import Board
from facilitator.analysis.suggest import suggestions
from facilitator.analysis.sure import Outcome
from tests.analysis.boards import a_board, a_theme

EAST, NORTH, WEST, SOUTH = 0, 90, 180, 270

angles = st.integers(0, 359)
themes = st.lists(st.tuples(st.none() | angles, st.lists(angles, max_size=4)), max_size=5).map(
    lambda made: [a_theme(f"t{n}", *notes, title=title) for n, (title, notes) in enumerate(made)]
)
boards = st.builds(
    lambda of, notes: a_board(*of, **{f"n{n}": angle for n, angle in enumerate(notes)}),
    themes,
    st.lists(angles, max_size=4),
)


def test_a_note_is_suggested_where_its_like_lies():
    board = a_board(a_theme("east", 5, 10), a_theme("north", 85, 95), note=2)

    [suggestion] = suggestions(board)

    assert suggestion.themes == ("east", "north")


def test_the_three_best_of_four_are_named():
    compass = [a_theme(name, at) for name, at in zip("enws", (0, 90, 180, 270), strict=True)]

    [suggestion] = suggestions(a_board(*compass, note=100))

    assert suggestion.themes == ("n", "w", "e")


def test_a_note_that_was_moved_counts_where_it_lies_now():
    before = a_board(a_theme("a", NORTH), a_theme("b", EAST, SOUTH), note=80)
    after = a_board(a_theme("a", SOUTH), a_theme("b", EAST, NORTH), note=80)

    assert suggestions(before)[0].themes[0] == "a"
    assert suggestions(after)[0].themes[0] == "b"


def test_a_title_alone_draws_notes():
    board = a_board(a_theme("other", title=SOUTH), a_theme("named", title=NORTH), note=80)

    assert suggestions(board)[0].themes[0] == "named"


def test_what_all_notes_share_does_not_count():
    """The middle theme is nearest by angle; seen from the middle of the board, the outer one is."""
    board = a_board(a_theme("middle", 0, 1, -1, 2, -2), a_theme("outer", 20, 22), note=11.5)

    assert suggestions(board)[0].themes[0] == "outer"


def test_a_board_without_themes_suggests_nothing():
    [suggestion] = suggestions(a_board(note=10))

    assert suggestion.themes == () and not suggestion.sure


def test_the_only_theme_is_never_a_sure_one():
    [suggestion] = suggestions(a_board(a_theme("only", 10, 11, 12, title=10), note=10))

    assert suggestion.themes == ("only",) and not suggestion.sure


def test_a_theme_that_holds_nothing_is_no_match():
    board = a_board(a_theme("bare"), a_theme("far", WEST), a_theme("near", EAST), note=EAST)

    assert suggestions(board)[0].themes == ("near", "bare", "far")


def test_a_strong_suggestion_is_sure_until_this_facilitator_has_disagreed_often():
    board = a_board(a_theme("e", *[0] * 9, title=0), a_theme("w", *[180] * 9, title=180), note=80)
    [usual] = suggestions(board)
    disagreed = [Outcome(usual.strength, right=False)] * 40

    assert usual.sure
    assert not suggestions(board, disagreed)[0].sure


@given(boards)
def test_suggestions_name_at_most_three_themes_of_the_board_each_once(board):
    there = [theme.id for theme in board.themes]

    made = suggestions(board)

    assert [each.note for each in made] == [note.id for note in board.unplaced]
    for each in made:
        assert len(each.themes) == min(3, len(there)) == len(set(each.themes))
        assert set(each.themes) <= set(there)


@given(boards)
def test_the_same_board_gets_the_same_suggestions(board):
    assert suggestions(board) == suggestions(board)


@given(boards, st.randoms())
def test_the_order_of_themes_and_notes_changes_no_fit(board, chance):
    themes, notes = list(board.themes), list(board.unplaced)
    chance.shuffle(themes)
    chance.shuffle(notes)

    before = {each.note: each.fit for each in suggestions(board)}
    after = {each.note: each.fit for each in suggestions(Board(tuple(themes), tuple(notes)))}

    assert all(abs(before[note] - after[note]) < 1e-4 for note in before)


@given(boards)
def test_a_theme_that_is_gone_is_never_suggested(board):
    left = Board(board.themes[1:], board.unplaced)

    gone = {theme.id for theme in board.themes[:1]}

    assert not any(gone & set(each.themes) for each in suggestions(left))
