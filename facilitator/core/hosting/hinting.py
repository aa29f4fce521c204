"""A sub-prompt below the question on the stage, where whoever runs the session chooses one.

Phones show them one at a time by themselves. What was chosen belongs to the visit, goes on with the
phases of its part, and ends with it (`core/moving/flow.py`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from facilitator.core.entry import Entry
from facilitator.core.ids import PartId
from facilitator.core.instant import Instant
from facilitator.core.moving.agenda import Stop, phase_of
from facilitator.core.people import Person, Role
from facilitator.core.program import Text
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session

VIEWS = ("question", "writing")  # of the stage, below whose question it stands


@dataclass(frozen=True, slots=True)
class HintShown:
    """The sub-prompt ``n`` (from 0) stands below the question of ``part``; None: none any more."""

    part: PartId
    n: int | None


@dataclass(frozen=True, slots=True)
class ShowHint:
    """Put the sub-prompt ``n`` (from 0) below the question on the stage; None takes it away."""

    part: PartId
    n: int | None


Event = HintShown
Action = ShowHint
ROLES: Mapping[type, Role] = {ShowHint: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    part = session.program.part(action.part)
    if part is None:
        raise Refused(Reason.NO_SUCH_PART)
    if session.stop.part != part.id or session.phase.stage not in VIEWS:
        raise Refused(Reason.NOT_OPEN_YET)
    if action.n is not None and not 0 <= action.n < len(part.sub):
        raise Refused(Reason.MALFORMED)
    return () if session.visit.hint == action.n else (HintShown(part.id, action.n),)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    session.visits[-1] = replace(session.visit, hint=event.n)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return ("stage", "next", "console")


def shown(session: Session, stop: Stop) -> Text | None:
    """Return what stands below the question at ``stop``, the present one or the next."""
    part, n = session.program.part(stop.part), session.visit.hint
    if part is None or n is None or part.id != session.stop.part:
        return None
    return part.sub[n] if phase_of(session.program, stop).stage in VIEWS else None


def choice(session: Session) -> dict[str, Any] | None:
    """Return of which part one can be chosen now, and which is; None where none can."""
    part = session.part
    if part is None or not part.sub or session.phase.stage not in VIEWS:
        return None
    return {"part": part.id, "at": session.visit.hint}
