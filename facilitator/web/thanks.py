"""The thank-you of the day after: a text to be copied, in either language."""

from datetime import date

from flask_babel import force_locale, ngettext
from flask_babel import gettext as _

from facilitator.core.audience import Audience
from facilitator.core.seeing import recap
from facilitator.core.session import Session
from facilitator.web.announced import spoken


def thanks(session: Session, link: str, lang: str) -> str:
    """Return the text; ``link`` is what a participant takes home. Its sender stands in brackets."""
    with force_locale(lang):
        return "\n".join(
            (
                _("Thank you for having been with us: %(title)s", title=session.title),
                *_written(session),
                "",
                _(
                    "Your notes, the words that stayed with you and your first step are here, "
                    "on the device that you used: %(link)s",
                    link=link,
                ),
                _(
                    "There you can put your first step into your calendar, and take notes of "
                    "yours out of the report until it is published."
                ),
                _("Tonight or tomorrow, send one person a line of thanks."),
                _arriving(session, lang),
                "",
                _("We would be glad to hear how it was for you: just reply to this."),
                _("[your name]"),
            )
        )


def _written(session: Session) -> tuple[str, ...]:
    """Return how many people wrote how many notes, as the console says; nothing without a note."""
    told = recap.record(session, "", Audience.CONSOLE)
    if told is None or not told["notes"]:
        return ()
    people, n = told["people"], told["notes"]
    if not people:  # nobody was counted: all of it came on paper
        return (ngettext("%(num)d note came together.", "%(num)d notes came together.", n),)
    counted = ngettext(
        "%(num)d note came together from the %(people)d of us.",
        "%(num)d notes came together from the %(people)d of us.",
        n,
        people=people,
    )
    return (counted,)


def _arriving(session: Session, lang: str) -> str:
    """Return the line about the report, around the day that was promised, if one was."""
    if session.report_day is None:
        return str(_("We send you the report as soon as it is ready."))
    day = spoken(date.fromisoformat(session.report_day), lang)
    return str(_("We send you the report around %(day)s.", day=day))
