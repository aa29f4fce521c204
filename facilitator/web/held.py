"""When and where a session is held: what is typed of it, and how pages tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from facilitator.core.days import hour
from facilitator.core.hosting.appointing import MEETING, VENUE, Appoint, address, held_on
from facilitator.core.hosting.hosted import PLACES, Appointment
from facilitator.core.refused import Reason, Refused
from facilitator.core.words.text import tidy_line
from facilitator.web.days import in_words
from facilitator.web.page import current_lang


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields, right or wrong."""

    day: str = ""
    time: str = ""
    place: str = ""
    venue: str = ""
    meeting: str = ""


class Unheld(Exception):
    """What was filled in is no day, no time or no place; the message says to a person why."""


def read(form: Mapping[str, str]) -> Typed:
    """Return what was typed."""
    return Typed(*(form.get(name, "").strip() for name in Typed.__slots__))


def shown(held: Appointment) -> Typed:
    """Return what stands in the fields of a session that is held so."""
    return Typed(held.day or "", held.time or "", held.place, held.venue, held.meeting)


def appointment(typed: Typed) -> Appoint:
    """Return what was typed as an action. Raises ``Unheld``."""
    try:
        on = held_on(typed.day)
    except Refused:
        raise Unheld(_("That is no date. Choose one, or leave the field empty")) from None
    try:
        at = hour(typed.time)
    except Refused:
        raise Unheld(_("That is no time. Write it as 18:30, or leave the field empty")) from None
    if at and not on:
        raise Unheld(_("A time needs its day, too"))
    if typed.place not in PLACES:
        raise Unheld(_("Choose where people take part"))
    try:
        venue = tidy_line(typed.venue, characters=VENUE)
    except Refused:
        problem = _("The line about the place may have up to %(n)d characters", n=VENUE)
        raise Unheld(problem) from None
    try:
        meeting = address(typed.meeting)
    except Refused as refused:
        if refused.reason is Reason.TOO_LONG:
            problem = _("The link of the meeting may have up to %(n)d characters", n=MEETING)
            raise Unheld(problem) from None
        raise Unheld(_("That is no link. Copy the whole of it, from https:// on")) from None
    return Appoint(on, at, typed.place, venue, meeting)


def when(held: Appointment) -> str:
    """Return day and time in words: 1月15日 18:30; "" where nobody has said."""
    if not held.day:
        return ""
    day = in_words(held.day, current_lang())
    return str(_("%(day)s, %(time)s", day=day, time=held.time)) if held.time else day


def where(held: Appointment) -> str:
    """Return where people take part, in words: the hall and online; "" where nobody has said."""
    here = held.venue or (_("In the room") if held.place in ("venue", "both") else "")
    if held.place not in ("online", "both"):
        return str(here)
    return str(_("%(place)s · online", place=here) if here else _("Online"))


def begins(held: Appointment, zone: str) -> datetime | None:
    """Return the moment at which a session is to begin, if somebody has said."""
    if not held.day or not held.time:
        return None
    at = time.fromisoformat(held.time)
    return datetime.combine(date.fromisoformat(held.day), at, ZoneInfo(zone))
