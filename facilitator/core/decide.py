"""Whether an action may happen, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from facilitator.core import chapters
from facilitator.core.ids import PartId, PersonId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes import writing
from facilitator.core.kinds.vote import CastBallot
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import untouched


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back what entry ``seq`` did."""

    seq: int


ROLES: Mapping[type, Role] = chapters.ROLES | {Undo: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Any, at: Instant) -> tuple[Any, ...]:
    """Return the events that follow from ``action``, in order. Raises ``Refused``.

    Pure: time and chance come in as ``at``. Nobody acts outside their role, and nobody
    names the person who acts: that is ``person``, known from the page's ticket.
    """
    if person.role is not ROLES[type(action)]:
        raise Refused(Reason.NOT_ALLOWED)
    if isinstance(action, Undo):
        return (undoing(session, action.seq),)
    events: tuple[Any, ...] = chapters.OF_ACTION[type(action)].decide(
        session, acting_as(session, person, action), action, at
    )
    return events


def acting_as(session: Session, person: Person, action: Any) -> Person:
    """Return ``person`` as whom this action is entered in the log.

    In a step where everyone is anonymous that is a pseudonym of its own, for notes and
    for votes. The answer to the action is stored under it too.
    """
    match action:
        case writing.AddNote(part) | CastBallot(part):
            pass
        case writing.EditNote(note) | writing.WithdrawNote(note) | writing.SetInReport(note):
            found = session.notes.get(note)
            part = found.part if found else session.gone.get(note, PartId(""))
        case _:
            return person
    known = session.program.part(part)
    return writing.writers(session, person, known) if known else person


def names_of(session: Session, person: Person) -> set[PersonId]:
    """Return every name under which ``person`` may stand in the log."""
    parts = session.program.parts
    return {person.id, *(writing.writers(session, person, part).id for part in parts)}


def undoing(session: Session, seq: int) -> Any:
    """Return the event that takes entry ``seq`` back. Raises ``Refused``."""
    done = session.undoable.get(seq)
    if done is None:
        raise Refused(Reason.NOT_UNDOABLE)
    chapter = chapters.OF_EVENT[type(done.event)]
    if not untouched(session, seq, chapter.claims(done.event)):
        raise Refused(Reason.CHANGED_SINCE)
    return replace(chapter.inverse(session, done.event), undoes=seq)


def last_undoable(session: Session) -> int | None:
    """Return the ``seq`` of the last entry that can be taken back, or None."""
    for seq in reversed(session.undoable):
        try:
            undoing(session, seq)
        except Refused:
            continue
        return seq
    return None
