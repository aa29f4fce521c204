"""Whether an action may happen, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from facilitator.core import chapters, copies
from facilitator.core.ids import NoteId, PartId, PersonId
from facilitator.core.instant import Instant
from facilitator.core.kinds import pledge
from facilitator.core.kinds.notes import writing
from facilitator.core.kinds.notes.fitting import CheckInsight
from facilitator.core.kinds.notes.relating import Relate
from facilitator.core.kinds.rules import AgreeRules
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
        return copies.noted(session, undoing(session, action.seq))
    events: tuple[Any, ...] = chapters.OF_ACTION[type(action)].decide(
        session, acting_as(session, person, action), action, at
    )
    return copies.noted(session, events)


def acting_as(session: Session, person: Person, action: Any) -> Person:
    """Return ``person`` as whom this action is entered in the log.

    In a part where everyone is anonymous that is a pseudonym of its own, whatever they do
    there. The answer to the action is stored under it too.
    """
    part = _about(session, action)
    known = session.program.part(part) if part is not None else None
    return writing.writers(session, person, known) if known else person


def alias_of(session: Session, person: Person, action: Any) -> PersonId | None:
    """Return the name that takes the place of a participant's when the session is severed.

    None for those who act under it already, and for everybody else.
    """
    if person.role is not Role.PARTICIPANT or acting_as(session, person, action).id != person.id:
        return None
    part = session.program.part(_about(session, action) or PartId(""))
    return person.alias(part.id if part else PartId(""))


def _about(session: Session, action: Any) -> PartId | None:
    """Return the part in which a participant does something, if it is about one."""
    match action:
        case writing.AddNote(part) | CastBallot(part) | CheckInsight(part) | AgreeRules(part):
            return part
        case pledge.MakeFirstStep(part):
            return part
        case writing.EditNote(note) | writing.WithdrawNote(note) | writing.SetInReport(note):
            return _home(session, note)
        case Relate(note):
            return _home(session, note)
        case pledge.WithdrawFirstStep(made):
            found = session.pledges.get(made)
            return found.part if found else session.pledges_gone.get(made)
        case _:
            return None


def _home(session: Session, note: NoteId) -> PartId | None:
    found = session.notes.get(note)
    return found.part if found else session.gone.get(note)


def names_of(session: Session, person: Person) -> set[PersonId]:
    """Return every name under which ``person`` may stand in the log, now or once severed."""
    if person.role is not Role.PARTICIPANT:
        return {person.id}
    return {person.id, *(person.alias(part.id) for part in session.program.parts)}


def undoing(session: Session, seq: int) -> tuple[Any, ...]:
    """Return the events that take back entry ``seq``, and what was done with it at once.

    Raises ``Refused``.
    """
    if seq not in session.undoable:
        raise Refused(Reason.NOT_UNDOABLE)
    first = session.undoable[seq].first
    together = [each for each in session.undoable if session.undoable[each].first == first]
    return tuple(_undoing(session, each) for each in reversed(together))


def _undoing(session: Session, seq: int) -> Any:
    event = session.undoable[seq].event
    chapter = chapters.OF_EVENT[type(event)]
    if not untouched(session, seq, chapter.claims(event)):
        raise Refused(Reason.CHANGED_SINCE)
    return replace(chapter.inverse(session, event), undoes=seq)


def last_undoable(session: Session) -> int | None:
    """Return the ``seq`` of the last entry that can be taken back, or None."""
    for seq in reversed(session.undoable):
        try:
            undoing(session, seq)
        except Refused:
            continue
        return seq
    return None
