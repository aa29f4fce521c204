"""Ground rules: one is lit at a time, and whoever has read them says so once."""

import pytest

from facilitator.core.decide import Undo, last_undoable
from facilitator.core.kinds.rules import AgreeRules, ShowRule
from facilitator.core.refused import Reason
from facilitator.core.seeing.steering import primary
from facilitator.core.views import Audience, concerns, own
from tests.core.world import ANN, BEN, FAY, OPEN, WELCOME, WHOLE, Evening

HERE = "welcome/rules"


@pytest.fixture
def evening() -> Evening:
    evening = Evening(WHOLE)
    evening.go(HERE)
    return evening


def lit(evening: Evening) -> int:
    at: int = evening.see("stage", Audience.STAGE)["rules"]["at"]
    return at


def test_the_stage_has_all_rules_and_lights_the_first(evening):
    shown = evening.see("stage", Audience.STAGE)

    assert shown["view"] == "rules"
    assert shown["rules"] == {
        "items": [{"ja": f"{each.en}（日）", "en": each.en} for each in WHOLE.ground_rules],
        "at": 0,
        "agreed": 0,
    }


def test_the_one_button_lights_rule_after_rule_and_then_moves_on(evening):
    pressed = []
    for _ in range(3):
        button = primary(evening.session)
        pressed.append((button["type"], button["effect"], button["n"]))
        if button["type"] == "ShowRule":
            assert evening.see("next", Audience.CONSOLE)["rules"]["at"] == lit(evening) + 1
            evening.act(FAY, ShowRule(**button["fields"]))

    assert pressed[:2] == [("ShowRule", "rule", 2), ("ShowRule", "rule", 3)]
    assert pressed[2][:2] == ("Move", "checkin")


def test_only_a_rule_that_is_there_is_lit_and_only_at_its_stop(evening):
    assert evening.refusal(FAY, ShowRule(3, HERE)) is Reason.MALFORMED
    assert evening.refusal(FAY, ShowRule(-1, HERE)) is Reason.MALFORMED
    assert evening.refusal(FAY, ShowRule(1, "lobby")) is Reason.MOVED_ON
    evening.go("open/write")
    assert evening.refusal(FAY, ShowRule(1, "open/write")) is Reason.MALFORMED


def test_lighting_the_rule_that_is_lit_makes_no_entry(evening):
    assert evening.act(FAY, ShowRule(0, HERE)) == ()


def test_a_rule_can_be_taken_back_until_the_session_moves_on(evening):
    evening.act(FAY, ShowRule(1, HERE))

    evening.undo()
    assert lit(evening) == 0

    evening.act(FAY, ShowRule(1, HERE))
    shown = evening.session.seq
    evening.go("open/intro")
    assert evening.refusal(FAY, Undo(shown)) is Reason.CHANGED_SINCE
    evening.undo()
    assert lit(evening) == 1
    assert last_undoable(evening.session) == shown


def test_who_has_read_the_rules_counts_once_and_knows_it(evening):
    evening.act(ANN, AgreeRules(WELCOME))
    evening.act(BEN, AgreeRules(WELCOME))

    assert evening.act(ANN, AgreeRules(WELCOME)) == ()
    assert evening.see("stage", Audience.STAGE)["rules"]["agreed"] == 2
    assert evening.see("rules/welcome", Audience.CONSOLE)["agreed"] == 2
    assert own(evening.session, ANN)["agreed"] == [WELCOME]


def test_no_phone_hears_how_many_have_read_the_rules(evening):
    [event] = evening.act(ANN, AgreeRules(WELCOME))

    assert evening.see("rules/welcome", Audience.PHONE)["agreed"] is None
    assert not concerns(event, Audience.PHONE)
    assert concerns(event, Audience.CONSOLE)


def test_phones_have_the_rules_only_while_they_are_shown(evening):
    assert evening.see("session", Audience.PHONE)["screen"] == "rules"
    assert evening.see("rules/welcome", Audience.PHONE)["at"] == 0
    evening.go("open/intro")
    assert evening.see("rules/welcome", Audience.PHONE) is None


def test_nobody_agrees_to_what_has_not_been_shown_or_is_no_rule():
    evening = Evening(WHOLE)

    assert evening.refusal(ANN, AgreeRules(WELCOME)) is Reason.NOT_OPEN_YET
    assert evening.refusal(ANN, AgreeRules(OPEN)) is Reason.NO_SUCH_PART
    assert evening.refusal(ANN, AgreeRules("nowhere")) is Reason.NO_SUCH_PART
