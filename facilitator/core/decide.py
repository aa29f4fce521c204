"""Whether an action may happen, and what follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from facilitator.core import calling, chapters, roles
from facilitator.core.ids import NoteId, PartId, PersonId, ReplyId
from facilitator.core.instant import Instant
from facilitator.core.kinds import concerns, followup, pledge, talk, withholding
from facilitator.core.kinds.notes import correcting, moderated, naming, nudging, replying, writing
from facilitator.core.kinds.notes.fitting import CheckInsight
from facilitator.core.kinds.notes.relating import Relate
from facilitator.core.kinds.pulse import asking
from facilitator.core.kinds.rules import AgreeRules
from facilitator.core.kinds.vote import CastBallot
from facilitator.core.moving.flow import Moved
from facilitator.core.names import names
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import untouched
from facilitator.core.words import copies, fixed


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back what entry ``seq`` did."""

    seq: int


ROLES: Mapping[type, Role] = chapters.ROLES | {Undo: Role.FACILITATOR}


_IN_A_PART = (
    *(writing.AddNote, nudging.SayDone, CastBallot, CheckInsight, AgreeRules),
    *(pledge.MakeFirstStep,),
)
_ABOUT_A_NOTE = (
    *(writing.EditNote, writing.WithdrawNote, writing.SetInReport, naming.NameNote),
    *(Relate, replying.AddReply, correcting.AnswerCorrection),
)


def decide(session: Session, person: Person, action: Any, at: Instant) -> tuple[Any, ...]:
    """Return the events that follow from ``action``, in order. Raises ``Refused``.

    Pure: time and chance come in as ``at``. Nobody acts outside their role, and nobody
    names the person who acts: that is ``person``, known from the page's ticket.
    """
    roles.check(session, person, ROLES[type(action)], action)
    if isinstance(action, Undo):
        roles.check_undo(session, person, action.seq)
        return copies.noted(session, moderated.by(person, undoing(session, action.seq)))
    events: tuple[Any, ...] = chapters.OF_ACTION[type(action)].decide(
        session, acting_as(session, person, action), action, at
    )
    events = (*events, *replying.following(session, events))
    return copies.noted(session, (*events, *fixed.following(session, events)))


def acting_as(session: Session, person: Person, action: Any) -> Person:
    """Return ``person`` as whom this action is entered in the log.

    In a part where everyone is anonymous that is a pseudonym of its own, whatever they do
    there. The answer to the action is stored under it too.
    """
    person = calling.called(session, person)
    if isinstance(action, concerns.RaiseConcern):
        return concerns.nameless(person)
    if isinstance(action, talk.OF_PARTICIPANTS):
        return talk.nameless(person)
    if isinstance(action, followup.TellHow):
        return followup.nameless(person)
    if isinstance(action, asking.OF_PARTICIPANTS):
        return asking.nameless(session, person, action.moment)
    part = _about(session, action)
    known = session.program.part(part) if part is not None else None
    return writing.writers(session, person, known) if known else person


def alias_of(session: Session, person: Person, action: Any) -> PersonId | None:
    """Return the name that takes the place of a participant's when the session is severed.

    None for those who act under it already, and for everybody else.
    """
    if isinstance(action, asking.OF_PARTICIPANTS) and session.severed is None:
        return asking.name_apart(person, action.moment)
    if person.role is not Role.PARTICIPANT or acting_as(session, person, action).id != person.id:
        return None
    part = session.program.part(_about(session, action) or PartId(""))
    return person.alias(part.id if part else PartId(""))


def _about(session: Session, action: Any) -> PartId | None:
    """Return the part in which a participant does something, if it is about one."""
    if isinstance(action, _IN_A_PART):
        return action.part
    if isinstance(action, _ABOUT_A_NOTE):
        return _home(session, action.note)
    match action:
        case replying.WithdrawReply(reply) | withholding.SetReplyInReport(reply):
            return _home_of_reply(session, reply)
        case pledge.WithdrawFirstStep(made) | withholding.SetFirstStepInReport(made):
            found = session.pledges.get(made)
            return found.part if found else session.pledges_gone.get(made)
        case _:
            return None


def _home(session: Session, note: NoteId) -> PartId | None:
    found = session.notes.get(note)
    return found.part if found else session.gone.get(note)


def _home_of_reply(session: Session, reply: ReplyId) -> PartId | None:
    found = session.replies.get(reply)
    gone, _ = session.replies_gone.get(reply, (None, None))
    return found.part if found else gone


def names_of(session: Session, person: Person) -> set[PersonId]:
    """Return every name under which ``person`` may stand in the log, now or once severed."""
    return set(names(session, person).all)


def undoing(session: Session, seq: int) -> tuple[Any, ...]:
    """Return the events that take back entry ``seq``, and what was done with it at once.

    What was done with it to a note that is gone since stays done. Raises ``Refused``.
    """
    if seq not in session.undoable:
        raise Refused(Reason.NOT_UNDOABLE)
    first = session.undoable[seq].first
    return _backwards(session, [at for at, done in session.undoable.items() if done.first == first])


def _backwards(session: Session, together: Sequence[int]) -> tuple[Any, ...]:
    """Return the events that take back what was done ``together``. Raises ``Refused``."""
    left = [each for each in together if not _gone(session, each)] or together
    return tuple(_undoing(session, each) for each in reversed(left))


def _gone(session: Session, seq: int) -> bool:
    note = getattr(session.undoable[seq].event, "note", None)
    return note is not None and note not in session.notes


def _undoing(session: Session, seq: int) -> Any:
    event = session.undoable[seq].event
    chapter = chapters.OF_EVENT[type(event)]
    if not untouched(session, seq, chapter.claims(event)):
        raise Refused(Reason.CHANGED_SINCE)
    return replace(chapter.inverse(session, event), undoes=seq)


def last_of_each(session: Session) -> tuple[int, ...]:
    """Return the last entry of each person that can be taken back, the newest first.

    Where that is a move, it is followed by their last that is none: a move is taken back by
    whoever leads now, and they may not any more.
    """
    deeds: dict[int, list[int]] = {}
    for seq, done in session.undoable.items():
        deeds.setdefault(done.first, []).append(seq)
    found: dict[PersonId, list[int]] = {}
    for deed in sorted(deeds.values(), reverse=True, key=lambda deed: deed[-1]):
        done = session.undoable[deed[-1]]
        of_theirs = found.setdefault(done.by, [])
        if not _wanted(session, of_theirs, isinstance(done.event, Moved)):
            continue
        try:
            _backwards(session, deed)
        except Refused:
            continue
        of_theirs.append(deed[-1])
    return tuple(sorted((seq for each in found.values() for seq in each), reverse=True))


def _wanted(session: Session, found: list[int], moved: bool) -> bool:
    """Return whether a person is offered a move, or another deed, besides those ``found``."""
    if not found:
        return True
    return not moved and all(isinstance(session.undoable[seq].event, Moved) for seq in found)
