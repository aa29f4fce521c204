"""Concerns: somebody tells the facilitator, and nobody else, that something is not right.

It may be about a note, in words or without. It is entered under a pseudonym for that alone, which
joins it with nothing else that the person does, and is in no report and no export.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import ConcernId, NoteId, PartId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes.moderated import Concern
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.words import text as policy

ABOUT = PartId("concerns")
"""What takes the place of a part in the pseudonym; a part of that name would only share it."""

IN_ALL = 500  # of one session
LINES = 5
CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class ConcernRaised:
    """Something worries somebody: a note, if ``note`` is one. ``text`` may be ""."""

    concern: ConcernId
    note: NoteId | None
    text: str


@dataclass(frozen=True, slots=True)
class ConcernSettled:
    """A facilitator has dealt with it, or takes it up again."""

    concern: ConcernId
    done: bool


Event = ConcernRaised | ConcernSettled


@dataclass(frozen=True, slots=True)
class RaiseConcern:
    """Tell the facilitator that something is not right."""

    note: NoteId | None
    text: str


@dataclass(frozen=True, slots=True)
class SettleConcern:
    """Say that a concern is dealt with, or is not after all."""

    concern: ConcernId
    done: bool


Action = RaiseConcern | SettleConcern
ROLES: Mapping[type, Role] = {
    RaiseConcern: Role.PARTICIPANT,
    SettleConcern: Role.FACILITATOR,
}


def nameless(person: Person) -> Person:
    """Return ``person`` as whom they raise a concern."""
    return replace(person, id=person.alias(ABOUT), nickname="")


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case RaiseConcern(note, text):
            if len(session.concerns) >= IN_ALL:
                raise Refused(Reason.FULL)
            if note is not None and note not in session.notes and note not in session.gone:
                raise Refused(Reason.NO_SUCH_NOTE)
            found = session.notes.get(note) if note else None
            there = note if found is not None and not found.waiting else None  # nobody has read it
            return (ConcernRaised(ConcernId(at.fresh), there, _tidy(text)),)
        case SettleConcern(concern, done):
            raised = session.concerns.get(concern)
            if raised is None:
                raise Refused(Reason.NO_SUCH_NOTE)
            return () if raised.done is done else (ConcernSettled(concern, done),)
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case ConcernRaised(concern, note, text):
            order = len(session.concerns) + 1
            session.concerns[concern] = Concern(concern, order, note, text)
        case ConcernSettled(concern, done):
            session.concerns[concern] = replace(session.concerns[concern], done=done)
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return (f"concern/{event.concern}",)


def _tidy(text: str) -> str:
    """Return what somebody says; it may be nothing. Raises ``Refused`` when it is too long."""
    try:
        return policy.tidy(text, lines=LINES, characters=CHARACTERS)
    except Refused as refused:
        if refused.reason is Reason.EMPTY:
            return ""
        raise
