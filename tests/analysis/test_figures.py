"""The figures count what they say they count, and those of the known boards do not fall."""

from pathlib import Path

from facilitator.analysis.figures import Figures, by_chance, figures
from facilitator.analysis.replay import Turn, replay
from facilitator.analysis.rows import Row, rows

TUNED = Path(__file__).with_name("tuned.jsonl")
OPEN = ("a", "b", "c", "d")


def turn(theme, *suggested, sure=False, open=OPEN):
    return Turn(Row("en", "s", "note", theme), open, suggested, sure)


def test_first_and_first_three_are_counted_over_notes_whose_theme_was_there():
    made = figures(
        [turn("a", "a", "b", "c"), turn("c", "a", "b", "c"), turn("d", "a", "b", "c"), turn("new")]
    )

    assert (made.notes, made.top1, made.top3) == (3, 0.3333, 0.6667)


def test_precision_is_of_the_sure_and_coverage_how_many_there_were():
    right, wrong = turn("a", "a", sure=True), turn("b", "a", sure=True)

    made = figures([right, right, right, wrong, turn("a", "a"), turn("new", "a", sure=True)])

    assert (made.precision, made.coverage) == (0.75, 0.8)


def test_effort_is_the_share_of_titles_that_need_not_be_read():
    fourth_is_first = turn("d", "d", "a", "b")  # one title instead of four
    first_is_last = turn("a", "b", "c", "d")  # four instead of one

    assert figures([fourth_is_first]).effort == 0.75
    assert figures([fourth_is_first, first_is_last]).effort == 0.0


def test_what_could_not_be_counted_is_none_and_not_nought():
    assert figures([turn("new")]) == Figures(0, None, None, None, None, None)
    assert figures([turn("a", "a")]).precision is None
    assert by_chance([]) == (None, None)


def test_chance_is_one_of_the_open_themes_and_three_of_them():
    assert by_chance([turn("a", open=("a", "b", "c", "d"))]) == (0.25, 0.75)
    assert by_chance([turn("a", open=("a", "b"))]) == (0.5, 1.0)


def test_suggestions_on_the_tuned_boards_stay_as_good_as_they_were(reader):
    with TUNED.open(encoding="utf-8") as file:
        turns = replay(rows(file), reader)

    made = figures(turns)
    assert made.notes == 233
    assert made.top1 > 0.48 and made.top3 > 0.79  # were 0.52 and 0.84
    assert made.precision > 0.8 and made.coverage > 0.07  # were 0.92 and 0.11
    assert made.effort > 0.36  # was 0.41
