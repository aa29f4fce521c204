"""わかる: one person tells, without words, that a note speaks for them, too.

How many did so nobody sees who could be swayed by it: not the stage, and not the phones until the
session has left the step. Then its author hears it, and of five or more who related to it, too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from facilitator.core.entry import Entry
from facilitator.core.ids import NoteId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes.writing import find
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session


@dataclass(frozen=True, slots=True)
class Related:
    """A note speaks for somebody, too, or does not after all."""

    note: NoteId
    on: bool


@dataclass(frozen=True, slots=True)
class Relate:
    """Say that a note speaks for oneself, too, or take that back."""

    note: NoteId
    on: bool


Event = Related
Action = Relate
ROLES: Mapping[type, Role] = {Relate: Role.PARTICIPANT}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    note = find(session, action.note)
    part = session.part
    here = part is not None and part.id == note.part and part.kind == "notes"
    if not note.counts or not (here and session.shows):
        raise Refused(Reason.NOT_SHOWN)
    if note.author == person.id:
        raise Refused(Reason.YOURS)
    already = note.id in session.related.get(person.id, ())
    return (Related(note.id, action.on),) if already != action.on else ()


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    mine = session.related.get(entry.by, ())
    kept = tuple(each for each in mine if each != event.note)
    session.related[entry.by] = (*kept, event.note) if event.on else kept
    note = session.notes[event.note]
    session.notes[note.id] = replace(note, relates=note.relates + (1 if event.on else -1))


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return (f"note/{event.note}",)
