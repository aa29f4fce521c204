"""The order of themes."""

from facilitator.core.decide import Undo
from facilitator.core.kinds.notes.ordering import OrderThemes, ThemesOrdered
from facilitator.core.kinds.notes.themes import MergeThemes
from facilitator.core.refused import Reason
from tests.core.world import ANN, FAY, OPEN, Evening


def an_evening():
    """Return an evening with three themes."""
    evening = Evening()
    evening.go("open/theme")
    return evening, *(evening.group(title) for title in ("a", "b", "c"))


def titles(evening: Evening) -> str:
    return "".join(theme.title for theme in evening.session.themes_of(OPEN))


def test_themes_stand_in_the_order_they_are_put_in():
    evening, a, b, c = an_evening()

    [ordered] = evening.act(FAY, OrderThemes(OPEN, (c, a, b)))

    assert ordered == ThemesOrdered(OPEN, (c, a, b), (a, b, c))
    assert titles(evening) == "cab"
    assert [theme.order for theme in evening.session.themes_of(OPEN)] == [1, 2, 3]


def test_the_same_order_again_is_no_deed():
    evening, a, b, c = an_evening()

    assert evening.act(FAY, OrderThemes(OPEN, (a, b, c))) == ()


def test_undo_puts_them_back_and_what_was_made_since_stays_behind():
    evening, a, b, c = an_evening()
    evening.act(FAY, OrderThemes(OPEN, (c, a, b)))

    evening.undo()
    assert titles(evening) == "abc"

    evening.act(FAY, OrderThemes(OPEN, (b, c, a)))
    ordered = evening.session.seq
    evening.group("d")
    evening.act(FAY, Undo(ordered))
    assert titles(evening) == "abcd"


def test_a_theme_merged_away_finds_its_place_again():
    evening, a, b, c = an_evening()
    evening.act(FAY, MergeThemes(b, a))
    merged = evening.session.seq
    evening.act(FAY, OrderThemes(OPEN, (c, a)))

    evening.undo()
    evening.act(FAY, Undo(merged))

    assert titles(evening) == "abc"


def test_an_order_of_other_themes_than_there_are_is_refused():
    evening, a, b, c = an_evening()

    assert evening.refusal(FAY, OrderThemes(OPEN, (a, b))) is Reason.NO_SUCH_THEME
    assert evening.refusal(FAY, OrderThemes(OPEN, (a, b, c, c))) is Reason.NO_SUCH_THEME
    assert evening.refusal(ANN, OrderThemes(OPEN, (a, b, c))) is Reason.NOT_ALLOWED
