"""The days that a first step can be taken on."""

from datetime import UTC, date, datetime

import pytest

from facilitator.web.days import asked_after, choices, spoken, today


@pytest.mark.parametrize(
    ("day", "chosen"),
    [  # tests/js/evening.test.js has the same days
        ("2026-01-15", "2026-01-15 2026-01-16 2026-01-17 2026-01-19"),  # Thursday
        ("2026-01-17", "2026-01-17 2026-01-18 2026-01-18 2026-01-19"),  # Saturday
        ("2026-01-18", "2026-01-18 2026-01-19 2026-01-18 2026-01-19"),  # Sunday
        ("2026-12-31", "2026-12-31 2027-01-01 2027-01-02 2027-01-04"),
    ],
)
def test_the_days_to_choose_are_those_of_the_browser(day, chosen):
    days = choices(date.fromisoformat(day))

    assert list(days) == ["today", "tomorrow", "weekend", "week"]
    assert " ".join(each.isoformat() for each in days.values()) == chosen


def test_a_day_is_said_as_the_browser_says_it():
    assert spoken(date(2026, 1, 17), "ja") == "1/17(土)"
    assert spoken(date(2026, 1, 17), "en") == "Sat, Jan 17"


def test_today_is_the_day_where_the_session_is():
    evening = datetime(2026, 1, 15, 16, tzinfo=UTC)

    assert today(evening, "Asia/Tokyo") == date(2026, 1, 16)
    assert today(evening, "Europe/Berlin") == date(2026, 1, 15)


def test_what_became_of_a_step_is_asked_the_day_after_it_or_with_the_one_month_note():
    evening = date(2026, 1, 15)

    assert asked_after(date(2026, 1, 22), evening, 30) == date(2026, 1, 23)
    assert asked_after(evening, evening, 30) == date(2026, 1, 16)
    assert asked_after(date(2026, 12, 1), evening, 30) == date(2026, 2, 14)
