"""Words that were taken back and stand in the name of a theme or in the sentence of a step."""

from dataclasses import replace

import pytest

from facilitator.core.decide import Undo
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.moderating import HideNotes, RestoreNotes
from facilitator.core.kinds.notes.themes import MergeThemes, NameTheme
from facilitator.core.kinds.notes.writing import SetInReport, WithdrawNote
from facilitator.core.log import rebuild
from facilitator.core.refused import Refused
from facilitator.core.views import Audience
from facilitator.core.words.taking_back import blanked, forgotten, subject
from tests.core.world import ANN, BEN, FAY, OPEN, SAFE, Evening, last_undoable

WORDS = "会議ではいつも同じ人が話す"


def evening_with(title: str, *texts: str) -> tuple[Evening, str, str]:
    """Return an evening in which Ann wrote the first of ``texts``, and a theme; with both ids."""
    evening = Evening()
    evening.go("open/write")
    first, *others = [
        evening.write(who, text) for who, text in zip((ANN, BEN, BEN), texts, strict=False)
    ]
    evening.go("open/theme")
    theme = evening.group(title, first, *others)
    return evening, first, theme


def copies(evening: Evening) -> list[str]:
    return evening.see("console", Audience.CONSOLE)["copies"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (WORDS, WORDS),
        (f"「{WORDS}」という声", WORDS),
        ("いつも同じ人が話す", f"{WORDS}のがつらい"),
        ("ｲﾂﾓ 同ジ人ガ 話ス", WORDS),
        ("Nobody listens to the young", "nobody listens to the young, ever"),
    ],
)
def test_a_name_in_somebodys_words_is_listed_when_they_take_them_back(title, text):
    evening, note, theme = evening_with(title, text)

    evening.act(ANN, WithdrawNote(note))

    assert copies(evening) == [f"theme/{theme}"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("", WORDS),
        ("話す人", WORDS),  # too short to be anybody's
        ("listen", "listen to the young"),
        ("会議の進め方を変えたい", WORDS),
        ("話せない", "話せない"),
    ],
)
def test_a_name_in_words_of_its_own_is_not_listed(title, text):
    evening, note, _ = evening_with(title, text)

    evening.act(ANN, WithdrawNote(note))

    assert copies(evening) == []


def test_words_that_somebody_else_wrote_too_may_stay():
    evening, note, _ = evening_with("いつも同じ人が話す", WORDS, f"うちも、{WORDS}")

    evening.act(ANN, WithdrawNote(note))

    assert copies(evening) == []


def test_a_sentence_of_what_we_saw_is_listed_too_and_one_of_another_step_is_not():
    evening, note, _ = evening_with("", WORDS)
    evening.act(FAY, WriteInsight(OPEN, f"{WORDS}と、だれも言えない"))
    evening.act(FAY, WriteInsight(SAFE, WORDS))

    evening.act(ANN, WithdrawNote(note))

    assert copies(evening) == [f"insight/{OPEN}"]


@pytest.mark.parametrize("how", ["withdrawn", "kept out", "hidden"])
def test_the_report_has_no_copy_while_it_stands_and_every_screen_still_has(how):
    evening, note, theme = evening_with(WORDS, WORDS, "もうひとつの声")
    evening.act(FAY, WriteInsight(OPEN, WORDS))
    who, action = {
        "withdrawn": (ANN, WithdrawNote(note)),
        "kept out": (ANN, SetInReport(note, False)),
        "hidden": (FAY, HideNotes((note,))),
    }[how]

    evening.act(who, action)

    assert evening.see(f"theme/{theme}", Audience.REPORT)["title"] == ""
    assert evening.see(f"insight/{OPEN}", Audience.REPORT) is None
    assert evening.see(f"theme/{theme}", Audience.CONSOLE)["title"] == WORDS
    assert rebuild(evening.log) == evening.session


def test_a_copy_stands_until_it_is_put_in_other_words():
    evening, note, theme = evening_with(WORDS, WORDS)
    evening.act(FAY, WriteInsight(OPEN, WORDS))
    evening.act(ANN, WithdrawNote(note))

    evening.act(FAY, NameTheme(theme, "だれが話すか"))
    assert copies(evening) == [f"insight/{OPEN}"]
    evening.act(FAY, WriteInsight(OPEN, "話す人がかたよる"))

    assert copies(evening) == []
    assert evening.see(f"theme/{theme}", Audience.REPORT)["title"] == "だれが話すか"


@pytest.mark.parametrize("title", [WORDS, f"{WORDS}！", "「会議では いつも同じ人が話す」という声"])
def test_the_same_words_again_are_no_other_words(title):
    evening, note, theme = evening_with(WORDS, WORDS)
    evening.act(ANN, WithdrawNote(note))

    evening.act(FAY, NameTheme(theme, title))

    assert copies(evening) == [f"theme/{theme}"]


def test_a_copy_that_was_put_anew_is_blank_in_the_log():
    evening, note, theme = evening_with(WORDS, WORDS, "もうひとつの声")
    other = evening.group(f"また{WORDS}")
    evening.act(FAY, WriteInsight(OPEN, WORDS))
    evening.act(ANN, WithdrawNote(note))

    evening.act(FAY, NameTheme(theme, "だれが話すか"))
    evening.act(FAY, WriteInsight(OPEN, ""))
    evening.act(FAY, MergeThemes(other, theme))

    taken = {word: each.seq for each in evening.log if (word := forgotten(each.event))}
    read = [
        replace(each, event=blanked(each.event))
        if each.seq < taken.get(subject(each.event) or "", 0)
        else each
        for each in evening.log
    ]
    assert len(taken) == 4
    assert WORDS not in repr(read)
    assert WORDS not in repr(evening.session)
    assert rebuild(read) == evening.session


def test_no_undoing_brings_a_copy_back():
    evening, note, theme = evening_with(WORDS, WORDS, "もうひとつの声")
    other = evening.group("べつのまとまり")
    evening.act(FAY, NameTheme(theme, "まえの名前"))
    evening.act(FAY, MergeThemes(theme, other))
    evening.undo()
    evening.act(FAY, NameTheme(theme, f"また{WORDS}"))
    evening.act(ANN, WithdrawNote(note))
    evening.act(FAY, NameTheme(theme, "だれが話すか"))

    while (seq := last_undoable(evening.session)) is not None:
        try:
            evening.act(FAY, Undo(seq))
        except Refused:
            break
        assert all(WORDS not in each.title for each in evening.session.themes.values())


def test_a_theme_that_was_merged_away_in_those_words_does_not_come_back_by_undoing():
    evening, note, theme = evening_with(WORDS, WORDS, "もうひとつの声")
    other = evening.group("べつのまとまり")
    evening.act(FAY, MergeThemes(theme, other))
    merged = evening.session.seq

    evening.act(ANN, WithdrawNote(note))

    assert merged not in evening.session.undoable


def test_a_sentence_in_those_words_does_not_come_back_by_undoing():
    evening, note, _ = evening_with("だれが話すか", WORDS)
    evening.act(FAY, WriteInsight(OPEN, WORDS))
    evening.act(FAY, WriteInsight(OPEN, "話す人がかたよる"))
    rewritten = evening.session.seq

    evening.act(ANN, WithdrawNote(note))

    assert rewritten not in evening.session.undoable


def test_what_may_be_said_again_is_listed_no_longer():
    evening, note, theme = evening_with(WORDS, WORDS)
    evening.act(ANN, SetInReport(note, False))
    evening.act(FAY, HideNotes((note,)))

    evening.act(FAY, RestoreNotes((note,)))
    assert copies(evening) == [f"theme/{theme}"]
    evening.act(ANN, SetInReport(note, True))

    assert copies(evening) == []
