"""The invitation of a session: a text to be copied into a mail or a notice, in either language."""

from datetime import date, timedelta

from flask_babel import force_locale
from flask_babel import gettext as _

from facilitator.core.hosting.hosted import Appointment
from facilitator.core.session import Session
from facilitator.web.announced import held_lines, join_line, spoken

REPLY = timedelta(days=5)  # before the session, by when people say what they need


def invitation(session: Session, held: Appointment, link: str, today: date, lang: str) -> str:
    """Return the text; what only its sender knows stands in it in brackets."""
    with force_locale(lang):
        opening = (
            _("An invitation: %(title)s", title=session.title),
            "",
            session.program.purpose.of(lang),
            "",
        )
        joining = (
            join_line(session, link),
            _("No app and no account. You can open it beforehand: it waits until we begin."),
            _("Your name may stay blank, and passing is always fine."),
            "",
            _needs(held, today, lang),
            _("Photographs: [of the screen only, of people only once they have been asked]"),
        )
        return "\n".join((*opening, *held_lines(session, held, lang), *joining))


def _needs(held: Appointment, today: date, lang: str) -> str:
    """Return the line that asks what people need, by a day that is still to come."""
    last = date.fromisoformat(held.day) - REPLY if held.day else None
    if last is None:
        return str(_("If you need anything to take part well, please reply by [the day]."))
    if last <= today:
        return str(_("If you need anything to take part well, please reply to this."))
    by = spoken(last, lang)
    return str(_("If you need anything to take part well, please reply by %(day)s.", day=by))
