"""そっと声かけ, and 書きおわりました: what is said without words while people write.

A facilitator may say once in a step that a single word is enough. Every phone is told so, and
shows it only where nothing was written: nobody, and nothing in the log, knows where that was.
And people may say that they are done; how many have, is all that anybody hears.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import PartId
from facilitator.core.instant import Instant
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session


@dataclass(frozen=True, slots=True)
class Nudged:
    """Those who have written nothing in a step were told that one word is enough."""

    part: PartId


@dataclass(frozen=True, slots=True)
class SaidDone:
    """Somebody is done writing in a step, or is not after all."""

    part: PartId
    on: bool


Event = Nudged | SaidDone


@dataclass(frozen=True, slots=True)
class Nudge:
    """Tell those who have written nothing yet that one word is enough; once in a step."""

    part: PartId


@dataclass(frozen=True, slots=True)
class SayDone:
    """Say that one is done writing, or take that back."""

    part: PartId
    on: bool


Action = Nudge | SayDone
ROLES: Mapping[type, Role] = {Nudge: Role.FACILITATOR, SayDone: Role.PARTICIPANT}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    if not writing(session, action.part):
        raise Refused(Reason.NOT_OPEN_YET)
    match action:
        case Nudge(part):
            return () if part in session.nudged else (Nudged(part),)
        case SayDone(part, on):
            already = (part, person.id) in session.finished
            return () if already == on else (SaidDone(part, on),)
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case Nudged(part):
            session.nudged[part] = True
        case SaidDone(part, on):
            session.finished.pop((part, entry.by), None)
            if on:
                session.finished[part, entry.by] = True
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    match event:
        case Nudged(part):
            return (f"part/{part}",)
        case SaidDone(part):
            return (f"count/{part}",)
        case _:
            assert_never(event)


def writing(session: Session, part: PartId) -> bool:
    """Return whether people are writing in ``part`` now, and nobody has read anything yet."""
    here = session.stop.part == part and session.phase.name == "write"
    return here and part not in session.shown


def done(session: Session, part: PartId) -> int:
    """Return how many have said that they are done."""
    return sum(of == part for of, _ in session.finished)
