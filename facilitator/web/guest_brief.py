"""What a guest is told before they give a talk: a text to be copied, in either language."""

from datetime import timedelta

from flask_babel import force_locale, pgettext
from flask_babel import gettext as _

from facilitator.core.hosting.hosted import Appointment
from facilitator.core.kinds.talk import introduced
from facilitator.core.program import Part
from facilitator.core.session import Session
from facilitator.web.announced import held_lines
from facilitator.web.held import begins

_ADDRESSED = ("さん", "さま", "様", "氏", "先生")  # whoever is called so already


def brief(session: Session, held: Appointment, talk: Part, lang: str) -> str:
    """Return the text to who gives ``talk``; what only its sender knows stands in brackets."""
    name, topic = introduced(session, talk)
    with force_locale(lang):
        about = topic.of(lang) if topic else _("[what you speak about]")
        lines = [
            whom(name.of(lang) if name else ""),
            "",
            _("Thank you for speaking at: %(title)s", title=session.title),
            "",
            *held_lines(session, held, lang),
            _part(session, held, talk),
            _("About: %(topic)s", topic=about),
        ]
        if question := _question(session, talk, lang):
            lines.append(_("The question that people have just written on: “%(q)s”", q=question))
        lines += [
            "",
            _("While you speak people mark what lands with them, and may send in questions."),
            _(
                "How you are quoted: you get one link, without an account. There you say of every "
                "sentence that we would like to print: good as it is, put it right, or do not "
                "print it. Until you have answered, none of them is printed."
            ),
        ]
        return "\n".join(lines)


def whom(name: str) -> str:
    """Return the head of a letter to a guest, in the language of the request."""
    if not name:
        return str(_("To our guest"))
    called = name.endswith(_ADDRESSED)
    polite = name if called else pgettext("at the head of a letter", "%(name)s", name=name)
    return str(_("To %(name)s", name=polite))


def _part(session: Session, held: Appointment, talk: Part) -> str:
    """Return how long the talk is, and when it begins: by the clock, or after so many minutes."""
    before, minutes = 0, 0
    for stop in session.agenda:
        if stop.part == talk.id:
            minutes += stop.minutes
        elif not minutes:
            before += stop.minutes
    start = begins(held, session.zone)
    if start is None:
        return str(
            _("Your part: %(n)d minutes, about %(m)d minutes after we begin", n=minutes, m=before)
        )
    at = f"{start + timedelta(minutes=before):%H:%M}"
    return str(_("Your part: %(n)d minutes, from about %(time)s", n=minutes, time=at))


def _question(session: Session, talk: Part, lang: str) -> str:
    """Return the question of the step that the talk belongs to: the last one before it."""
    found = ""
    held = {stop.part for stop in session.agenda}
    for part in session.program.parts:
        if part.question and part.id in held:
            found = part.question.of(lang)
        if part.id == talk.id:
            break
    return found
