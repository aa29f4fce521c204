"""The one-month note: one question, once, for whoever wants it. No mail is sent, nobody is told.

It is an entry of one's own calendar that leads back to the takeaway, which asks from that day on.
How long after is the program's (``followup_days``); a month is only the usual.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from facilitator.core.ids import PartId
from facilitator.core.people import Person
from facilitator.core.session import Session
from facilitator.web import calendar
from facilitator.web.days import once_more, today
from facilitator.web.evening_view import EveningView
from facilitator.web.house import house

NOTE = PartId("/month")  # no part of a program: the name joins the entry with nothing else


@dataclass(frozen=True, slots=True)
class Month:
    """What the takeaway says of it. ``elsewhere`` is the form of another calendar, filled in."""

    span: str
    day: date
    elsewhere: str


def month(session: Session, person: Person, mine: EveningView) -> Month:
    """Return the one-month note of somebody, whether they want it or not."""
    form = calendar.elsewhere(appointment(session, person, mine))
    return Month(_span(session), day(session), form)


def day(session: Session) -> date:
    """Return the day of the note; before the end that of a session which ends today."""
    ended = today(session.ended or datetime.now(UTC), session.zone)
    return once_more(ended, session.program.followup_days)


def due(session: Session, mine: EveningView) -> bool:
    """Return whether somebody wanted to be asked, and the day has come."""
    if not mine.ask or session.ended is None:
        return False
    return today(datetime.now(UTC), session.zone) >= day(session)


def appointment(session: Session, person: Person, mine: EveningView) -> calendar.Appointment:
    """Return the note as an entry of one's calendar: one's own words, and the way back.

    In a calendar that several share it is another entry for each of them.
    """
    page = f"{house().address}/t/{session.code}"
    written = mine.step["what"] if mine.step else ""
    lines = (
        _("You wrote: “%(words)s”", words=written) if written else "",
        _("How did it go? It takes 30 seconds: %(page)s", page=page),
        _("This is the only note."),
    )
    return calendar.Appointment(
        uid=f"month-{session.id}-{person.alias(NOTE)[1:]}@tsunagari",
        what=_("How did it go? (%(title)s)", title=session.title),
        details="\n".join(line for line in lines if line),
        starts=calendar.moment(day(session), "", session.zone),
    )


def _span(session: Session) -> str:
    """Return how long after the session it comes, in words: 一か月, two weeks."""
    days = session.program.followup_days
    known = {7: _("one week"), 14: _("two weeks"), 21: _("three weeks"), 30: _("one month")}
    return str(known.get(days) or ngettext("%(num)d day", "%(num)d days", days))
