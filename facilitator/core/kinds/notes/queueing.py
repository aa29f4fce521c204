"""The queue: new notes of a part wait until a facilitator has seen them, where that is wanted.

The program says so for a part, the console for the present one. What waits its author sees, and
who facilitates; it is on no other screen and in no report. To approve is not to show: notes appear
when those of their part do.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import NoteId, PartId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes import off_stage
from facilitator.core.kinds.notes.moderated import Moderated
from facilitator.core.kinds.notes.writing import counted_in, find_those_left
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, remember
from facilitator.core.words.excerpts import Copied


@dataclass(frozen=True, slots=True)
class QueueSet:
    """From here on new notes of a part wait, or do not. What waits already goes on waiting."""

    part: PartId
    on: bool
    role: str = ""


@dataclass(frozen=True, slots=True)
class NoteApproved:
    """A facilitator saw a note that waited and let it in.

    ``first`` is the entry at which began what was approved at once with it.
    """

    note: NoteId
    first: int | None = None
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class NoteHeld:
    """A note that was let in waits again: the approval was taken back."""

    note: NoteId
    undoes: int | None = None
    copies: tuple[str, ...] = ()
    passages: tuple[Copied, ...] = ()


Event = QueueSet | NoteApproved | NoteHeld


@dataclass(frozen=True, slots=True)
class SetQueue:
    """Let new notes of a part wait for a facilitator, or not any more."""

    part: PartId
    on: bool


@dataclass(frozen=True, slots=True)
class ApproveNotes:
    """Let notes in that wait."""

    notes: tuple[NoteId, ...]


Action = SetQueue | ApproveNotes
ROLES: Mapping[type, Role] = {SetQueue: Role.FACILITATOR, ApproveNotes: Role.FACILITATOR}


def decide(
    session: Session, person: Person, action: Action, at: Instant
) -> tuple[Event | off_stage.Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case SetQueue(part, on):
            about = session.program.part(part)
            if about is None or not about.takes_notes:
                raise Refused(Reason.NO_SUCH_PART)
            same = session.queues_in(part) is on
            return () if same else (QueueSet(part, on, person.role.value),)
        case ApproveNotes(notes):
            first = session.seq + 1
            waiting = [note.id for note in find_those_left(session, notes) if note.queued]
            seen = off_stage.letting(session, person, waiting)  # by whoever approves
            return (*(NoteApproved(note, first) for note in waiting), *seen)
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case QueueSet(part, on, role):
            session.queues[part] = on
            line = Moderated(
                entry.seq, entry.at, "queue_on" if on else "queue_off", part, None, role
            )
            session.moderated.append(line)
        case NoteApproved(note):
            session.notes[note] = replace(session.notes[note], waits_for="")
            remember(session, entry, event, claims(event), event.undoes, event.first)
        case NoteHeld(note):
            session.notes[note] = replace(session.notes[note], waits_for="review")
            remember(session, entry, event, claims(event), event.undoes)
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    if isinstance(event, QueueSet):
        yield from (f"part/{event.part}", "modlog", "console")
        return
    note = session.notes.get(event.note)  # a later entry may have taken it back
    yield from (f"note/{event.note}", "stage", "next", "console")
    yield from counted_in(session, note.part if note else session.gone[event.note])


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change."""
    return Claims() if isinstance(event, QueueSet) else Claims((f"queued/{event.note}",))


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes an approval back. Raises ``Refused`` when the note is gone."""
    if isinstance(event, QueueSet) or event.note not in session.notes:
        raise Refused(Reason.CHANGED_SINCE)
    return NoteHeld(event.note)
