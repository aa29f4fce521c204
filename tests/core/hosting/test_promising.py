"""The day around which the report is to be there is said, or left open."""

import pytest

from facilitator.core.hosting.appointing import Appoint
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


def test_a_report_is_promised_for_no_day_before_the_session_is_held():
    evening = Evening()  # made on 15 January
    assert evening.refusal(FAY, PromiseReport("2020-01-01")) is Reason.DAY_OVER
    evening.act(FAY, Appoint(day="2026-02-03"))
    assert evening.refusal(FAY, PromiseReport("2026-02-02")) is Reason.DAY_OVER

    evening.act(FAY, PromiseReport("2026-02-03"))

    assert evening.session.report_day == "2026-02-03"


def test_where_the_day_of_the_session_is_past_on_purpose_so_may_be_that_of_its_report():
    evening = Evening()
    evening.act(FAY, Appoint(day="2025-12-01"))

    evening.act(FAY, PromiseReport("2025-12-20"))

    assert evening.session.report_day == "2025-12-20"


def test_a_session_that_is_moved_past_the_promised_day_takes_the_promise_back():
    evening = Evening()
    evening.act(FAY, PromiseReport("2026-01-20"))

    evening.act(FAY, Appoint(day="2026-01-20", venue="Harbour"))
    assert evening.session.report_day == "2026-01-20"
    evening.act(FAY, Appoint(day="2026-02-03"))

    assert evening.session.report_day is None
    assert [evening.see("session", each)["report_day"] for each in EVERYBODY] == [None] * 3
    assert rebuild(evening.log) == evening.session
    evening.act(FAY, PromiseReport("2026-02-20"))
    evening.act(FAY, Appoint())

    assert evening.session.report_day == "2026-02-20"
