"""Moderating: a facilitator takes a note off every screen, or puts it back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from facilitator.core.entry import Entry
from facilitator.core.excerpts import Copied
from facilitator.core.ids import NoteId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes.writing import counted_in, find
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, remember


@dataclass(frozen=True, slots=True)
class NoteHidden:
    """A facilitator took a note off every screen."""

    note: NoteId
    undoes: int | None = None
    copies: tuple[str, ...] = ()
    passages: tuple[Copied, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteRestored:
    """A facilitator put a hidden note back."""

    note: NoteId
    undoes: int | None = None


Event = NoteHidden | NoteRestored


@dataclass(frozen=True, slots=True)
class HideNote:
    """Take a note off every screen."""

    note: NoteId


@dataclass(frozen=True, slots=True)
class RestoreNote:
    """Put a hidden note back."""

    note: NoteId


Action = HideNote | RestoreNote
ROLES: Mapping[type, Role] = {HideNote: Role.FACILITATOR, RestoreNote: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    hidden = find(session, action.note).hidden
    if isinstance(action, HideNote):
        return () if hidden else (NoteHidden(action.note),)
    return (NoteRestored(action.note),) if hidden else ()


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    hidden = isinstance(event, NoteHidden)
    session.notes[event.note] = replace(session.notes[event.note], hidden=hidden)
    remember(session, entry.seq, event, claims(event), event.undoes)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    note = session.notes.get(event.note)  # a later entry may have taken it back
    yield from (f"note/{event.note}", "stage", "next", "console")
    yield from counted_in(session, note.part if note else session.gone[event.note])


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change."""
    return Claims((f"hidden/{event.note}",))


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back. Raises ``Refused`` when the note is gone."""
    if event.note not in session.notes:
        raise Refused(Reason.CHANGED_SINCE)
    return NoteRestored(event.note) if isinstance(event, NoteHidden) else NoteHidden(event.note)
