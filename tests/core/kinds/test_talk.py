"""A guest's talk: words that land, questions, and who speaks about what."""

from dataclasses import replace

import pytest

from facilitator.core.decide import Undo
from facilitator.core.ids import PartId
from facilitator.core.kinds.talk import (
    QUESTIONS,
    TAPS,
    AskGuest,
    IntroduceGuest,
    Land,
    Landed,
    SettleQuestion,
    WithdrawQuestion,
    nameless,
)
from facilitator.core.people import Person, Role
from facilitator.core.program import Part
from facilitator.core.refused import Reason
from facilitator.core.views import Audience, own
from facilitator.core.words.taking_back import blanked, forgotten, subject
from tests.core.world import ANN, BEN, FAY, OPEN, WHOLE, Evening, words

TALK = PartId("guest")
PART = Part(TALK, "talk", words("Guest talk"), {30: {"talk": 7}}, activity=words("Write it down"))
FULL = replace(WHOLE, parts=(*WHOLE.parts[:3], PART, *WHOLE.parts[3:]))
HALL = [Person(f"p{n}", Role.PARTICIPANT, secret=f"s{n}") for n in range(5)]


def talk(**more) -> Evening:
    part = replace(PART, **more)
    evening = Evening(replace(FULL, parts=tuple(part if p is PART else p for p in FULL.parts)))
    evening.go("guest/talk")
    return evening


def curve(evening: Evening, audience: Audience = Audience.CONSOLE) -> dict:
    return evening.see("landed/guest", audience)


def asked(evening: Evening) -> list[str]:
    records = (
        evening.see(f"question/{each}", Audience.CONSOLE) for each in evening.session.questions
    )
    return [record["text"] for record in records]


def test_taps_of_everybody_make_a_curve_and_each_knows_their_own():
    evening = talk()
    for person, at in ((ANN, 3), (BEN, 6), (ANN, 21)):
        evening.wait(at)
        evening.act(person, Land(TALK))

    assert curve(evening) == {
        "part": TALK,
        "people": 2,
        "taps": 3,
        "every": 10,
        "counts": [2, 0, 0, 1],
    }
    assert own(evening.session, ANN)["landed"] == {TALK: 2}
    assert own(evening.session, BEN)["landed"] == {TALK: 1}


def test_neither_stage_nor_phones_hear_of_the_curve_and_the_report_of_five_people_or_more():
    evening = talk()
    for n, person in enumerate(HALL):
        assert curve(evening, Audience.REPORT) is None, n
        evening.act(person, Land(TALK))

    assert curve(evening, Audience.REPORT)["taps"] == 5
    assert curve(evening, Audience.STAGE) is None
    assert curve(evening, Audience.PHONE) is None


def test_who_listens_stands_in_the_log_by_a_name_that_joins_it_with_nothing():
    evening = talk()
    evening.go("open/write")
    evening.write(ANN)
    evening.go("guest/talk")
    evening.act(ANN, Land(TALK))
    evening.act(ANN, AskGuest(TALK, "why?"))

    names = {entry.by for entry in evening.log[-2:]}
    assert names == {nameless(ANN).id}
    assert names.isdisjoint({entry.by for entry in evening.log[:-2]} | {ANN.id})
    assert [entry.alias for entry in evening.log[-2:]] == [None, None]


def test_a_tap_that_arrives_after_the_talk_makes_no_entry_and_none_goes_on_for_ever():
    evening = talk()
    for _ in range(TAPS):
        evening.act(ANN, Land(TALK))
    assert evening.act(ANN, Land(TALK)) == ()
    evening.go("safe/write")
    assert evening.act(BEN, Land(TALK)) == ()
    assert curve(evening)["taps"] == TAPS


@pytest.mark.parametrize(
    ("said", "after"), [(-8, 12), (0, 20), (5, 20), (-60, 0), (10**400, 20), (-(10**400), 0)]
)
def test_a_tap_that_waited_for_the_network_counts_where_it_was_pressed_within_the_talk(said, after):
    evening = talk()
    evening.wait(20)
    now = int(evening.now.timestamp())

    assert evening.act(ANN, Land(TALK, (now + said) * 1000)) == (Landed(TALK, after),)


def test_a_talk_of_many_hours_does_not_make_an_endless_curve():
    evening = talk()
    evening.wait(10**7)
    [landed] = evening.act(ANN, Land(TALK))

    assert landed == Landed(TALK, 10**7)
    assert len(curve(evening)["counts"]) == 1440


@pytest.mark.parametrize("action", [Land(TALK), AskGuest(TALK, "why?")])
def test_before_the_talk_there_is_nothing_to_say_to_it(action):
    evening = Evening(FULL)
    evening.go("open/write")

    assert evening.refusal(ANN, action) == Reason.NOT_OPEN_YET


@pytest.mark.parametrize(
    "action", [Land(OPEN), AskGuest(PartId("nowhere"), "why?"), IntroduceGuest(OPEN, "Mio", "")]
)
def test_only_a_talk_is_one(action):
    person = FAY if isinstance(action, IntroduceGuest) else ANN

    assert talk().refusal(person, action) == Reason.NO_SUCH_PART


def test_a_question_reaches_the_console_and_the_online_host_and_nobody_else():
    evening = talk()
    evening.act(ANN, AskGuest(TALK, "  How did it begin? "))
    [question] = evening.session.questions

    told = {
        "id": question,
        "part": TALK,
        "text": "How did it begin?",
        "order": 1,
        "done": False,
    }
    readers = {Audience.CONSOLE, Audience.HOST}
    for audience in readers:
        assert evening.see(f"question/{question}", audience) == told
    for audience in set(Audience) - readers:
        assert evening.see(f"question/{question}", audience) is None
    assert [each["text"] for each in own(evening.session, ANN)["questions"]] == [
        "How did it begin?"
    ]
    assert own(evening.session, BEN)["questions"] == []


def test_a_question_is_settled_taken_up_again_and_undone():
    evening = talk()
    evening.act(ANN, AskGuest(TALK, "why?"))
    [question] = evening.session.questions
    evening.act(FAY, SettleQuestion(question, done=True))
    assert evening.act(FAY, SettleQuestion(question, done=True)) == ()
    assert evening.session.questions[question].done

    evening.undo()

    assert not evening.session.questions[question].done


def test_who_asked_takes_the_question_back_and_the_log_forgets_it():
    evening = talk()
    evening.act(ANN, AskGuest(TALK, "why?"))
    [question] = evening.session.questions
    assert evening.refusal(BEN, WithdrawQuestion(question)) == Reason.NOT_YOURS
    added = evening.log[-1].event

    [gone] = evening.act(ANN, WithdrawQuestion(question))

    assert asked(evening) == []
    assert forgotten(gone) == subject(added) == question
    assert blanked(added).text == ""
    assert evening.refusal(ANN, WithdrawQuestion(question)) == Reason.NO_SUCH_NOTE


def test_what_was_settled_cannot_be_undone_once_the_question_is_gone():
    evening = talk()
    evening.act(ANN, AskGuest(TALK, "why?"))
    [question] = evening.session.questions
    evening.act(FAY, SettleQuestion(question, done=True))
    settled = evening.session.seq
    evening.act(ANN, WithdrawQuestion(question))

    assert evening.refusal(FAY, Undo(settled)) == Reason.NO_SUCH_NOTE


def test_an_empty_question_a_long_one_and_one_too_many_are_refused():
    evening = talk()
    assert evening.refusal(ANN, AskGuest(TALK, " \n ")) == Reason.EMPTY
    assert evening.refusal(ANN, AskGuest(TALK, "x" * 201)) == Reason.TOO_LONG
    for n in range(QUESTIONS):
        evening.act(ANN, AskGuest(TALK, f"{n}?"))
    assert evening.refusal(ANN, AskGuest(TALK, "more?")) == Reason.FULL
    evening.act(BEN, AskGuest(TALK, "mine?"))
    evening.go("ended")
    assert evening.refusal(BEN, AskGuest(TALK, "late?")) == Reason.OVER


def test_who_speaks_and_about_what_is_the_programs_until_the_facilitator_says_otherwise():
    evening = talk(guest=words("Mio"), topic=words("Kitchens"))
    assert evening.see("stage", Audience.STAGE)["guest"] == {
        "name": {"ja": "Mio（日）", "en": "Mio"},
        "topic": {"ja": "Kitchens（日）", "en": "Kitchens"},
    }

    evening.act(FAY, IntroduceGuest(TALK, " 森 みお ", ""))

    for key, audience in (("stage", Audience.STAGE), ("part/guest", Audience.PHONE)):
        seen = evening.see(key, audience)["guest"]
        assert seen["name"] == {"ja": "森 みお", "en": "森 みお"}
        assert seen["topic"]["en"] == "Kitchens"
    assert evening.act(FAY, IntroduceGuest(TALK, "森 みお", "")) == ()
    evening.undo()
    assert evening.see("stage", Audience.STAGE)["guest"]["name"]["en"] == "Mio"


def test_a_name_beyond_sixty_characters_is_refused():
    assert talk().refusal(FAY, IntroduceGuest(TALK, "x" * 61, "")) == Reason.TOO_LONG


def test_a_talk_has_screens_of_its_own_and_its_time():
    evening = talk()

    assert evening.see("session", Audience.PHONE)["screen"] == "talk"
    assert evening.see("stage", Audience.STAGE)["view"] == "talk"
    assert evening.see("session", Audience.PHONE)["turn"] is None
    assert evening.see("part/open", Audience.CONSOLE)["guest"] is None
