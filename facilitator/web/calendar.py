"""Something as an event of one's own calendar: a file, and a link that fills a form elsewhere.

The link is only an address: nothing of it is sent to anybody before somebody opens it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from flask import Response, make_response
from icalendar import Alarm, Calendar, Event

USUAL = time(8, 30)  # when nobody has chosen a time: before the day has its own plans
LENGTH = timedelta(minutes=30)
SINCE = datetime(2026, 1, 1, tzinfo=UTC)  # from when the seconds of a version count
ELSEWHERE = "https://calendar.google.com/calendar/render"


@dataclass(frozen=True, slots=True)
class Appointment:
    """What is to be done, and when. ``uid`` stays the same, so that a later file replaces it.

    ``starts`` is a moment; a day is one on which it is all day, or at an hour that nobody has
    said. ``sequence`` rises with each change, ``where`` is a place and ``page`` an address, "" for
    none. It rings when it begins only where it is to (``rings``).
    """

    uid: str
    what: str
    details: str
    starts: datetime | date
    lasts: timedelta = LENGTH
    where: str = ""
    page: str = ""
    sequence: int | None = None
    rings: bool = True

    @property
    def ends(self) -> datetime | date:
        """When it is over; of a whole day the day after, as calendars count."""
        if isinstance(self.starts, datetime):
            return self.starts + self.lasts
        return self.starts + timedelta(days=1)


def moment(day: date, at: str, zone: str) -> datetime:
    """Return the moment of ``day`` at ``at`` (HH:MM, "" for the usual time) in ``zone``, in UTC."""
    chosen = time.fromisoformat(at) if at else USUAL
    return datetime.combine(day, chosen, ZoneInfo(zone)).astimezone(UTC)


def ics(appointment: Appointment, made: datetime) -> bytes:
    """Return the file that calendars read: times in UTC, and an alarm if it rings.

    The higher version (RFC 5545, SEQUENCE) replaces the other, never the other way round: where
    the appointment does not number its own, that is the file ``made`` later.
    """
    version = appointment.sequence
    if version is None:
        version = max(0, int((made - SINCE).total_seconds()))
    event = Event.new(
        uid=appointment.uid,
        summary=appointment.what,
        description=appointment.details or None,
        location=appointment.where or None,
        url=appointment.page or None,
        sequence=version,
        start=appointment.starts,
        end=appointment.ends,
        stamp=made,
    )
    if appointment.rings:
        alarm = Alarm.new(description=appointment.what)
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", timedelta(0))
        event.add_component(alarm)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Tsunagari//Calendar//JA")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def file(appointment: Appointment, name: str) -> Response:
    """Return the answer to whoever asks for the file; ``name`` is what it is saved as."""
    response = make_response(ics(appointment, datetime.now(UTC)))
    response.headers["Content-Type"] = "text/calendar; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def elsewhere(appointment: Appointment) -> str:
    """Return the address at which Google Calendar offers to add the appointment."""
    fields = {
        "action": "TEMPLATE",
        "text": appointment.what,
        "dates": f"{_stamp(appointment.starts)}/{_stamp(appointment.ends)}",
        "details": appointment.details,
    }
    if appointment.where:
        fields["location"] = appointment.where
    return f"{ELSEWHERE}?{urlencode(fields)}"


def _stamp(at: datetime | date) -> str:
    return f"{at:%Y%m%dT%H%M%SZ}" if isinstance(at, datetime) else f"{at:%Y%m%d}"
