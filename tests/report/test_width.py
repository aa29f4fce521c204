"""Measuring words without a font."""

from facilitator.report.width import folded, lines, width


def test_a_japanese_character_is_as_wide_as_its_height_and_a_latin_one_about_half():
    assert width("つながり") == 4
    assert 1.5 < width("link") < 2.5


def test_a_text_fills_as_many_lines_as_its_length_and_its_line_feeds_ask():
    assert lines("つながり", 4) == 1
    assert lines("つながりは", 4) == 2
    assert lines("a\nb", 10) == 2


def test_capitals_and_emoji_take_more_room():
    assert width("WORM") > width("worm") > width("tick")
    assert width("🎉") > width("祝")


def test_a_label_is_folded_between_phrases_and_at_spaces():
    assert folded(["Showing up, even when tired"], 9, 2) == ("Showing up, even", "when tired")
    assert folded(["小さな", "あいさつから"], 8, 2) == ("小さな", "あいさつから")
    assert folded([], 6, 1) == ()


def test_a_label_that_fits_only_so_is_folded_within_a_phrase_but_never_before_a_full_stop():
    assert folded(["場に", "出ていくこと。"], 5, 2) == ("場に出てい", "くこと。")
    assert folded(["場に", "出ていく。"], 6, 2) == ("場に", "出ていく。")
    assert folded(["場に", "出て", "いく。", "そして帰る"], 6, 2) == ("場に出て", "いく。そし…")


def test_a_label_that_is_too_long_ends_in_an_ellipsis():
    assert folded(["場に", "出ていくこと"], 6, 1) == ("場に出てい…",)
