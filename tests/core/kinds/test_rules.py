"""Ground rules: one is lit at a time, and whoever has read them says so once."""

import pytest

from facilitator.core.decide import Undo
from facilitator.core.ids import RuleId
from facilitator.core.kinds.rules import (
    ADDED,
    CHARACTERS,
    AddRule,
    AgreeRules,
    RemoveRule,
    ShowRule,
)
from facilitator.core.log import rebuild
from facilitator.core.people import Person, PersonId, Role
from facilitator.core.refused import Reason
from facilitator.core.seeing.steering import primary
from facilitator.core.views import Audience, heard, own
from tests.core.world import ANN, BEN, FAY, OPEN, WELCOME, WHOLE, Evening, as_on_disk, last_undoable

HERE = "welcome/rules"


@pytest.fixture
def evening() -> Evening:
    evening = Evening(WHOLE)
    evening.go(HERE)
    return evening


CO = Person(PersonId("co"), Role.CO)


def added(evening: Evening, text: str = "One at a time") -> RuleId:
    """Let Fay add a rule and return its id."""
    [event] = evening.act(FAY, AddRule(text, HERE))
    rule: RuleId = event.rule
    return rule


def texts(evening: Evening, audience: Audience = Audience.CONSOLE) -> list[str]:
    return [each["en"] for each in evening.see("rules/welcome", audience)["items"]]


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
    assert not heard(event, Audience.PHONE, {"any/key"})
    assert heard(event, Audience.CONSOLE, {"any/key"})


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


def test_a_rule_of_the_room_stands_last_everywhere_and_the_one_button_counts_it(evening):
    rule = added(evening, "  One at\na time ")

    assert texts(evening)[3:] == texts(evening, Audience.PHONE)[3:] == ["One at a time"]
    assert evening.see("stage", Audience.STAGE)["rules"]["items"][3]["ja"] == "One at a time"
    assert evening.see("rules/welcome", Audience.CONSOLE)["added"] == [rule]
    assert "added" not in evening.see("rules/welcome", Audience.PHONE)
    evening.act(FAY, ShowRule(2, HERE))
    assert (primary(evening.session)["effect"], primary(evening.session)["n"]) == ("rule", 4)
    evening.act(FAY, ShowRule(3, HERE))
    assert primary(evening.session)["type"] == "Move"


def test_a_co_facilitator_adds_one_without_the_lead_and_nobody_else_does(evening):
    assert evening.act(CO, AddRule("No titles", HERE))
    for role in (Role.PARTICIPANT, Role.HOST, Role.SCRIBE, Role.OBSERVER, Role.STAGE):
        other = Person(PersonId("x"), role, "x" * 32)
        assert evening.refusal(other, AddRule("Mine", HERE)) is Reason.NOT_ALLOWED


def test_a_rule_is_added_only_while_they_are_shown_and_there_is_room(evening):
    assert evening.refusal(FAY, AddRule("x", "lobby")) is Reason.MOVED_ON
    assert evening.refusal(FAY, AddRule(" \u200b ", HERE)) is Reason.EMPTY
    assert evening.refusal(FAY, AddRule("x" * (CHARACTERS + 1), HERE)) is Reason.TOO_LONG
    for n in range(ADDED):
        added(evening, f"rule {n}")
    assert evening.refusal(FAY, AddRule("one more", HERE)) is Reason.FULL
    evening.go("open/write")
    assert evening.refusal(FAY, AddRule("x", "open/write")) is Reason.MALFORMED


@pytest.mark.parametrize("text", ["write FIRST.", "Ｗｒｉｔｅ first.", "Write first.（日）"])
def test_what_is_a_rule_already_makes_no_entry(evening, text):
    assert evening.act(FAY, AddRule(text, HERE)) == ()


def test_it_is_taken_back_at_any_time_and_the_log_forgets_its_words(evening):
    rule = added(evening, "A name of somebody")
    kept = added(evening, "One at a time")
    evening.go("open/write")

    evening.act(FAY, RemoveRule(rule))

    assert texts(evening)[3:] == ["One at a time"]
    assert "somebody" not in repr(as_on_disk(evening.log))
    assert rebuild(as_on_disk(evening.log)).rules_added == {kept: "One at a time"}
    assert evening.act(FAY, RemoveRule(rule)) == ()  # it is gone already: a double press


def test_what_is_lit_stays_lit_when_another_goes_and_a_lit_one_that_goes_is_not_missed(evening):
    first, second = added(evening, "A"), added(evening, "B")
    evening.act(FAY, ShowRule(4, HERE))

    evening.act(FAY, RemoveRule(first))
    assert lit(evening) == 3
    evening.act(FAY, RemoveRule(second))
    assert lit(evening) == 2


def test_undo_takes_the_last_one_away_with_its_words(evening):
    added(evening, "Too much")
    evening.act(FAY, ShowRule(3, HERE))

    evening.undo()
    evening.act(FAY, Undo(last_undoable(evening.session)))

    assert len(texts(evening)) == 3 and lit(evening) == 0
    assert "Too much" not in repr(as_on_disk(evening.log))


def test_after_one_was_taken_back_nothing_that_counted_it_is_undone(evening):
    evening.act(FAY, ShowRule(1, HERE))
    shown = evening.session.seq
    rule = added(evening)
    adding = evening.session.seq
    evening.act(FAY, RemoveRule(rule))

    for seq in (shown, adding):
        assert evening.refusal(FAY, Undo(seq)) is Reason.CHANGED_SINCE
