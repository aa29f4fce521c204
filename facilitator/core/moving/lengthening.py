"""How long the evening is to be: another format of the program, chosen before it begins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.core.entry import Entry
from facilitator.core.instant import Instant
from facilitator.core.kinds.checkin import answered_at_the_doors
from facilitator.core.moving.agenda import LOBBY, stops
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, mark


@dataclass(frozen=True, slots=True)
class FormatChosen:
    """The agenda is that of the program in so many minutes; what was changed in it is gone."""

    format: int


@dataclass(frozen=True, slots=True)
class ChooseFormat:
    """Hold the program in so many minutes."""

    format: int


Event = FormatChosen
Action = ChooseFormat
ROLES: Mapping[type, Role] = {ChooseFormat: Role.FACILITATOR}


def begun(session: Session) -> bool:
    """Return whether the session has ever left its doors: its length stays as it is then.

    A move that was taken back does not count, unless people did something where it had led:
    what they did belongs to a stop that another length may not have. The check-in, which can be
    answered at the doors, every length has.
    """
    left = len(session.visits) > 1 or session.visit.stop != LOBBY
    early = answered_at_the_doors(session.program)
    written = any(part != early for part in session.tallies)
    done = (session.opened, session.shown, written, session.agreed, session.rounds)
    return left or any(done) or any(stop != LOBBY for stop in session.attendance)


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    if begun(session):
        raise Refused(Reason.MOVED_ON)
    if action.format not in session.program.formats:
        raise Refused(Reason.MALFORMED)
    return (FormatChosen(action.format),) if action.format != session.format else ()


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    # Minutes that were changed before cannot be put back into another agenda.
    mark(session, entry.seq, Claims(tuple(f"minutes/{stop.id}" for stop in session.agenda)))
    session.format = event.format
    session.announced = entry.seq
    session.agenda = stops(session.program, event.format)
    session.planned = {}


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    yield from ("session", "stage", "next", "console", "course", "pairing", "pulse")
    yield from (f"preparation/{part.id}" for part in session.program.parts)
