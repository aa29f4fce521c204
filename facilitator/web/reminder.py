"""The reminder of the day before: a text to be copied, in either language."""

from flask_babel import force_locale
from flask_babel import gettext as _

from facilitator.core.hosting.hosted import Appointment
from facilitator.core.session import Session
from facilitator.web.announced import held_lines, join_line


def reminder(session: Session, held: Appointment, link: str, lang: str) -> str:
    """Return the text; what only its sender knows stands in it in brackets."""
    with force_locale(lang):
        return "\n".join(
            (
                _("Tomorrow: %(title)s", title=session.title),
                "",
                *held_lines(session, held, lang),
                "",
                join_line(session, link),
                _("You can open it today: take a seat, and the page waits until we begin."),
                _("No app and no account. Your name may stay blank, and passing is always fine."),
                "",
                _("If you need anything to take part well, please reply to this."),
                _("We look forward to seeing you."),
            )
        )
