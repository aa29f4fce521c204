"""The day around which the report is to be there is said, or left open."""

import pytest

from facilitator.core.hosting.promising import PromiseReport
from facilitator.core.log import rebuild
from facilitator.core.refused import Reason
from facilitator.core.views import Audience
from tests.core.world import ANN, FAY, Evening

EVERYBODY = (Audience.STAGE, Audience.CONSOLE, Audience.PHONE)


def test_nothing_is_promised_before_somebody_does():
    assert Evening().see("session", Audience.STAGE)["report_day"] is None


def test_a_day_is_on_every_screen_and_can_be_taken_back():
    evening = Evening()

    evening.act(FAY, PromiseReport("2026-01-20"))

    for audience in EVERYBODY:
        assert evening.see("session", audience)["report_day"] == "2026-01-20"
    assert rebuild(evening.log).report_day == "2026-01-20"

    evening.act(FAY, PromiseReport(None))

    assert evening.see("session", Audience.PHONE)["report_day"] is None
    assert rebuild(evening.log).report_day is None


@pytest.mark.parametrize("day", ["2026-02-30", "soon", "20260120", "2026-1-2"])
def test_what_is_no_day_is_refused(day):
    assert Evening().refusal(FAY, PromiseReport(day)) is Reason.MALFORMED


def test_the_same_day_makes_no_entry():
    evening = Evening()
    evening.act(FAY, PromiseReport("2026-01-20"))

    assert evening.act(FAY, PromiseReport("2026-01-20")) == ()


def test_participants_promise_nothing():
    assert Evening().refusal(ANN, PromiseReport("2026-01-20")) is Reason.NOT_ALLOWED
