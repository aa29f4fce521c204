"""What became of first steps: told after the end, under no name, to others as numbers."""

from datetime import timedelta

import pytest

from facilitator.core.ids import PersonId
from facilitator.core.kinds import followup
from facilitator.core.kinds.followup import TellHow
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason
from facilitator.core.views import Audience, own
from tests.core.world import ANN, FAY, WHOLE, Evening


def somebody(n: int) -> Person:
    return Person(PersonId(f"p{n}"), Role.PARTICIPANT, f"secret {n}")


@pytest.fixture
def evening() -> Evening:
    return Evening(WHOLE)


@pytest.fixture
def step(evening) -> str:
    return next(part.id for part in WHOLE.parts if part.kind == "pledge")


@pytest.fixture
def ended(evening) -> Evening:
    evening.go("ended")
    evening.wait(timedelta(days=30).total_seconds())
    return evening


def test_before_the_end_nobody_is_asked(evening, step):
    assert evening.refusal(ANN, TellHow(step, "done", None)) is Reason.NOT_OPEN_YET


def test_the_last_word_counts_and_only_its_author_reads_it(ended, step):
    ended.act(ANN, TellHow(step, "not_yet", "2026-12-24"))
    ended.act(ANN, TellHow(step, "done", None))

    assert own(ended.session, ANN)["after"] == {step: {"how": "done", "when": None}}
    assert own(ended.session, somebody(1))["after"] == {}


def test_saying_the_same_again_makes_no_entry(ended, step):
    ended.act(ANN, TellHow(step, "done", None))

    assert ended.act(ANN, TellHow(step, "done", None)) == ()


def test_others_hear_how_many_once_there_are_five(ended, step):
    for n in range(4):
        ended.act(somebody(n), TellHow(step, "done", None))
    assert ended.see(f"after/{step}", Audience.PHONE) is None
    assert ended.see(f"after/{step}", Audience.CONSOLE) is None

    ended.act(somebody(4), TellHow(step, "changed", None))

    counts = {"done": 4, "partly": 0, "changed": 1, "not_yet": 0}
    assert ended.see(f"after/{step}", Audience.PHONE) == counts
    assert ended.see(f"after/{step}", Audience.STAGE) is None


def test_nothing_in_the_log_joins_an_outcome_with_anything_else(ended, step):
    ended.act(ANN, TellHow(step, "partly", None))

    assert ended.log[-1].by == followup.name(ANN)
    assert followup.name(ANN) not in {ANN.id, ANN.alias(step)}


@pytest.mark.parametrize("when", ["tomorrow", "2026-02-30", "2026-2-3"])
def test_a_day_that_is_none_is_refused(ended, step, when):
    assert ended.refusal(ANN, TellHow(step, "not_yet", when)) is Reason.MALFORMED


def test_it_is_about_first_steps_and_said_by_who_takes_part(ended, step):
    assert ended.refusal(ANN, TellHow("welcome", "done", None)) is Reason.NO_SUCH_PART
    assert ended.refusal(FAY, TellHow(step, "done", None)) is Reason.NOT_ALLOWED


def test_it_is_taken_up_again_on_a_day_to_come_and_the_day_that_was_said_may_stand(ended, step):
    assert ended.refusal(ANN, TellHow(step, "not_yet", "2020-01-01")) is Reason.DAY_OVER
    ended.act(ANN, TellHow(step, "not_yet", "2026-06-20"))
    ended.wait(200 * 24 * 60 * 60)

    ended.act(ANN, TellHow(step, "partly", "2026-06-20"))

    assert ended.refusal(ANN, TellHow(step, "partly", "2026-06-21")) is Reason.DAY_OVER
