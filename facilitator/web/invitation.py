"""The invitation of a session: a text to be copied into a mail or a notice, in either language."""

from datetime import date, timedelta

from babel.dates import format_skeleton
from flask_babel import force_locale
from flask_babel import gettext as _

from facilitator.core.hosting.hosted import Appointment
from facilitator.core.session import Session
from facilitator.web.held import where

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
            _(
                "To join: %(link)s (or type the code %(code)s at %(address)s)",
                link=link,
                code=_code(session),
                address=link.partition("://")[2].rpartition("/")[0],
            ),
            _("No app and no account. You can open it beforehand: it waits until we begin."),
            _("Your name may stay blank, and passing is always fine."),
            "",
            _needs(held, today, lang),
            _("Photographs: [whether any are taken, and how to say no]"),
        )
        return "\n".join((*opening, *_held(session, held, lang), *joining))


def _held(session: Session, held: Appointment, lang: str) -> tuple[str, ...]:
    day = _spoken(date.fromisoformat(held.day), lang) if held.day else _("[the day]")
    time = held.time or _("[the time]")
    lines = [
        _("When: %(day)s, %(time)s, for %(n)d minutes", day=day, time=time, n=session.format),
        _("Where: %(where)s", where=where(held) or _("[the place]")),
    ]
    if held.place in ("online", "both"):
        lines.append(_("Online meeting: [its link]"))
    return tuple(lines)


def _needs(held: Appointment, today: date, lang: str) -> str:
    """Return the line that asks what people need, by a day that is still to come."""
    last = date.fromisoformat(held.day) - REPLY if held.day else None
    if last is None or last <= today:
        return str(_("If you need anything to take part well, please reply to this."))
    by = _spoken(last, lang)
    return str(_("If you need anything to take part well, please reply by %(day)s.", day=by))


def _spoken(day: date, lang: str) -> str:
    return str(format_skeleton("MMMMEd", day, locale=lang))


def _code(session: Session) -> str:
    return f"{session.code[:3]} {session.code[3:]}"
