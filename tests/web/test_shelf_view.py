"""In which order the list shows sessions, and what it says of each."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from facilitator.core.hosting.hosted import Appointment
from facilitator.core.ids import SessionId
from facilitator.core.program import Text
from facilitator.storage.sessions import Listed
from facilitator.web.shelf_view import Card, Facts, sections

NOW = datetime(2026, 1, 15, 7, 20, tzinfo=UTC)  # 16:20 in Tokyo
NOTHING = Facts({})


def listed(name: str, day: str | None = None, time: str | None = None, **more: Any) -> Listed:
    about = {"state": "preparing", "zone": "Asia/Tokyo", "rehearsal": False} | more
    return Listed(
        id=SessionId(name),
        code=name,
        title=name,
        program=Text("五つの問い", "Five questions"),
        created_at=NOW,
        head=1,
        appointed=Appointment(day, time),
        **about,
    )


def cards(*sessions: Listed, now: datetime = NOW, facts: Facts = NOTHING) -> dict[str, list[Card]]:
    found = sections(sessions, {}, facts, now, "Asia/Tokyo", str)
    return {section.name: list(section.cards) for section in found}


def test_sessions_of_today_stand_by_their_time_and_what_runs_stands_first():
    late = listed("late", "2026-01-15", "19:00")
    some_time = listed("some time", "2026-01-15")
    early = listed("early", "2026-01-15", "09:30")
    running = listed("running", "2026-01-14", "23:00", state="running")

    today = cards(late, some_time, early, running)["today"]

    assert [card.title for card in today] == ["running", "early", "late", "some time"]


def test_what_was_left_running_and_rehearsals_stand_below_the_session_of_today():
    rehearsal = listed("rehearsal", "2026-01-15", "10:00", state="running", rehearsal=True)
    left = listed("left", "2026-01-08", "09:00", state="running")
    undated = listed("undated", state="running")
    tonight = listed("tonight", "2026-01-15", "19:00")

    today = cards(rehearsal, left, undated, tonight)["today"]

    assert [card.title for card in today] == ["tonight", "rehearsal", "left", "undated"]


def test_of_two_that_run_that_of_today_stands_first():
    last_night = listed("last night", "2026-01-14", "18:00", state="running")
    now = listed("now", "2026-01-15", "19:00", state="running")

    today = cards(last_night, now)["today"]

    assert [card.title for card in today] == ["now", "last night"]


@pytest.mark.parametrize("day", [None, "2026-01-08", "2026-01-22"])
def test_what_went_on_today_is_of_today_whatever_day_was_said(day):
    tonight = listed("tonight", "2026-01-15", "19:00")
    runs = listed("runs", day, state="running")

    today = cards(tonight, runs, facts=Facts({}, moved={runs.id: NOW}))["today"]

    assert [card.title for card in today] == ["runs", "tonight"]


def test_how_long_it_is_until_a_session_begins_is_counted_in_minutes_begun():
    [card] = cards(listed("tonight", "2026-01-15", "18:30"))["today"]
    [later] = cards(listed("tonight", "2026-01-15", "18:30"), now=NOW.replace(second=1))["today"]

    assert (card.soon, later.soon) == (130, 130)
    assert card.begins is not None and card.begins.astimezone(UTC).hour == 9


@pytest.mark.parametrize(
    "session",
    [
        listed("over", "2026-01-15", "16:20"),
        listed("no time", "2026-01-15"),
        listed("running", "2026-01-15", "18:30", state="running"),
    ],
)
def test_nothing_is_counted_where_nothing_is_to_come(session):
    [card] = cards(session)["today"]

    assert card.soon == 0


def test_a_card_has_the_figures_of_an_evening_that_was_held_and_of_no_other():
    figures = {"people": 42, "notes": 131}
    held = replace(listed("held", state="ended"), figures=figures)
    again = replace(listed("again", state="running"), figures=figures)

    found = cards(held, again)

    assert found["writing"][0].figures == figures
    assert found["today"][0].figures is None


def test_today_is_what_it_is_where_the_session_is():
    there = listed("there", "2026-01-14", "23:00", zone="Pacific/Pago_Pago")  # 20:20 just now

    [card] = cards(there)["today"]

    assert card.soon == 160
