"""What phones repeat of the stage: the same for everybody, and nothing where all are anonymous."""

from dataclasses import replace

import pytest
from hypothesis import given

from facilitator.core import views
from facilitator.core.hosting.showing import Blank, Spotlight
from facilitator.core.kinds.notes.fitting import CheckInsight, ShowFit
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.off_stage import KeepOffStage
from facilitator.core.kinds.notes.writing import EditNote, WithdrawNote
from facilitator.core.kinds.pledge import HideExample, WithdrawFirstStep
from facilitator.core.log import touched
from facilitator.core.views import Audience
from tests.core.playing import evenings
from tests.core.seeing.stages import stage
from tests.core.world import AFTER, ANN, BEN, CARL, FAY, OPEN, SAFE, WHOLE, Evening

PHONE = Audience.PHONE


@pytest.fixture
def evening() -> Evening:
    evening = Evening(WHOLE)
    evening.go("open/write")
    return evening


def large(evening: Evening) -> list[str]:
    """Return what phones are told of the spotlight."""
    seen = evening.see("spotlit", PHONE)
    return [note["text"] for note in seen["notes"]] if seen else []


def told(evening: Evening) -> bool:
    """Return whether the last entry makes phones hear of the spotlight anew."""
    entry = evening.log[-1]
    return "spotlit" in views.heard(entry.event, PHONE, touched(evening.session, entry))


def test_phones_have_the_notes_that_the_stage_shows_large_without_who_wrote_them(evening):
    first, second = evening.write(ANN, "one"), evening.write(BEN, "two", named=True)
    evening.go("open/reveal")
    assert evening.see("spotlit", PHONE) is None

    evening.act(FAY, Spotlight((second, first)))

    assert evening.see("spotlit", PHONE) == {
        "notes": [
            {
                "id": note,
                "part": OPEN,
                "text": text,
                "category": None,
                "by": by,
                "late": False,
                "edited": False,
                "times": 1,
                "look": None,
            }
            for note, text, by in ((second, "two", "Ben"), (first, "one", None))
        ]
    }
    assert [note["id"] for note in evening.see("stage", Audience.STAGE)["spotlight"]] == [
        second,
        first,
    ]


def test_nobody_else_is_sent_it_and_nothing_of_it_stands_on_the_page_of_its_author(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")
    before = views.own(evening.session, ANN)

    evening.act(FAY, Spotlight((note,)))

    others = [audience for audience in Audience if audience is not PHONE]
    assert [evening.see("spotlit", audience) for audience in others] == [None] * len(others)
    assert views.own(evening.session, ANN) == before | {"seq": evening.session.seq}


def test_where_everyone_is_anonymous_no_phone_hears_which_note_is_large(evening):
    named = evening.write(ANN, "of the first step")
    evening.go("open/reveal")
    evening.go("safe/write")
    anonymous = evening.write(ANN, "of the second", part=SAFE)
    evening.go("safe/reveal")

    evening.act(FAY, Spotlight((anonymous,)))
    assert len(evening.see("stage", Audience.STAGE)["spotlight"]) == 1
    assert evening.see("spotlit", PHONE) is None

    evening.act(FAY, Spotlight((anonymous, named)))
    assert large(evening) == ["of the first step"]


def test_it_goes_from_the_phones_as_it_goes_from_the_stage(evening):
    first, second, third = (evening.write(each, each.id) for each in (ANN, BEN, CARL))
    evening.go("open/reveal")
    evening.act(FAY, Spotlight((first, second, third)))

    evening.act(FAY, HideNotes((first,)))
    assert told(evening)
    evening.act(BEN, WithdrawNote(second))
    assert told(evening)
    assert large(evening) == ["carl"]
    evening.act(CARL, EditNote(third, "other words", None))
    assert told(evening)
    assert large(evening) == ["other words"]
    evening.act(FAY, Blank(on=True))
    assert told(evening)
    assert large(evening) == []
    evening.act(FAY, Blank(on=False))
    evening.act(FAY, KeepOffStage((third,)))
    assert told(evening)
    assert large(evening) == []
    evening.undo()
    assert large(evening) == ["other words"]
    evening.go("open/theme")
    assert told(evening)
    assert large(evening) == []


def test_other_notes_make_nobody_hear_of_it_again(evening):
    first, second = evening.write(ANN), evening.write(BEN)
    evening.go("open/reveal")
    evening.act(FAY, Spotlight((first,)))

    evening.act(FAY, HideNotes((second,)))
    assert not told(evening)
    evening.write(CARL)
    assert not told(evening)


def test_phones_have_the_bar_of_the_sentence_while_the_stage_shows_it(evening):
    evening.act(FAY, WriteInsight(OPEN, "we saw this"))
    evening.go("open/insight")
    evening.act(ANN, CheckInsight(OPEN, "fits"))
    key = f"fit/{OPEN}"
    assert evening.see(key, PHONE) is None

    evening.act(FAY, ShowFit(OPEN, on=True))

    counts = {"fits": 1, "not_quite": 0, "add": 0}
    assert evening.see(key, PHONE) == counts | {"shown": True}
    assert evening.see("stage", Audience.STAGE)["fit"] == counts
    evening.act(FAY, ShowFit(OPEN, on=False))
    assert evening.see(key, PHONE) is None
    evening.act(FAY, ShowFit(OPEN, on=True))
    evening.go("safe/intro")
    assert key in touched(evening.session, evening.log[-1])
    assert evening.see(key, PHONE) is None


def test_phones_have_the_examples_that_the_stage_shows_and_only_their_words(evening):
    evening.go("after/pledge")
    key = f"examples/{AFTER}"
    evening.decide_on(ANN, "call her")
    assert evening.see(key, PHONE) is None

    shown = evening.decide_on(BEN, "ask him", example=True, if_then="if not, later")

    assert evening.see(key, PHONE) == {"part": AFTER, "texts": ["ask him"]}
    assert [each["text"] for each in evening.see("stage", Audience.STAGE)["examples"]] == [
        "ask him"
    ]
    evening.act(FAY, HideExample(shown))
    assert key in touched(evening.session, evening.log[-1])
    assert evening.see(key, PHONE) is None
    evening.undo()
    assert evening.see(key, PHONE) is not None
    evening.go("share/share")
    assert evening.see(key, PHONE) is None


def test_who_keeps_a_first_step_to_themselves_makes_no_phone_hear_anything(evening):
    evening.go("after/pledge")
    key = f"examples/{AFTER}"
    evening.decide_on(BEN, "ask him", example=True)
    assert key in touched(evening.session, evening.log[-1])

    evening.decide_on(ANN, "call her")
    assert key not in touched(evening.session, evening.log[-1])
    evening.decide_on(ANN, "call her twice")
    assert key not in touched(evening.session, evening.log[-1])
    evening.act(ANN, WithdrawFirstStep(evening.session.pledged[AFTER, ANN.id]))
    assert key not in touched(evening.session, evening.log[-1])

    # What has been shown goes at once.
    evening.decide_on(BEN, "ask him")
    assert key in touched(evening.session, evening.log[-1])
    assert evening.see(key, PHONE) is None


def test_the_bar_does_not_go_on_counting_on_phones(evening):
    evening.go("open/insight")
    evening.act(FAY, WriteInsight(OPEN, "so it is"))
    evening.act(FAY, ShowFit(OPEN, on=True))

    evening.act(ANN, CheckInsight(OPEN, "fits"))

    assert not views.heard(evening.log[-1].event, PHONE, {f"fit/{OPEN}"})
    assert views.heard(evening.log[-1].event, Audience.STAGE, {f"fit/{OPEN}"})
    assert evening.see(f"fit/{OPEN}", PHONE)["fits"] == 0  # also for who opens the page anew
    assert evening.see("stage", Audience.STAGE)["fit"]["fits"] == 1


def test_a_dark_stage_darkens_what_phones_repeat_of_it(evening):
    evening.go("after/pledge")
    key = f"examples/{AFTER}"
    evening.decide_on(BEN, "ask him", example=True)

    evening.act(FAY, Blank(on=True))

    assert key in touched(evening.session, evening.log[-1])
    assert evening.see(key, PHONE) is None
    evening.act(FAY, Blank(on=False))
    assert evening.see(key, PHONE) == {"part": AFTER, "texts": ["ask him"]}


def test_a_step_that_becomes_anonymous_takes_its_notes_out_of_what_phones_repeat(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")
    evening.act(FAY, Spotlight((note,)))
    parts = (
        replace(part, names="forced_anonymous") if part.id == OPEN else part
        for part in evening.session.program.parts
    )

    evening.session.program = replace(evening.session.program, parts=tuple(parts))

    assert evening.see("spotlit", PHONE) is None


@given(evenings())
def test_what_phones_count_is_what_the_stage_counts(evening):
    told, shown = views.counted(evening.session, PHONE), stage(evening)
    said = {
        "lobby": {},
        "welcome": {},
        "writing": shown["counts"],
        "checkin": shown["counts"] and {"people": shown["counts"]["people"]},
        "rules": shown["rules"] and {"agreed": shown["rules"]["agreed"]},
        "vote": {"voters": shown["voters"]},
        "pledge": shown["pledges"],
        "pulse": shown["pulse"] and {key: shown["pulse"][key] for key in ("answered", "came")},
    }.get(shown["view"])

    assert told == (None if said is None else {"view": shown["view"]} | said)


def test_a_dark_stage_counts_nothing_nor_does_one_that_shows_notes_large(evening):
    note = evening.write(ANN)
    assert views.counted(evening.session, PHONE) == {"view": "writing", "people": 1, "notes": 1}
    assert not any(views.counted(evening.session, each) for each in Audience if each is not PHONE)

    evening.act(FAY, Blank(on=True))
    assert views.counted(evening.session, PHONE) is None
    evening.act(FAY, Blank(on=False))
    evening.go("open/reveal")
    evening.go("open/write")
    evening.act(FAY, Spotlight((note,)))

    assert views.counted(evening.session, PHONE) is None
