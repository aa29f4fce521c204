"""Fact cards: one over the stage for twenty seconds, with its source, and only at its stop."""

from datetime import timedelta

import pytest

from facilitator.core import codec, views
from facilitator.core.hosting.facts import FactShown, ShowFact
from facilitator.core.hosting.showing import Blank
from facilitator.core.ids import PartId, PersonId
from facilitator.core.log import rebuild, touched
from facilitator.core.moving.flow import AddMinutes
from facilitator.core.people import Person, Role
from facilitator.core.program import Fact, Part
from facilitator.core.refused import Reason
from facilitator.core.seeing.staging import milliseconds
from facilitator.core.views import Audience
from tests.core.world import ANN, FAY, OPEN, SAFE, WHOLE, Evening

STAGE, PHONE, CONSOLE = Audience.STAGE, Audience.PHONE, Audience.CONSOLE
KEN = Person(PersonId("ken"), Role.CO)


@pytest.fixture
def evening() -> Evening:
    evening = Evening(WHOLE)
    evening.go("open/intro")
    return evening


def card(evening: Evening):
    return evening.see("stage", STAGE)["fact"]


def test_a_card_lies_over_the_stage_with_its_source_for_twenty_seconds(evening):
    assert card(evening) is None

    evening.act(FAY, ShowFact(OPEN, 0))

    assert card(evening) == {
        "at": 0,
        "until": milliseconds(evening.now + timedelta(seconds=20)),
        "text": {"ja": "ひとつ目", "en": "the first"},
        "source": {"ja": "a book（日）", "en": "a book"},
    }
    assert evening.see("stage", STAGE)["view"] == "question"  # it lies over what is there
    assert evening.see("next", CONSOLE)["fact"] is None


def test_phones_repeat_it_and_whoever_looks_on_has_it_with_the_stage(evening):
    evening.act(FAY, ShowFact(OPEN, 1))

    told = {each: card(evening)[each] for each in ("text", "source")}
    assert evening.see("fact", PHONE) == told
    for each in (Audience.HOST, Audience.OBSERVER):
        assert evening.see("stage", each)["fact"] == card(evening)
    evening.wait(3600)
    assert evening.see("fact", PHONE) == told  # there is time to find it, at this stop
    others = [each for each in Audience if each is not PHONE]
    assert [evening.see("fact", each) for each in others] == [None] * len(others)


def test_another_card_takes_the_place_of_the_first(evening):
    evening.act(FAY, ShowFact(OPEN, 0))
    evening.act(FAY, ShowFact(OPEN, 1))

    assert card(evening)["at"] == 1


def test_it_can_be_taken_away_before_once(evening):
    evening.act(FAY, ShowFact(OPEN, 0))

    evening.act(FAY, ShowFact(OPEN, None))

    assert card(evening) is None
    assert evening.see("fact", PHONE) is None
    assert evening.act(FAY, ShowFact(OPEN, None)) == ()


def test_it_goes_with_its_stop_and_phones_hear_of_that(evening):
    evening.act(FAY, ShowFact(OPEN, 0))

    evening.go("open/write")

    assert card(evening) is None
    assert evening.see("fact", PHONE) is None
    entry = evening.log[-1]
    assert "fact" in views.heard(entry.event, PHONE, touched(evening.session, entry))


def test_a_timer_that_is_set_meanwhile_leaves_it_there(evening):
    evening.go("open/write")
    evening.act(FAY, ShowFact(OPEN, 0))
    before = card(evening)

    evening.act(FAY, AddMinutes(1))

    assert card(evening) == before


def test_on_a_dark_stage_there_is_none_and_phones_repeat_no_more_than_it_shows(evening):
    evening.act(FAY, ShowFact(OPEN, 0))
    evening.act(FAY, Blank(on=True))

    assert (card(evening), evening.see("fact", PHONE)) == (None, None)
    entry = evening.log[-1]
    assert "fact" in views.heard(entry.event, PHONE, touched(evening.session, entry))

    evening.act(FAY, Blank(on=False))
    assert card(evening)["at"] == 0


@pytest.mark.parametrize("at", [2, 3, -1])
def test_a_card_without_a_source_or_one_that_is_not_there_cannot_be_shown(evening, at):
    assert evening.refusal(FAY, ShowFact(OPEN, at)) is Reason.MALFORMED


@pytest.mark.parametrize("at", [0, None])
def test_only_cards_of_the_present_part_are_laid_over_the_stage(evening, at):
    assert evening.refusal(FAY, ShowFact(SAFE, at)) is Reason.MOVED_ON
    evening.go("safe/intro")
    assert evening.refusal(FAY, ShowFact(OPEN, at)) is Reason.MOVED_ON
    assert evening.refusal(FAY, ShowFact(SAFE, 0)) is Reason.MALFORMED  # it has none


def test_at_the_doors_and_at_the_end_there_are_none():
    evening = Evening(WHOLE)

    assert evening.refusal(FAY, ShowFact(PartId("lobby"), 0)) is Reason.MALFORMED


def test_who_runs_the_session_may_and_nobody_else(evening):
    assert evening.act(KEN, ShowFact(OPEN, 0))
    for role in (Role.STAGE, Role.HOST, Role.SCRIBE, Role.OBSERVER):
        other = Person(PersonId("x"), role)
        assert evening.refusal(other, ShowFact(OPEN, 0)) is Reason.NOT_ALLOWED
    assert evening.refusal(ANN, ShowFact(OPEN, 0)) is Reason.NOT_ALLOWED


def test_the_log_brings_it_back_with_its_end(evening):
    evening.act(FAY, ShowFact(OPEN, 0))

    again = rebuild(evening.log)

    assert again.visit.card == evening.session.visit.card


def test_a_log_of_before_has_facts_without_a_source():
    data = codec.encode(WHOLE.parts[3]) | {"facts": [{"ja": "むかし", "en": "of old"}]}

    assert codec.decode(Part, data).facts == (Fact("むかし", "of old"),)


def test_an_event_without_a_card_takes_it_away():
    name, data = codec.encode_event(FactShown(OPEN))

    assert codec.decode_event(name, {"part": OPEN}) == codec.decode_event(name, data)
