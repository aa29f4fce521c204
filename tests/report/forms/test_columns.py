"""Columns of tables: how wide they are, and which of them stand at the right."""

import pytest

from facilitator.report.forms.columns import numeric, shares
from facilitator.report.forms.laying.running import words


def rows(*given: tuple[str, ...]):
    """Return rows of these cells."""
    return [tuple(map(words, row)) for row in given]


def test_columns_of_numbers_stand_at_the_right_but_never_the_one_that_names_the_rows():
    heads, *body = rows(("1", "a", "b", "c", "d"), ("1", "9", "—", "51.7%", "9 people"))

    assert numeric(heads, body) == [False, True, True, True, False]


def test_a_column_to_be_filled_in_is_none_of_numbers():
    heads, *body = rows(("No.", "Answer"), ("1-01", ""), ("1-02", ""))

    assert numeric(heads, body) == [False, False]


def test_a_wide_cell_gets_more_room_but_not_all():
    heads, *body = rows(("a", "b"), ("長い" * 100, "短い"))

    wide, narrow = shares(heads, body)

    assert wide + narrow == pytest.approx(1)
    assert narrow > 0.1


def test_room_that_is_asked_for_is_given():
    heads, *body = rows(("a", "b"), ("長い" * 100, ""))

    assert shares(heads, body, (1.0, 3.0)) == [0.25, 0.75]
