"""Fact cards: one at a time lies over the stage for a moment, always with its source.

It goes by itself, by the clock of the server, or with the stop at which it was laid there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from facilitator.core.entry import Entry
from facilitator.core.ids import PartId
from facilitator.core.instant import Instant
from facilitator.core.moving.visited import Card
from facilitator.core.people import Person, Role
from facilitator.core.program import Fact
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session

WHILE = timedelta(seconds=20)  # something to think with, and then back to one another


@dataclass(frozen=True, slots=True)
class FactShown:
    """The fact number ``at`` (from 0) of the part lies over the stage until a moment.

    None takes it away before.
    """

    part: PartId
    at: int | None = None
    until: datetime | None = None


Event = FactShown


@dataclass(frozen=True, slots=True)
class ShowFact:
    """Lay a fact of the present part over the stage for a while; None takes it away."""

    part: PartId
    at: int | None


Action = ShowFact
ROLES: Mapping[type, Role] = {ShowFact: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    if action.part != session.stop.part:
        raise Refused(Reason.MOVED_ON)
    if action.at is None:
        return (FactShown(action.part),) if session.visit.card else ()
    if not 0 <= action.at < len(facts(session)) or facts(session)[action.at].source is None:
        raise Refused(Reason.MALFORMED)  # no screen offers it
    return (FactShown(action.part, action.at, at.now + WHILE),)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    card = None
    if event.at is not None and event.until is not None:
        card = Card(event.at, event.until)
    session.visits[-1] = replace(session.visit, card=card)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return ("stage", "fact")


def facts(session: Session) -> tuple[Fact, ...]:
    """Return the facts of the present part."""
    return session.part.facts if session.part else ()
