"""Moderating: a facilitator takes a note off every screen, or puts it back.

What keeps it off the stage alone stands in `off_stage.py`, what lets it wait in `queueing.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from facilitator.core.entry import Entry
from facilitator.core.ids import NoteId, ReplyId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes.moderated import Moderated, What, Why
from facilitator.core.kinds.notes.writing import counted_in, find_those_left
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, remember
from facilitator.core.words import text as policy
from facilitator.core.words.excerpts import Copied

WORDS = 80  # characters of a reason in one's own words


@dataclass(frozen=True, slots=True)
class NoteHidden:
    """A facilitator took a note off every screen: by their role, and why if they said so.

    ``first`` is the entry at which began what was hidden at once with it.
    """

    note: NoteId
    undoes: int | None = None
    copies: tuple[str, ...] = ()
    passages: tuple[Copied, ...] = ()
    role: str = ""
    why: Why = ""
    words: str = ""
    first: int | None = None


@dataclass(frozen=True, slots=True)
class NoteRestored:
    """A facilitator put a hidden note back; ``first`` as of ``NoteHidden``."""

    note: NoteId
    undoes: int | None = None
    role: str = ""
    first: int | None = None


Event = NoteHidden | NoteRestored


@dataclass(frozen=True, slots=True)
class HideNotes:
    """Take notes off every screen."""

    notes: tuple[NoteId, ...]
    why: Why = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class RestoreNotes:
    """Put hidden notes back."""

    notes: tuple[NoteId, ...]


Action = HideNotes | RestoreNotes
ROLES: Mapping[type, Role] = {HideNotes: Role.FACILITATOR, RestoreNotes: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    found = find_those_left(session, action.notes)
    first, role = session.seq + 1, person.role.value
    if isinstance(action, RestoreNotes):
        return tuple(NoteRestored(each.id, role=role, first=first) for each in found if each.hidden)
    why, words = action.why, reason(action.words)
    return tuple(
        NoteHidden(each.id, role=role, why=why, words=words, first=first)
        for each in found
        if not each.hidden
    )


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    hidden = isinstance(event, NoteHidden)
    session.notes[event.note] = replace(session.notes[event.note], hidden=hidden)
    if not hidden and event.undoes is None:
        unlit(session, event.note)
    told(session, entry, "hidden" if hidden else "restored", event)
    remember(session, entry, event, claims(event), event.undoes, event.first)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    note = session.notes.get(event.note)  # a later entry may have taken it back
    yield from (f"note/{event.note}", "stage", "next", "console", "modlog")
    yield from counted_in(session, note.part if note else session.gone[event.note])


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change."""
    return Claims((f"hidden/{event.note}",))


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back. Raises ``Refused`` when the note is gone."""
    if event.note not in session.notes:
        raise Refused(Reason.CHANGED_SINCE)
    return NoteRestored(event.note) if isinstance(event, NoteHidden) else NoteHidden(event.note)


def reason(words: str) -> str:
    """Return a reason in somebody's own words, in one line; it may be empty."""
    return policy.tidy_line(words, characters=WORDS)


def unlit(session: Session, note: NoteId) -> None:
    """Take a note out of the light: who puts it back puts it among the others, and not large.

    Who takes back that it was taken off has everything as it was.
    """
    lit = tuple(each for each in session.visit.spotlight if each != note)
    session.visits[-1] = replace(session.visit, spotlight=lit)


def told(session: Session, entry: Entry, what: What, event: object) -> None:
    """Enter in the moderation log that a note, or a line built on it, was taken off or put back."""
    note, reply = NoteId(getattr(event, "note", "")), getattr(event, "reply", None)
    line = Moderated(
        seq=entry.seq,
        at=entry.at,
        what=what,
        part=session.notes[note].part,
        note=note,
        role=getattr(event, "role", ""),
        why=getattr(event, "why", ""),
        words=getattr(event, "words", ""),
        reply=None if reply is None else ReplyId(reply),
    )
    session.moderated.append(line)
