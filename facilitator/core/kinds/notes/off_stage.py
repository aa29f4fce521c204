"""What the stage may show of the notes: what was taken off it alone, and what must be seen first.

A note is on the stage unless a facilitator took it off (伏せる): phones, console and report keep
it. Where everyone is anonymous, and in a category that is taboo, it is the other way about: none
comes to the stage before a facilitator has said that it may.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from facilitator.core.entry import Entry
from facilitator.core.ids import NoteId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes.moderated import Why
from facilitator.core.kinds.notes.moderating import reason, told, unlit
from facilitator.core.kinds.notes.writing import find_those_left
from facilitator.core.kinds.notes.written import Note
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, remember


@dataclass(frozen=True, slots=True)
class NoteStaged:
    """A facilitator decided whether the stage may show a note; None leaves it to the rules again.

    ``first`` is the entry at which began what was decided at once with it.
    """

    note: NoteId
    on: bool | None
    was: bool | None
    first: int | None = None
    undoes: int | None = None
    role: str = ""
    why: Why = ""
    words: str = ""

    @property
    def called(self) -> str:
        """What it is called where it is offered to be taken back."""
        return "NoteKeptOff" if self.on is False else "NoteLetOn"


@dataclass(frozen=True, slots=True)
class KeepOffStage:
    """Take notes off the stage, and off nothing else."""

    notes: tuple[NoteId, ...]
    why: Why = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class LetOnStage:
    """Say that these notes were seen and may be on the stage."""

    notes: tuple[NoteId, ...]


Event = NoteStaged
Action = KeepOffStage | LetOnStage
ROLES: Mapping[type, Role] = {KeepOffStage: Role.FACILITATOR, LetOnStage: Role.FACILITATOR}


def delicate(session: Session, note: Note) -> bool:
    """Return whether a note must be seen before the stage may show it."""
    part = session.program.part(note.part)
    if part is None:
        return False
    taboo = {each.id for each in part.categories if each.taboo}
    return part.names == "forced_anonymous" or note.category in taboo


def unseen(session: Session, note: Note) -> bool:
    """Return whether a note still has to be seen before the stage may show it."""
    return note.stage is None and delicate(session, note)


def on_stage(session: Session, note: Note) -> bool:
    """Return whether the stage may show a note, once those of its part are shown."""
    return note.showable and sayable(session, note)


def sayable(session: Session, note: Note) -> bool:
    """Return whether the stage may say the words of a note, also of one that lies under another."""
    return note.counts and note.stage is not False and not unseen(session, note)


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    if isinstance(action, LetOnStage):
        return letting(session, person, action.notes)
    found, words = find_those_left(session, action.notes), reason(action.words)
    first, role = session.seq + 1, person.role.value
    return tuple(
        NoteStaged(note.id, False, note.stage, first, role=role, why=action.why, words=words)
        for note in found
        if note.stage is not False
    )


def letting(session: Session, person: Person, notes: Iterable[NoteId]) -> tuple[Event, ...]:
    """Return what lets ``notes`` on the stage, where they are not yet. Raises ``Refused``."""
    found = find_those_left(session, notes)
    first, role = session.seq + 1, person.role.value
    return tuple(
        NoteStaged(note.id, True, note.stage, first, role=role)
        for note in found
        if note.stage is False or unseen(session, note)
    )


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    session.notes[event.note] = replace(session.notes[event.note], stage=event.on)
    if event.on and event.undoes is None:
        unlit(session, event.note)
    if event.on is False:
        told(session, entry, "off_stage", event)
    elif event.was is False:
        told(session, entry, "on_stage", event)
    remember(session, entry, event, claims(event), event.undoes, event.first)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return (f"note/{event.note}", "stage", "next", "console", "modlog")


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change."""
    return Claims((f"staged/{event.note}",))


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back. Raises ``Refused`` when the note is gone."""
    if event.note not in session.notes:
        raise Refused(Reason.CHANGED_SINCE)
    return NoteStaged(event.note, event.was, event.on)
