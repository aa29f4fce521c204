"""What each role may do: one table, asked before every action.

A chapter says whose action each of its own is: a participant's, a facilitator's, the clock's. Of
a facilitator's actions the lesser roles have a part, and some of them need the lead.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from facilitator.core.editing import WritePassages
from facilitator.core.hosting.deciding import DecideFor, EditStepFor, WithdrawStepFor
from facilitator.core.hosting.hall import ShowCode
from facilitator.core.hosting.leading import leads
from facilitator.core.hosting.scribing import EditFor, WithdrawFor, WriteFor
from facilitator.core.hosting.showing import Blank
from facilitator.core.kinds.checkin import ShowAnswers
from facilitator.core.kinds.hands import CountHands
from facilitator.core.kinds.rules import ShowRule
from facilitator.core.kinds.vote import CloseVote
from facilitator.core.kinds.votes.again import OpenVote
from facilitator.core.moving.flow import CancelCountdown, Move, Moved, StartCountdown
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session

PRIMARY: frozenset[type] = frozenset(
    {Move, StartCountdown, CancelCountdown, CloseVote, OpenVote, ShowRule, ShowAnswers}
)
"""What the one button does, and the way back: only whoever leads."""

ON_BEHALF: frozenset[type] = frozenset(
    {WriteFor, EditFor, WithdrawFor, CountHands, DecideFor, EditStepFor, WithdrawStepFor}
)
"""Writing for those who have no device, counting their hands, and entering their first steps."""


AT_THE_STAGE: frozenset[type] = frozenset({Blank, ShowCode})
"""What whoever stands at the projector's keyboard can do to its picture."""


class Ability(StrEnum):
    """What the people who run a session may do besides actions: nothing of it enters the log."""

    SAY = "say"  # in the three lines between roles
    ASK = "ask"  # that a note be shown large
    ANSWER = "answer"  # such a wish


ABILITIES: Mapping[Role, frozenset[Ability]] = {
    Role.FACILITATOR: frozenset({Ability.SAY, Ability.ANSWER}),
    Role.CO: frozenset({Ability.SAY, Ability.ANSWER}),
    Role.HOST: frozenset({Ability.SAY, Ability.ASK}),
}

_ACTIONS: Mapping[Role, Callable[[type], bool]] = {
    Role.FACILITATOR: lambda kind: True,
    Role.CO: lambda kind: True,
    Role.SCRIBE: lambda kind: kind in ON_BEHALF,
    Role.GUEST: lambda kind: kind is WritePassages,
    Role.STAGE: lambda kind: kind in AT_THE_STAGE,
}
"""Which of a facilitator's actions a role has at all."""

CREW = (Role.FACILITATOR, Role.CO, Role.HOST, Role.SCRIBE, Role.OBSERVER)
"""The people who run a session, or help to."""


def has(role: Role, kind: type) -> bool:
    """Return whether a role has a facilitator's action at all."""
    of_role = _ACTIONS.get(role)
    return of_role is not None and of_role(kind)


def may(role: Role, ability: Ability) -> bool:
    """Return whether a role has an ability."""
    return ability in ABILITIES.get(role, frozenset())


def check(session: Session, person: Person, owner: Role, action: Any) -> None:
    """Refuse what ``person`` may not do. ``owner`` is the role whose action this is."""
    if owner is not Role.FACILITATOR:
        if person.role is not owner:
            raise Refused(Reason.NOT_ALLOWED)
        return
    if not has(person.role, type(action)) or _beyond(person, action):
        raise Refused(Reason.NOT_ALLOWED)
    if type(action) in PRIMARY and not leads(session, person):
        raise Refused(Reason.NOT_LEADING)


def _beyond(person: Person, action: Any) -> bool:
    """Return whether a guest would change more than remarks. Whose they are the page sees to."""
    if person.role is not Role.GUEST or not isinstance(action, WritePassages):
        return False
    return bool(action.remove) or any(each.place != "remark" for each in action.write)


def check_undo(session: Session, person: Person, seq: int) -> None:
    """Refuse to let a move be taken back by somebody who may not make one."""
    done = session.undoable.get(seq)
    if done is not None and isinstance(done.event, Moved) and not leads(session, person):
        raise Refused(Reason.NOT_LEADING)
