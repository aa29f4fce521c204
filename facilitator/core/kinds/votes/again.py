"""Voting again in the same step: another vote, with a question or in a way of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Never

from facilitator.core.entry import Entry
from facilitator.core.ids import StopId
from facilitator.core.instant import Instant
from facilitator.core.kinds import vote
from facilitator.core.kinds.pairs.talking import ends_at
from facilitator.core.moving.flow import TimerSet
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session


@dataclass(frozen=True, slots=True)
class OpenVote:
    """Open another vote where one was closed, or on nothing: as prepared, or like the last one."""

    expect: StopId


Event = Never
Action = OpenVote
ROLES: Mapping[type, Role] = {OpenVote: Role.FACILITATOR}


def decide(
    session: Session, person: Person, action: Action, at: Instant
) -> tuple[vote.Event | TimerSet, ...]:
    """Return what follows from an action. Raises ``Refused``. Its time begins anew."""
    if session.visit.stop != action.expect or session.phase.kind != "vote":
        raise Refused(Reason.MOVED_ON)
    held = session.votes.get(session.stop.part)
    if held is not None and held.open and held.targets:  # on nothing there is none to be lost
        raise Refused(Reason.VOTE_OPEN)
    opened = vote.opening(session, session.stop.part, at, anew=True)
    return (*opened, TimerSet(ends_at(session, session.stop, at.now), None))


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Do nothing: what follows are events of `core/kinds/vote.py` and of the timer."""


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return nothing, for the same reason."""
    return ()
