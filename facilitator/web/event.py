"""The session itself as an entry of a calendar: for those who prepare it, and those who come.

Both files are one event (``uid``): a later one replaces it wherever it was put.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, redirect, request
from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from facilitator.core.hosting.hosted import UNSAID, Appointment
from facilitator.core.program import LANGS
from facilitator.core.session import Session
from facilitator.storage.sessions import Listed
from facilitator.web import calendar
from facilitator.web.announced import join_line, meeting_line
from facilitator.web.console import session_of
from facilitator.web.days import today
from facilitator.web.held import begins, when, where
from facilitator.web.house import house
from facilitator.web.identity import participant_of, require_owner
from facilitator.web.join import digits, seat_of

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

blueprint = Blueprint("event", __name__)

NAME = "session.ics"
DOORS = timedelta(minutes=30)  # before it begins: from then on people come in


@dataclass(frozen=True, slots=True)
class Coming:
    """What those who have a seat are told of a session before its doors open.

    ``when`` is its day and hour in words, "" on the day itself where nobody has said the hour;
    ``file`` and ``elsewhere`` are the ways to it for their calendars, as it is when they go there.
    """

    when: str
    file: str
    elsewhere: str


@blueprint.get("/sessions/<code>/session.<lang>.ics")
def to_send(code: str, lang: str) -> Response:
    """Hand out the session as a calendar file, to be sent along with the invitation."""
    require_owner()
    running = session_of(code)
    if lang not in LANGS:
        abort(404)
    with force_locale(lang):
        found = entry(running.durable, appointed(running))
    return calendar.file(found or abort(404), NAME)


@blueprint.get("/p/<code>/session.ics")
def to_keep(code: str) -> AnyResponse:
    """Hand out the session as a calendar file to somebody who has a seat, until it is over."""
    return calendar.file(_entry_for_seat(code), NAME)


@blueprint.get("/p/<code>/session/elsewhere")
def to_keep_elsewhere(code: str) -> AnyResponse:
    """Lead somebody who has a seat on to where another calendar offers to add the session."""
    response = redirect(calendar.elsewhere(_entry_for_seat(code)), 303)
    response.headers["Cache-Control"] = "no-store"
    return response


def coming(session: Session, seat: str) -> Coming | None:
    """Return what is told of a session to come; None without a day, and from the doors on."""
    held, now = session.appointed, datetime.now(UTC)
    start, day = begins(held, session.zone), today(now, session.zone)
    if held.day is None:
        return None
    soon = held.day == day.isoformat()
    if now >= start - DOORS if start else day.isoformat() > (held.day or ""):
        return None
    base, query = f"/p/{session.code}/session", f"?as={seat}" if seat else ""
    said = "" if soon and not start else when(held)
    return Coming(said, f"{base}.ics{query}", f"{base}/elsewhere{query}")


def _entry_for_seat(code: str) -> calendar.Appointment:
    """Return the session as somebody with a seat may keep it; others are sent to the door."""
    code, seat = digits(code), seat_of(request.args)
    if participant_of(code, seat) is None:
        abort(redirect(f"/j/{code}{f'?as={seat}' if seat else ''}", 303))
    session = session_of(code).durable
    found = None if session.ended else entry(session, session.appointed)
    return found or abort(404)


def appointed(running: "RunningSession") -> Appointment:
    """Return when and where a session is held; of an old one only the list knows the day."""
    said = running.durable.appointed
    if said != UNSAID:
        return said
    found: Listed | None = house().threads.read(house().store.sessions.find, running.code)
    return found.appointed if found else said


def entry(session: Session, held: Appointment) -> calendar.Appointment | None:
    """Return a session as an entry of a calendar, in the request's language; None without a day.

    Without an hour it is all day.
    """
    if held.day is None:
        return None
    start = begins(held, session.zone)
    link = f"{house().address}/j/{session.code}"
    lines = (
        meeting_line(held) if held.meeting else "",
        join_line(session, link),
        _("You can open it beforehand: it waits until we begin."),
    )
    return calendar.Appointment(
        uid=f"session-{session.id}@tsunagari",
        what=session.title,
        details="\n".join(line for line in lines if line),
        starts=start.astimezone(UTC) if start else date.fromisoformat(held.day),
        lasts=timedelta(minutes=session.format),
        where=where(held),
        page=link,
        sequence=session.announced,
        rings=False,
    )
