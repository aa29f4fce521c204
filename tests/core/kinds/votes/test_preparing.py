"""How the next vote is to be opened."""

from dataclasses import replace

import pytest

from facilitator.core.decide import Undo
from facilitator.core.ids import ThemeId
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.replying import AddReply, HideReply
from facilitator.core.kinds.notes.themes import NameTheme, RemoveTheme
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.kinds.votes.held import Preparation
from facilitator.core.kinds.votes.preparing import PrepareVote
from facilitator.core.log import rebuild
from facilitator.core.program import Easy, Text
from facilitator.core.refused import Reason
from facilitator.core.views import Audience
from tests.core.kinds.votes.world import (
    HERE,
    PEOPLE,
    again,
    cast,
    close,
    opened,
    prepare,
    with_themes,
)
from tests.core.world import ANN, BEN, FAY, OPEN, WELCOME, Evening, as_on_disk


def offers(evening: Evening) -> dict[tuple[str, str], str]:
    """Return why the console is told that a way to vote cannot be, by way."""
    told = evening.see(f"preparation/{OPEN}", Audience.CONSOLE)["offers"]
    return {(each["mode"], each["on"]): each["why"] for each in told}


def primary(evening: Evening) -> tuple[str, str, int | None]:
    button = evening.see("console", Audience.CONSOLE)["primary"]
    return button["type"], button["effect"], button["n"]


def test_the_console_is_told_which_themes_no_vote_is_on_because_they_have_no_name():
    evening, _ = with_themes(2)
    evening.group("")
    told = evening.see(f"preparation/{OPEN}", Audience.CONSOLE)
    [nameless] = told["nameless"]
    evening.act(FAY, NameTheme(ThemeId(nameless), "Three"))

    assert evening.session.themes[ThemeId(nameless)].title == "Three"
    assert told["opens"]["n"] == 2
    again = evening.see(f"preparation/{OPEN}", Audience.CONSOLE)
    assert (again["nameless"], again["opens"]["n"]) == ([], 3)


def test_a_prepared_vote_is_opened_as_it_was_prepared_and_the_preparation_is_used_up():
    evening, themes = with_themes()
    prepare(evening, "dots", budget=2, lens="どれを先に?")

    evening.go(HERE)

    vote = evening.session.votes[OPEN]
    assert (vote.mode, vote.on, vote.budget, vote.targets) == ("dots", "themes", 2, tuple(themes))
    assert vote.lens == Text("どれを先に?", "どれを先に?")
    assert vote.present == PEOPLE
    assert evening.session.preparations == {}


def test_every_screen_asks_what_this_vote_asks():
    evening, _ = with_themes()
    prepare(evening, "dots", lens="どれを先に?")
    assert evening.see("next", Audience.CONSOLE)["lens"]["ja"] == "どれを先に?"

    evening.go(HERE)

    for key, audience in (("stage", Audience.STAGE), (f"vote/{OPEN}", Audience.PHONE)):
        assert evening.see(key, audience)["lens"]["ja"] == "どれを先に?"
    close(evening)
    for key, audience in (("stage", Audience.STAGE), (f"result/{OPEN}", Audience.PHONE)):
        assert evening.see(key, audience)["lens"]["ja"] == "どれを先に?"


def plainly_asking() -> Evening:
    """Return an evening of themes whose program says in plain Japanese what people vote for."""
    evening, _ = with_themes()
    program = evening.session.program
    parts = (
        replace(part, easy_ja=Easy(lens="どれ")) if part.id == OPEN else part
        for part in program.parts
    )
    evening.session.program = replace(program, parts=tuple(parts))
    return evening


def test_phones_have_the_program_s_question_in_plain_japanese_and_nobody_else_has():
    evening = plainly_asking()
    evening.go(HERE)
    open_ = (f"part/{OPEN}", f"vote/{OPEN}")

    assert [evening.see(key, Audience.PHONE)["lens"].get("easy") for key in open_] == ["どれ"] * 2
    assert "easy" not in str([evening.see(key, Audience.CONSOLE)["lens"] for key in open_])
    assert "easy" not in evening.see("stage", Audience.STAGE)["lens"]
    close(evening)

    assert evening.see(f"result/{OPEN}", Audience.PHONE)["lens"]["easy"] == "どれ"
    assert "easy" not in evening.see(f"result/{OPEN}", Audience.CONSOLE)["lens"]


def test_what_a_vote_asks_instead_has_no_plain_japanese():
    evening = plainly_asking()
    prepare(evening, "dots", lens="どれを先に?")

    evening.go(HERE)

    assert "easy" not in evening.see(f"vote/{OPEN}", Audience.PHONE)["lens"]


def test_the_program_s_own_question_is_not_kept_as_another():
    evening, _ = with_themes()
    lens = evening.session.program.part(OPEN).lens

    evening.act(FAY, PrepareVote(OPEN, Preparation("ranking", "themes", lens=lens)))

    assert evening.session.preparations[OPEN].lens is None


def test_one_language_stands_for_both_where_the_other_is_left_out():
    evening, _ = with_themes()
    lens = Text("どれから?", "  ")

    evening.act(FAY, PrepareVote(OPEN, Preparation("dots", "themes", lens=lens)))

    assert evening.session.preparations[OPEN].lens == Text("どれから?", "どれから?")


def test_the_one_button_says_what_the_prepared_vote_is():
    evening, _ = with_themes(4)
    assert primary(evening) == ("Move", "vote", 2)

    prepare(evening, "dots", budget=3)
    assert primary(evening) == ("Move", "vote", 3)
    prepare(evening, "ranking")
    assert primary(evening) == ("Move", "vote_ranking", 4)
    prepare(evening, "decision", quorum=50)
    assert primary(evening) == ("Move", "vote_decision", 4)


@pytest.mark.parametrize(
    ("mode", "on", "closing"),
    [
        ("dots", "themes", "close_vote"),
        ("dots", "lines", "close_vote_dots"),
        ("ranking", "themes", "close_vote_ranking"),
        ("decision", "themes", "close_vote_decision"),
    ],
)
def test_the_one_button_says_what_closing_this_vote_shows(mode, on, closing):
    evening, _ = with_themes(4)
    lines = ("橋", "船", "歩く") if on == "lines" else ()
    evening.act(FAY, PrepareVote(OPEN, Preparation(mode, on, lines=lines)))

    evening.go(HERE)

    assert primary(evening) == ("CloseVote", closing, None)


def test_a_preparation_is_taken_back_until_it_is_opened():
    evening, _ = with_themes()
    prepare(evening, "ranking")
    prepare(evening, "decision")
    evening.undo()
    assert evening.session.preparations[OPEN].mode == "ranking"
    prepare(evening, "decision")
    seq = evening.session.seq

    evening.go(HERE)

    assert evening.refusal(FAY, Undo(seq)) is Reason.CHANGED_SINCE


def test_what_there_is_nothing_to_vote_on_is_not_offered_and_why():
    evening, _ = with_themes(1)
    assert offers(evening)["dots", "themes"] == "few"
    assert offers(evening)["ranking", "notes"] == "none"
    assert ("decision", "notes") not in offers(evening)

    evening, _ = with_themes(8)
    assert offers(evening)["dots", "themes"] == ""
    assert offers(evening)["ranking", "themes"] == "many"
    assert offers(evening)["decision", "themes"] == "many"


@pytest.mark.parametrize(
    ("mode", "on", "lines"),
    [
        ("ranking", "themes", ()),
        ("decision", "themes", ()),
        ("decision", "notes", ()),
        ("decision", "lines", ("one",)),
        ("decision", "lines", ("one", "one", " ")),
        ("decision", "lines", tuple("abcdef")),
        ("ranking", "lines", tuple("abcdefgh")),
    ],
)
def test_what_is_no_choice_cannot_be_prepared(mode, on, lines):
    evening, _ = with_themes(8)

    wanted = PrepareVote(OPEN, Preparation(mode, on, lines=lines))

    assert evening.refusal(FAY, wanted) is Reason.CHOICES


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"budget": 6}, Reason.MALFORMED),
        ({"budget": 0}, Reason.MALFORMED),
        ({"lens": Text("x" * 61, "")}, Reason.TOO_LONG),
    ],
)
def test_numbers_and_words_have_their_bounds(more, why):
    evening, _ = with_themes()

    assert evening.refusal(FAY, PrepareVote(OPEN, Preparation("dots", "themes", **more))) is why


def test_nobody_prepares_a_vote_where_there_is_none():
    evening, _ = with_themes()
    wanted = Preparation("dots", "themes")

    assert evening.refusal(FAY, PrepareVote(WELCOME, wanted)) is Reason.NO_SUCH_PART
    assert evening.refusal(ANN, PrepareVote(OPEN, wanted)) is Reason.NOT_ALLOWED


def test_what_cannot_be_opened_any_more_waits_and_the_console_is_told():
    evening, (one, *_) = with_themes(2)
    prepare(evening, "ranking")
    evening.act(FAY, RemoveTheme(one))

    told = evening.see(f"preparation/{OPEN}", Audience.CONSOLE)
    assert (told["unfit"], told["opens"]["mode"]) == ("few", "dots")
    evening.go(HERE)

    assert evening.session.votes[OPEN].mode == "dots"
    assert evening.session.preparations[OPEN].mode == "ranking"


def test_lines_that_somebody_typed_are_voted_on():
    evening, targets = opened("decision", on="lines", lines=("続ける", " やめる ", "続ける"))

    assert evening.see(f"vote/{OPEN}", Audience.PHONE)["words"] == {
        targets[0]: "続ける",
        targets[1]: "やめる",
    }


def test_words_of_a_note_that_was_taken_back_go_from_every_vote_and_from_the_log():
    evening, _ = with_themes()
    note = evening.write(BEN, "毎朝あいさつをする")
    other = "みんなで毎朝あいさつをすること"
    prepare(evening, "decision", on="lines", lines=(other, "やめる"), lens="毎朝あいさつをする?")
    evening.go(HERE)
    cast(evening, ANN, "line-1")
    close(evening)
    prepare(evening, "dots", lens="毎朝あいさつをするのは?")
    again(evening)
    prepare(evening, "ranking")

    evening.act(BEN, WithdrawNote(note))

    log = as_on_disk(evening.log)
    assert "あいさつ" not in repr(log)
    assert rebuild(log) == evening.session
    assert evening.session.preparations[OPEN] == Preparation("ranking", "themes")
    [before] = evening.session.past[OPEN]
    rows = evening.see(f"earlier/{OPEN}/1", Audience.REPORT)["rows"]
    assert before.vote.words["line-1"] == ""
    assert [(row["target"], row["title"], row["votes"]) for row in rows] == [
        ("line-1", "", 1),
        ("line-2", "やめる", 0),
    ]
    assert evening.see("stage", Audience.STAGE)["lens"] is None


def test_a_report_does_not_repeat_what_was_kept_out_of_it():
    evening, _ = with_themes()
    evening.write(BEN, "毎朝あいさつをする", in_report=False)
    prepare(evening, "decision", on="lines", lines=("毎朝あいさつをする", "やめる"))
    evening.go(HERE)
    cast(evening, ANN, "line-1")
    close(evening)

    titles = {
        audience: [row["title"] for row in evening.see(f"result/{OPEN}", audience)["rows"]]
        for audience in (Audience.CONSOLE, Audience.REPORT)
    }

    assert titles[Audience.CONSOLE] == ["毎朝あいさつをする", "やめる"]
    assert titles[Audience.REPORT] == ["", "やめる"]


def test_nor_what_was_hidden_of_what_others_built_on_a_note():
    evening, _ = with_themes()
    evening.go("open/reveal")
    note = evening.write(BEN, "あいさつ")
    [added] = evening.act(ANN, AddReply(note, "毎朝あいさつをする"))
    prepare(evening, "decision", on="lines", lines=("毎朝あいさつをする", "やめる"))
    evening.go(HERE)
    cast(evening, ANN, "line-1")
    close(evening)
    assert evening.see(f"result/{OPEN}", Audience.REPORT)["rows"][0]["title"]
    evening.act(FAY, HideReply(added.reply))

    rows = evening.see(f"result/{OPEN}", Audience.REPORT)["rows"]
    assert [row["title"] for row in rows] == ["", "やめる"]


def test_nor_the_name_of_a_theme_that_holds_what_was_hidden():
    evening, _ = with_themes()
    theme = evening.group("毎朝あいさつをする")
    note = evening.write(BEN, "毎朝あいさつをする")
    prepare(evening, "decision")
    evening.go(HERE)
    cast(evening, ANN, theme)
    close(evening)
    evening.act(FAY, HideNotes((note,)))
    assert f"theme/{theme}" in evening.session.copies

    rows = evening.see(f"result/{OPEN}", Audience.REPORT)["rows"]
    assert [row["title"] for row in rows if row["target"] == theme] == [""]


def test_words_taken_back_do_not_stay_in_what_was_kept_when_others_went():
    evening, _ = with_themes()
    first, second = (evening.write(BEN, said) for said in ("毎朝あいさつをする", "昼に散歩をする"))
    prepare(evening, "decision", on="lines", lines=("毎朝あいさつをする", "やめる"))
    prepare(evening, "decision", on="lines", lines=("昼に散歩をする", "やめる"))
    evening.act(BEN, WithdrawNote(first))
    assert "散歩" in repr(as_on_disk(evening.log))  # it is what is prepared
    evening.act(BEN, WithdrawNote(second))

    log = as_on_disk(evening.log)
    assert "散歩" not in repr(log)
    assert rebuild(log) == evening.session
