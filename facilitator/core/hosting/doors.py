"""The doors of the lobby: while they are locked nobody new takes a seat; whoever has one stays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.core.entry import Entry
from facilitator.core.instant import Instant
from facilitator.core.people import Person, Role
from facilitator.core.session import Session


@dataclass(frozen=True, slots=True)
class DoorsLocked:
    """From now on nobody new comes in, or (``on`` false) everybody may again."""

    on: bool


Event = DoorsLocked


@dataclass(frozen=True, slots=True)
class LockDoors:
    """Let nobody new in, or everybody again."""

    on: bool


Action = LockDoors
ROLES: Mapping[type, Role] = {LockDoors: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action."""
    return () if session.locked is action.on else (DoorsLocked(action.on),)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    session.locked = event.on


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return ("console",)
