"""The unplaced notes come theme by theme, and what fits nowhere last."""

from hypothesis import given

from facilitator.analysis.order import in_order
from facilitator.analysis.suggest import suggestions
from tests.analysis.boards import a_board, a_theme
from tests.analysis.test_suggest import boards


def ordered(board):
    return in_order(board, suggestions(board))


def test_notes_of_one_theme_stand_together_the_nearest_first():
    east, west = a_theme("east", 0, 0, title=0), a_theme("west", 180, 180, title=180)

    found = ordered(a_board(east, west, w1=181, e1=20, w2=200, e2=1))

    assert found == ("e2", "e1", "w1", "w2")


def test_without_themes_like_stands_beside_like():
    assert ordered(a_board(a=0, b=180, c=10, d=170)) == ("a", "c", "d", "b")


@given(boards)
def test_every_unplaced_note_is_in_the_order_once(board):
    assert sorted(ordered(board)) == sorted(note.id for note in board.unplaced)
