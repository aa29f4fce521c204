"""The texts to copy of the preparation page, each in both languages, the session's own first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from facilitator.core.hosting.hosted import Appointment
from facilitator.core.ids import PartId
from facilitator.core.moving.agenda import talks
from facilitator.core.program import LANGS
from facilitator.core.session import Session
from facilitator.web.days import today
from facilitator.web.guest_brief import brief
from facilitator.web.invitation import invitation
from facilitator.web.reminder import reminder
from facilitator.web.thanks import thanks


@dataclass(frozen=True, slots=True)
class Texts:
    """What is sent before and after a session, by language; ``briefs`` to guests, by talk, too."""

    invitation: Mapping[str, str]
    reminder: Mapping[str, str]
    thanks: Mapping[str, str]
    briefs: Mapping[PartId, Mapping[str, str]]


def texts(session: Session, held: Appointment, link: str, takeaway: str) -> Texts:
    """Return the texts; one joins by ``link``, and finds by ``takeaway`` what one takes home."""
    day = today(datetime.now(UTC), session.zone)
    langs = sorted(LANGS, key=lambda lang: lang != session.lang)
    return Texts(
        {lang: invitation(session, held, link, day, lang) for lang in langs},
        {lang: reminder(session, held, link, lang) for lang in langs},
        {lang: thanks(session, takeaway, lang) for lang in langs},
        {
            talk.id: {lang: brief(session, held, talk, lang) for lang in langs}
            for talk in talks(session.program, session.format)
        },
    )
