"""Whose name stands on notes: how a step handles names, and a name put on a note later.

A facilitator may choose until the first note of a step. Once people can write they have read
what is promised under the field, so from then on only something stricter can be chosen, and
that is not taken back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import NoteId, PartId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes.written import Note, Tally
from facilitator.core.people import Person, Role
from facilitator.core.program import Names
from facilitator.core.refused import Reason, Refused
from facilitator.core.seeing.telling import FEW
from facilitator.core.session import Session
from facilitator.core.undo import Claims, remember

FROM_OPEN: tuple[Names, ...] = ("named", "participant_choice", "forced_anonymous")
"""Each promises more than the one before it."""


@dataclass(frozen=True, slots=True)
class NamesChosen:
    """A facilitator said how a step handles names; until then it was as ``was`` says."""

    part: PartId
    names: Names
    was: Names
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class NoteNamed:
    """Its author put their nickname on a note, or took it off again (None)."""

    note: NoteId
    by: str | None


Event = NamesChosen | NoteNamed


@dataclass(frozen=True, slots=True)
class ChooseNames:
    """Say how a step handles names."""

    part: PartId
    names: Names


@dataclass(frozen=True, slots=True)
class NameNote:
    """Put one's name on one's own note, or take it off."""

    note: NoteId
    named: bool


Action = ChooseNames | NameNote
ROLES: Mapping[type, Role] = {ChooseNames: Role.FACILITATOR, NameNote: Role.PARTICIPANT}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case ChooseNames(part, names):
            return _choose(session, part, names)
        case NameNote(note, named):
            return _name(session, person, note, named)
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case NamesChosen(part, names):
            parts = (
                replace(each, names=names) if each.id == part else each
                for each in session.program.parts
            )
            session.program = replace(session.program, parts=tuple(parts))
            unread = part not in session.opened  # else somebody has read what is promised now
            if unread or event.undoes is not None:
                remember(session, entry, event, claims(event), event.undoes)
        case NoteNamed(note, by):
            session.notes[note] = replace(session.notes[note], by=by)
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    yield from ("stage", "next", "console")
    match event:
        case NamesChosen(part):
            yield from (f"part/{part}", f"count/{part}", "spotlit")
        case NoteNamed(note):
            there = session.notes.get(note)  # a later entry may have taken it back
            yield from (f"note/{note}", f"count/{there.part if there else session.gone[note]}")
        case _:
            assert_never(event)


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change."""
    return Claims((f"names/{event.part}",)) if isinstance(event, NamesChosen) else Claims()


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back. Raises ``Refused`` when people rely on it."""
    if not isinstance(event, NamesChosen):
        raise Refused(Reason.NOT_UNDOABLE)
    if event.was not in offered(session, event.part):
        raise Refused(Reason.CHANGED_SINCE)
    return NamesChosen(event.part, event.was, event.names)


def offered(session: Session, part: PartId) -> tuple[Names, ...]:
    """Return how a step can handle names, as it does now included; () once that is settled."""
    found = session.program.part(part)
    if found is None or found.kind != "notes" or part in session.tallies:
        return ()
    if part in session.votes:  # under other names people would have another ballot
        return ()
    return FROM_OPEN[FROM_OPEN.index(found.names) if part in session.opened else 0 :]


def choice(session: Session) -> dict[str, Any] | None:
    """Return what the console can choose for the present step; None where nothing is left."""
    part = session.stop.part
    found = offered(session, part)
    about = session.program.part(part)
    if about is None or len(found) < 2:
        return None
    return {"part": part, "names": about.names, "choices": list(found)}


def share(session: Session, part: PartId, notes: Iterable[Note]) -> int | None:
    """Return how many of ``notes`` carry a name, in percent: it tells how safe people feel.

    None where names are not everybody's choice, where fewer than five people wrote, and in what
    came by an import, which has no names.
    """
    found, notes = session.program.part(part), list(notes)
    free = found is not None and found.names == "participant_choice"
    few = session.tallies.get(part, Tally()).people < FEW
    if not free or few or not notes or part in session.carried:
        return None
    return round(100 * sum(bool(note.by) for note in notes) / len(notes))


def _choose(session: Session, part: PartId, names: Names) -> tuple[Event, ...]:
    found = session.program.part(part)
    if found is None or found.kind != "notes":
        raise Refused(Reason.NO_SUCH_PART)
    if found.names == names:
        return ()
    if names not in offered(session, part):
        raise Refused(Reason.TOO_LATE)
    return (NamesChosen(part, names, found.names),)


def _name(session: Session, person: Person, note: NoteId, named: bool) -> tuple[Event, ...]:
    found = session.notes.get(note)
    if found is None:
        raise Refused(Reason.NO_SUCH_NOTE)
    if found.author != person.id:
        raise Refused(Reason.NOT_YOURS)
    part = session.program.part(found.part)
    if part is None or part.names != "participant_choice" or (named and not person.nickname):
        raise Refused(Reason.NAMED_NOT_ALLOWED)
    by = person.nickname if named else None
    return () if found.by == by else (NoteNamed(note, by),)
