"""Measuring words without a font."""

from facilitator.report.width import folded, lines, width


def test_a_japanese_character_is_as_wide_as_its_height_and_a_latin_one_about_half():
    assert width("つながり") == 4
    assert 2 < width("link") < 2.5


def test_a_text_fills_as_many_lines_as_its_length_and_its_line_feeds_ask():
    assert lines("つながり", 4) == 1
    assert lines("つながりは", 4) == 2
    assert lines("a\nb", 10) == 2


def test_a_label_is_folded_at_spaces_and_ends_in_an_ellipsis_when_it_is_too_long():
    assert folded("Showing up, even when tired", 9, 2) == ("Showing up, even", "when tired")
    assert folded("場に出ていくこと", 6, 1) == ("場に出てい…",)
    assert folded("", 6, 1) == ()
