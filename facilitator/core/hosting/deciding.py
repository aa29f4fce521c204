"""First steps of those who have no device: typed in from the sheets that they filled in.

Such a step counts, and is printed, like any other. It is joined to nobody: whoever runs the session
or was asked to write may put it right or take it back, and no phone knows it as its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Never, assert_never

from facilitator.core.days import to_come
from facilitator.core.entry import Entry
from facilitator.core.hosting.scribing import Channel
from facilitator.core.ids import PartId, PledgeId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes.writing import NOTES_IN_ALL
from facilitator.core.kinds.pledge import LENGTH, FirstStepMade, FirstStepWithdrawn, asked_now
from facilitator.core.kinds.pledged import Pledge
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.words import text as policy


@dataclass(frozen=True, slots=True)
class DecideFor:
    """Enter what somebody without a device will do; without words and a day it is "not yet"."""

    part: PartId
    what: str
    when: str | None
    in_report: bool
    channel: Channel


@dataclass(frozen=True, slots=True)
class EditStepFor:
    """Put a first step right that was entered for somebody."""

    pledge: PledgeId
    what: str
    when: str | None
    in_report: bool


@dataclass(frozen=True, slots=True)
class WithdrawStepFor:
    """Take a first step back, everywhere, that was entered for somebody."""

    pledge: PledgeId


Event = Never
Action = DecideFor | EditStepFor | WithdrawStepFor
ROLES: Mapping[type, Role] = {
    DecideFor: Role.FACILITATOR,
    EditStepFor: Role.FACILITATOR,
    WithdrawStepFor: Role.FACILITATOR,
}


def decide(
    session: Session, person: Person, action: Action, at: Instant
) -> tuple[FirstStepMade | FirstStepWithdrawn, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case DecideFor(part, _, _, _, channel):
            there = asked_now(session, part, at).id
            if len(session.pledges) >= NOTES_IN_ALL:
                raise Refused(Reason.FULL)
            when = to_come(action.when, at.now)
            return (_made(PledgeId(at.fresh), there, action, when, channel),)
        case EditStepFor(pledge):
            found = _find(session, pledge)
            when = to_come(action.when, at.now, found.when)
            return (_made(pledge, found.part, action, when, found.channel),)
        case WithdrawStepFor(pledge):
            return (FirstStepWithdrawn(_find(session, pledge).id),)
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Do nothing: what follows are events of `core/kinds/pledge.py`."""


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return nothing, for the same reason."""
    return ()


def _made(
    pledge: PledgeId,
    part: PartId,
    said: DecideFor | EditStepFor,
    when: str | None,
    channel: str,
) -> FirstStepMade:
    """Return the first step as it stands on the sheet, where many leave the day out."""
    what = policy.tidy_line(said.what, characters=LENGTH)
    if not what and when is not None:
        raise Refused(Reason.EMPTY)
    in_report = bool(what) and said.in_report
    return FirstStepMade(pledge, part, what, when, "", False, in_report, channel=channel)


def _find(session: Session, pledge: PledgeId) -> Pledge:
    """Return a first step that was entered for somebody. Raises ``Refused``."""
    found = session.pledges.get(pledge)
    if found is None:
        raise Refused(Reason.NO_SUCH_NOTE)
    if not found.channel:
        raise Refused(Reason.NOT_YOURS)
    return found
