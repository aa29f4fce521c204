"""Titles in the largest letters in which they fit."""

from facilitator.sheets.fit import fitted

SIZES = [(10.0, 1), (14.0, 2), (20.0, 2)]


def test_a_short_title_is_set_in_the_largest_letters():
    assert fitted("港の夜", SIZES).size == 1
    assert fitted("港の夜", SIZES).lines == ("港の夜",)


def test_a_longer_one_is_smaller_and_its_lines_are_even_and_broken_between_phrases():
    fit = fitted("地域の未来を描くワークショップ", SIZES)

    assert (fit.size, fit.lines) == (2, ("地域の未来を描く", "ワークショップ"))


def test_no_letter_is_lost_while_it_fits():
    for n in range(1, 30):
        title = "あいさつから始まる夜"[: n % 10 + 1] + " Harbour" * (n % 4)

        assert "".join("".join(fitted(title, SIZES).lines).split()) == "".join(title.split())


def test_what_fits_nowhere_ends_in_an_ellipsis():
    fit = fitted("長い" * 100, SIZES)

    assert (fit.size, len(fit.lines)) == (3, 2)
    assert fit.lines[-1].endswith("…")


def test_an_unbroken_word_is_cut_rather_than_let_out_of_its_line():
    assert max(map(len, fitted("x" * 50, SIZES).lines)) < 50
