"""A first step as an event of one's own calendar: a file, and a link that fills a form elsewhere.

The link is only an address: nothing of it is sent to anybody before somebody opens it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

USUAL = time(8, 30)  # when nobody has chosen a time: before the day has its own plans
LENGTH = timedelta(minutes=30)
ELSEWHERE = "https://calendar.google.com/calendar/render"


@dataclass(frozen=True, slots=True)
class Appointment:
    """A first step with its moment. ``uid`` stays the same, so that a later file replaces it."""

    uid: str
    what: str
    details: str
    starts: datetime


def moment(day: date, at: str, zone: str) -> datetime:
    """Return the moment of ``day`` at ``at`` (HH:MM, "" for the usual time) in ``zone``, in UTC."""
    chosen = time.fromisoformat(at) if at else USUAL
    return datetime.combine(day, chosen, ZoneInfo(zone)).astimezone(UTC)


def ics(appointment: Appointment, made: datetime) -> bytes:
    """Return the file that calendars read: times in UTC, and an alarm when it begins."""
    event = Event.new(
        uid=appointment.uid,
        summary=appointment.what,
        description=appointment.details or None,
        start=appointment.starts,
        end=appointment.starts + LENGTH,
        stamp=made,
    )
    alarm = Alarm.new(description=appointment.what)
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(0))
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Tsunagari//First step//JA")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def elsewhere(appointment: Appointment) -> str:
    """Return the address at which Google Calendar offers to add the appointment."""
    ends = appointment.starts + LENGTH
    stamps = (moment.strftime("%Y%m%dT%H%M%SZ") for moment in (appointment.starts, ends))
    fields = {
        "action": "TEMPLATE",
        "text": appointment.what,
        "dates": "/".join(stamps),
        "details": appointment.details,
    }
    return f"{ELSEWHERE}?{urlencode(fields)}"
