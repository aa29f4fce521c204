"""Simulated people in a rehearsal: who they are, and the one tap that takes all of theirs away.

They are in no other session, so nothing they say can ever come into its report. Emptying begins
the rehearsal anew at its doors; what people of flesh have written in it meanwhile stays.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from facilitator.core.entry import Entry
from facilitator.core.ids import PartId, PersonId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes import writing
from facilitator.core.kinds.notes.written import Note
from facilitator.core.moving import agenda
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session


@dataclass(frozen=True, slots=True)
class SimulatedSeated:
    """So many simulated ``people`` were given seats; ``names`` are all that they act under."""

    people: int
    names: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class RehearsalEmptied:
    """Everything simulated is gone; ``gone`` are the keys of the records there were."""

    gone: tuple[str, ...]


Event = SimulatedSeated | RehearsalEmptied


@dataclass(frozen=True, slots=True)
class SeatSimulated:
    """Give simulated people seats."""

    people: int
    names: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class EmptyRehearsal:
    """Take everything simulated away. ``gone``: the keys of the records there are."""

    gone: tuple[str, ...]


Action = SeatSimulated | EmptyRehearsal
ROLES: Mapping[type, Role] = {SeatSimulated: Role.DESK, EmptyRehearsal: Role.DESK}

NOWHERE = PartId("")
_STAYS = (
    "lead",
    "sound",
    "pairing",
    "hall",
    "stage_checked",
    "locked",
    "report_day",
    "queues",
    "called",
)  # how it is run, not what was said


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused`` in a session that is none."""
    if not session.rehearsal:
        raise Refused(Reason.NOT_ALLOWED)
    if isinstance(action, SeatSimulated):
        return (SimulatedSeated(action.people, action.names),)
    return (RehearsalEmptied(action.gone),)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    if isinstance(event, SimulatedSeated):
        session.simulated = session.simulated | frozenset(event.names)
        session.simulated_people += event.people
        return
    stays = {name: getattr(session, name) for name in _STAYS}
    fresh = Session(
        id=session.id,
        code=session.code,
        title=session.title,
        program=session.program,
        format=session.format,
        lang=session.lang,
        zone=session.zone,
        rehearsal=session.rehearsal,
        created=session.created,
        agenda=agenda.stops(session.program, session.format),
        seq=session.seq,
        at=session.at,
        visits=[replace(session.visits[0], since=entry.at)],
        **stays,
    )
    _remember_what_went(session, fresh)
    flesh = [note for note in session.notes.values() if note.author not in session.simulated]
    for note in sorted(flesh, key=lambda note: (note.at, note.id)):
        _write_again(fresh, note)
    session.become(fresh)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    if isinstance(event, SimulatedSeated):
        return ("console",)
    return (*event.gone, *(f"note/{note}" for note in session.notes))


def _remember_what_went(before: Session, fresh: Session) -> None:
    """Know of everything that it is gone, but from nowhere: it counts in no part any more.

    What was done to it in the same breath is still told about afterwards, by name.
    """
    fresh.gone = dict.fromkeys((*before.gone, *before.notes), NOWHERE)
    fresh.pledges_gone = dict.fromkeys((*before.pledges_gone, *before.pledges), NOWHERE)
    replies = (*before.replies_gone, *before.replies)
    fresh.replies_gone = dict.fromkeys(replies, (NOWHERE, PersonId("")))


def _write_again(session: Session, note: Note) -> None:
    """Put a note there as if it had been written just now, before anything was shown."""
    added = writing.NoteAdded(
        note=note.id,
        part=note.part,
        text=note.text,
        category=note.category,
        by=note.by,
        in_report=note.in_report,
        channel=note.channel,
    )
    del session.gone[note.id]
    writing.apply(session, Entry(session.seq, note.at, note.author, added), added)
