"""When and where a session is held is said before it begins, and stands on every screen."""

from dataclasses import replace

import pytest

from facilitator.core.hosting.appointing import Appoint, Appointed
from facilitator.core.hosting.hosted import Appointment
from facilitator.core.hosting.promising import PromiseReport
from facilitator.core.hosting.titling import Retitle
from facilitator.core.log import rebuild
from facilitator.core.refused import Reason
from facilitator.core.views import Audience
from tests.core.world import ANN, FAY, Evening

NOWHERE = {"day": None, "time": None, "place": "", "venue": ""}
HARBOUR = Appoint("2026-01-15", "18:30", "both", "Harbour hall")


def test_nobody_says_when_or_where_before_somebody_does():
    assert Evening().see("session", Audience.STAGE)["appointed"] == NOWHERE


def test_day_hour_and_place_are_on_every_screen_and_can_be_changed_and_taken_back():
    evening = Evening()

    evening.act(FAY, HARBOUR)

    for audience in (Audience.STAGE, Audience.CONSOLE, Audience.PHONE):
        assert evening.see("session", audience)["appointed"] == {
            "day": "2026-01-15",
            "time": "18:30",
            "place": "both",
            "venue": "Harbour hall",
        }
    evening.act(FAY, Appoint("2026-01-16"))
    assert evening.session.appointed == Appointment("2026-01-16")
    evening.act(FAY, Appoint())
    assert evening.see("session", Audience.STAGE)["appointed"] == NOWHERE
    assert rebuild(evening.log) == evening.session


def test_the_place_is_one_line_in_which_nothing_breaks_a_screen():
    evening = Evening()

    [said] = evening.act(FAY, Appoint(venue="  Harbour\nhall\x00\u202e "))

    assert said == Appointed(venue="Harbour hall")


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (Appoint("2026-02-30"), Reason.MALFORMED),
        (Appoint("1999-12-31"), Reason.MALFORMED),
        (Appoint("0026-01-15"), Reason.MALFORMED),
        (Appoint("2026-01-15", "24:00"), Reason.MALFORMED),
        (Appoint("2026-01-15", "9:30"), Reason.MALFORMED),
        (Appoint("2026-01-15", "１８:３０"), Reason.MALFORMED),
        (Appoint(None, "18:30"), Reason.MALFORMED),
        (Appoint(place="moon"), Reason.MALFORMED),
        (Appoint(venue="x" * 61), Reason.TOO_LONG),
        (Appoint(meeting="javascript:alert(1)"), Reason.MALFORMED),
        (Appoint(meeting="meet.example/1"), Reason.MALFORMED),
        (Appoint(meeting="https://meet.example/1 and more"), Reason.MALFORMED),
        (Appoint(meeting=f"https://meet.example/{'x' * 500}"), Reason.TOO_LONG),
    ],
)
def test_what_is_no_day_hour_or_place_is_refused(wrong, reason):
    assert Evening().refusal(FAY, wrong) is reason


def test_the_first_day_that_can_be_said_is_that_of_the_year_2000():
    evening = Evening()

    evening.act(FAY, Appoint("2000-01-01"))

    assert evening.session.appointed == Appointment("2000-01-01")


def test_a_log_that_says_an_earlier_day_stays_readable():
    evening = Evening()
    evening.act(FAY, Appoint("2026-01-15"))
    first, said = evening.log

    session = rebuild([first, replace(said, event=Appointed("1999-12-31"))])

    assert session.appointed == Appointment("1999-12-31")


def test_the_link_of_the_online_meeting_is_on_no_screen():
    evening = Evening()

    evening.act(FAY, replace(HARBOUR, meeting=" https://meet.example/1?pwd=a "))

    assert evening.session.appointed.meeting == "https://meet.example/1?pwd=a"
    for audience in Audience:
        assert "meet.example" not in repr(evening.see("session", audience))


def test_whatever_calendars_hold_of_it_is_announced_anew_when_it_changes():
    evening = Evening()
    announced = [evening.session.announced]

    for change in (HARBOUR, replace(HARBOUR, day="2026-01-16"), Retitle("Once more")):
        evening.act(FAY, change)
        announced.append(evening.session.announced)

    assert announced == sorted(set(announced))
    evening.act(FAY, PromiseReport("2026-02-01"))
    assert evening.session.announced == announced[-1]


def test_what_is_said_again_makes_no_entry():
    evening = Evening()
    evening.act(FAY, HARBOUR)

    assert evening.act(FAY, HARBOUR) == ()


def test_once_it_has_begun_it_is_held_when_it_is_held():
    evening = Evening()
    evening.go("open/write")
    evening.go("lobby")

    assert evening.refusal(FAY, HARBOUR) is Reason.MOVED_ON


def test_participants_appoint_nothing():
    assert Evening().refusal(ANN, HARBOUR) is Reason.NOT_ALLOWED
