"""Pairs of notes that may belong together."""

from facilitator.analysis import alike
from facilitator.analysis.alike import pairs
from tests.analysis.boards import a_board, a_theme


def test_two_that_are_nearest_to_each_other_make_a_pair():
    board = a_board(a=0, b=10, c=180, d=195, e=90)

    assert [(pair.one, pair.other) for pair in pairs(board)] == [("a", "b"), ("c", "d")]


def test_what_is_nearest_but_far_makes_none():
    assert pairs(a_board(a=0, b=120, c=240)) == ()


def test_placed_notes_make_none_and_an_empty_board_has_none():
    assert pairs(a_board(a_theme("t", 0, 5))) == ()
    assert pairs(a_board(a=0)) == ()


def test_they_end_somewhere(monkeypatch):
    monkeypatch.setattr(alike, "MOST", 1)

    assert len(pairs(a_board(a=0, b=10, c=180, d=195))) == 1
