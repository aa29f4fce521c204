"""What the texts to copy say alike of a session: when, where, and how one joins.

What only their sender knows stands in them in brackets. The language is that of the request
(``force_locale``), and ``lang`` is how its days are written.
"""

from datetime import date

from babel.dates import format_skeleton
from flask_babel import gettext as _

from facilitator.core.hosting.hosted import Appointment
from facilitator.core.session import Session
from facilitator.web.held import where


def held_lines(session: Session, held: Appointment, lang: str) -> tuple[str, ...]:
    """Return the lines of when and where a session is held."""
    day = spoken(date.fromisoformat(held.day), lang) if held.day else _("[the day]")
    time = held.time or _("[the time]")
    lines = [
        _("When: %(day)s, %(time)s, for %(n)d minutes", day=day, time=time, n=session.format),
        _("Where: %(where)s", where=where(held) or _("[the place]")),
    ]
    if held.meeting:
        lines.append(meeting_line(held))
    elif held.place in ("online", "both"):
        lines.append(_("Online meeting: [its link]"))
    return tuple(lines)


def meeting_line(held: Appointment) -> str:
    """Return the line with the address of the online meeting."""
    return str(_("Online meeting: %(link)s", link=held.meeting))


def join_line(session: Session, link: str) -> str:
    """Return the line that says how one joins: by ``link``, or by the code where it is typed."""
    return str(
        _(
            "To join: %(link)s (or type the code %(code)s at %(address)s)",
            link=link,
            code=f"{session.code[:3]} {session.code[3:]}",
            address=link.partition("://")[2].rpartition("/")[0],
        )
    )


def spoken(day: date, lang: str) -> str:
    """Return a day with its weekday: 12月15日(火), Tue, Dec 15."""
    return str(format_skeleton("MMMMEd", day, locale=lang))
