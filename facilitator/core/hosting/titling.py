"""What a session is called: on its screens, in the list and on its report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.core.entry import Entry
from facilitator.core.instant import Instant
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.words.text import tidy_line

LONGEST = 80  # characters


@dataclass(frozen=True, slots=True)
class Retitled:
    """The session is called otherwise from now on."""

    title: str


@dataclass(frozen=True, slots=True)
class Retitle:
    """Call the session otherwise."""

    title: str


Event = Retitled
Action = Retitle
ROLES: Mapping[type, Role] = {Retitle: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    title = tidy_line(action.title, characters=LONGEST)
    if not title:
        raise Refused(Reason.EMPTY)
    return (Retitled(title),) if title != session.title else ()


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    session.title = event.title
    session.announced = entry.seq


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return ("session", "stage", "next")
