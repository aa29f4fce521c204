"""A first step in one's own calendar, read back by what reads calendars."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from icalendar import Calendar

from facilitator.web.calendar import Appointment, elsewhere, ics, moment

MADE = datetime(2026, 1, 15, 12, tzinfo=UTC)
HOSTILE = "昔の上司を, 昼に; 誘う\\n 🍱\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:evil"


def appointment(what="昔の上司を昼に誘う", details="断られたら、別の日を聞く\n港の夜"):
    starts = moment(date(2026, 1, 22), "12:15", "Asia/Tokyo")
    return Appointment("s1-abc@tsunagari", what, details, starts)


def read(body):
    (event,) = Calendar.from_ical(body).walk("VEVENT")
    return event


def test_the_file_has_the_words_the_moment_in_utc_and_an_alarm_when_it_begins():
    event = read(ics(appointment(), MADE))
    (alarm,) = event.walk("VALARM")

    assert event["SUMMARY"] == "昔の上司を昼に誘う"
    assert event["DESCRIPTION"] == "断られたら、別の日を聞く\n港の夜"
    assert event.decoded("DTSTART") == datetime(2026, 1, 22, 3, 15, tzinfo=UTC)
    assert b"DTSTART:20260122T031500Z\r\n" in ics(appointment(), MADE)
    assert alarm["ACTION"] == "DISPLAY"
    assert alarm.decoded("TRIGGER") == timedelta(0)


def test_a_later_file_is_the_same_event():
    first, second = ics(appointment(), MADE), ics(appointment("別の一歩"), MADE + timedelta(days=1))

    assert read(first)["UID"] == read(second)["UID"] == "s1-abc@tsunagari"


def test_the_later_file_is_the_higher_version_for_as_long_as_numbers_last():
    moments = (MADE, MADE + timedelta(seconds=1), datetime(2090, 1, 1, tzinfo=UTC))
    versions = [read(ics(appointment(), made))["SEQUENCE"] for made in moments]

    assert versions == sorted(set(versions))
    assert versions[0] >= 0 and versions[-1] < 2**31
    assert read(ics(appointment(), datetime(2020, 1, 1, tzinfo=UTC)))["SEQUENCE"] == 0


def test_words_cannot_become_lines_of_the_file():
    body = ics(appointment(HOSTILE, HOSTILE), MADE)

    assert body.count(b"\r\nBEGIN:VEVENT\r\n") == 1
    assert b"\r\nSUMMARY:evil" not in body
    assert "END:VEVENT" in read(body)["SUMMARY"]


def test_no_line_of_the_file_is_longer_than_calendars_read():
    body = ics(appointment("あ" * 200), MADE)

    assert max(len(line) for line in body.split(b"\r\n")) <= 75
    assert read(body)["SUMMARY"] == "あ" * 200


@pytest.mark.parametrize(
    ("day", "zone", "utc"),
    [
        (date(2026, 1, 22), "Asia/Tokyo", datetime(2026, 1, 21, 23, 30, tzinfo=UTC)),
        (date(2026, 7, 1), "Europe/Berlin", datetime(2026, 7, 1, 6, 30, tzinfo=UTC)),
        (date(2026, 12, 1), "Europe/Berlin", datetime(2026, 12, 1, 7, 30, tzinfo=UTC)),
    ],
)
def test_without_a_time_it_is_half_past_eight_where_the_session_was(day, zone, utc):
    assert moment(day, "", zone) == utc


def test_the_link_elsewhere_is_an_address_with_the_same_words_and_moment():
    address = urlsplit(elsewhere(appointment(HOSTILE)))
    fields = parse_qs(address.query)

    assert address.hostname == "calendar.google.com"
    assert fields["text"] == [HOSTILE]
    assert fields["dates"] == ["20260122T031500Z/20260122T034500Z"]
