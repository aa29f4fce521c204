"""When and where a session is held: said before it begins, for the list, the stage and the door.

The address of the online meeting is for those who are invited: no record carries it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.core.days import day, hour
from facilitator.core.entry import Entry
from facilitator.core.hosting import promising
from facilitator.core.hosting.hosted import PLACES, Appointment
from facilitator.core.hosting.promising import ReportPromised
from facilitator.core.instant import Instant
from facilitator.core.moving.lengthening import begun
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.words.text import tidy_line

VENUE = 60  # characters
MEETING = 500
EARLIEST = "2000-01-01"  # a day before it is a year typed wrong, and pages count back from days
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Appointed:
    """The session is held on ``day`` (ISO) from ``time`` (18:30) in its zone; None: nobody says.

    ``place`` is ``venue``, ``online``, ``both`` or "", and ``venue`` says where people meet;
    ``meeting`` is the address of the online meeting, or "".
    """

    day: str | None = None
    time: str | None = None
    place: str = ""
    venue: str = ""
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class Appoint:
    """Say when and where the session is held; what is left out nobody says any more."""

    day: str | None = None
    time: str | None = None
    place: str = ""
    venue: str = ""
    meeting: str = ""


Event = Appointed
Action = Appoint
ROLES: Mapping[type, Role] = {Appoint: Role.FACILITATOR}


def decide(
    session: Session, person: Person, action: Action, at: Instant
) -> tuple[Event | ReportPromised, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    if begun(session):
        raise Refused(Reason.MOVED_ON)
    held = agreed(action)
    if _record(held) == session.appointed:
        return ()
    return (held, *promising.overtaken(session, held.day))


def agreed(said: Action | Appointment) -> Appointed:
    """Return what is said of when and where as a session is held. Raises ``Refused``."""
    held = Appointed(
        held_on(said.day),
        hour(said.time),
        said.place,
        tidy_line(said.venue, characters=VENUE),
        address(said.meeting),
    )
    if held.place not in PLACES or (held.time is not None and held.day is None):
        raise Refused(Reason.MALFORMED)
    return held


def held_on(when: str | None) -> str | None:
    """Return the day ``when`` (ISO), None for none. Raises ``Refused`` if none is held on it."""
    found = day(when)
    if found is not None and found < EARLIEST:
        raise Refused(Reason.MALFORMED)
    return found


def address(meeting: str) -> str:
    """Return the address of a meeting, "" for none. Raises ``Refused`` for what is no address."""
    found = tidy_line(meeting, characters=MEETING)
    if found and not _ADDRESS.fullmatch(found):
        raise Refused(Reason.MALFORMED)
    return found


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    session.appointed = _record(event)
    session.announced = entry.seq


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return ("session",)


def _record(event: Event) -> Appointment:
    return Appointment(event.day, event.time, event.place, event.venue, event.meeting)
