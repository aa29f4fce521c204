"""Check-in: a question to arrive by, answered with notes that appear when the facilitator says so.

The answers are notes (`core/kinds/notes/writing.py`); only their showing is decided here, and
that who waits at the doors can answer already.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.core.entry import Entry
from facilitator.core.ids import PartId, StopId
from facilitator.core.instant import Instant
from facilitator.core.people import Person, Role
from facilitator.core.program import Part, Program
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, mark


@dataclass(frozen=True, slots=True)
class AnswersShown:
    """Everyone sees the answers from now on, and those that are still to come."""

    part: PartId


@dataclass(frozen=True, slots=True)
class ShowAnswers:
    """Show the answers."""

    expect: StopId


Event = AnswersShown
Action = ShowAnswers
ROLES: Mapping[type, Role] = {ShowAnswers: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    if session.visit.stop != action.expect:
        raise Refused(Reason.MOVED_ON)
    if not session.phase.on_demand or session.shows or not waiting(session):
        raise Refused(Reason.NOTHING_TO_REVEAL)
    return (AnswersShown(session.stop.part),)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    session.shown.setdefault(event.part, entry.at)
    mark(session, entry.seq, Claims(("stop",)))  # what was shown is not unshown by moving back


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    yield from ("stage", "next", "console")
    yield from (f"note/{note.id}" for note in session.notes.values() if note.part == event.part)


def waiting(session: Session) -> int:
    """Return how many answers could be shown at the present stop and are not yet."""
    if not session.phase.on_demand or session.shows:
        return 0
    return sum(note.showable for note in session.notes_of(session.stop.part))


def asked_at_the_doors(program: Program) -> Part | None:
    """Return the part whose question people have before them while they wait at the doors."""
    return next((part for part in program.parts if part.kind == "checkin"), None)


def answered_at_the_doors(program: Program) -> PartId | None:
    """Return the part that can be answered from the doors on, if there is one.

    Not only while people wait there: a phone may have had no line, and send it when they have
    gone on. Every length of the program has to come to it: the length is chosen at the doors too.
    """
    asked = asked_at_the_doors(program)
    comes = asked and all(any(asked.minutes.get(each, {}).values()) for each in program.formats)
    return asked.id if asked and comes else None
