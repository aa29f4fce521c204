"""What a phone shows before its scripts run, before and after the questions."""

from datetime import date

from facilitator.core.ids import StopId
from facilitator.core.kinds.notes.fitting import CheckInsight
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.relating import Relate
from facilitator.core.kinds.rules import AgreeRules, ShowRule
from facilitator.core.views import Audience, own, snapshot
from facilitator.web.evening_view import evening_view, first_step_part, last_question_before
from tests.core.world import AFTER, ANN, BEN, FAY, OPEN, PROGRAM, WELCOME, WHOLE, Evening

TODAY = date(2026, 1, 15)


def seen(evening, private=None, lang="en"):
    put = snapshot(evening.session, Audience.PHONE)
    mine = own(evening.session, ANN)
    return evening_view(put, mine, lang, TODAY, AFTER, private or {})


def test_the_rules_stand_there_with_the_one_that_is_lit_and_whether_one_has_agreed():
    evening = Evening(WHOLE)
    evening.go("welcome/rules")
    evening.act(FAY, ShowRule(2, StopId("welcome/rules")))

    before = seen(evening)
    evening.act(ANN, AgreeRules(WELCOME))
    evening.act(BEN, AgreeRules(WELCOME))

    assert [rule["en"] for rule in before.rules] == ["Write first.", "Listen.", "You may pass."]
    assert (before.lit, before.agreed) == (2, False)
    assert seen(evening).agreed


def test_ones_own_notes_and_those_that_speak_for_oneself_are_told_apart():
    evening = Evening(WHOLE)
    evening.go("open/write")
    mine, theirs = evening.write(ANN, "mine"), evening.write(BEN, "theirs")
    evening.go("open/reveal")
    evening.act(ANN, Relate(theirs, True))

    assert seen(evening).mine == {mine}
    assert seen(evening).related == {theirs}


def test_what_one_has_said_of_a_sentence_is_there_at_its_step_only():
    evening = Evening(WHOLE)
    evening.go("open/write")
    evening.act(FAY, WriteInsight(OPEN, "It took the shape of an answer."))
    evening.go("open/insight")
    evening.act(ANN, CheckInsight(OPEN, "not_quite"))

    assert seen(evening).fit == "not_quite"
    evening.go("safe/write")
    assert seen(evening).fit == ""


def test_ones_first_step_has_its_day_and_what_only_one_sees():
    evening = Evening(WHOLE)
    evening.go("after/pledge")
    assert seen(evening).step is None
    evening.decide_on(ANN, "call her")

    kept = {"after/whom": "Dora", "after/at": "12:15", "other/whom": "nobody"}
    view = seen(evening, kept)

    assert (view.step["what"], view.step_day) == ("call her", "Fri, Jan 16")
    assert (view.whom, view.at) == ("Dora", "12:15")
    assert seen(evening, lang="ja").step_day == "1/16(金)"


def test_not_yet_has_no_day():
    evening = Evening(WHOLE)
    evening.go("after/pledge")
    evening.decide_on(ANN, "")

    view = seen(evening)

    assert (view.step["what"], view.step_day) == ("", "")


def test_the_first_step_is_made_in_the_last_part_that_asks_for_one():
    assert first_step_part(WHOLE) == AFTER
    assert first_step_part(PROGRAM) is None


def test_a_first_step_begins_with_the_last_question_before_it():
    parts = [part.id for part in WHOLE.parts]
    asking = [part.id for part in WHOLE.parts if part.question is not None]

    found = last_question_before(WHOLE, AFTER)

    assert found == [each for each in asking if parts.index(each) < parts.index(AFTER)][-1]
    assert last_question_before(WHOLE, parts[0]) is None
    assert last_question_before(WHOLE, None) is None


def test_who_came_early_can_think_about_what_will_be_asked():
    evening = Evening(WHOLE)
    asked = {"ja": "いま", "en": "Now"}
    put, mine = snapshot(evening.session, Audience.PHONE), own(evening.session, ANN)

    assert evening_view(put, mine, "en", TODAY, AFTER, {}, asked).waiting == asked
    assert seen(evening).waiting is None
