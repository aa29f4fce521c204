"""Raised hands: votes of those who have no device, counted in the hall and entered by somebody.

They are added to the dots when the vote is closed, and told apart everywhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.core.entry import Entry
from facilitator.core.ids import PartId
from facilitator.core.instant import Instant
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, remember

MOST = 5000  # hands for one thing


@dataclass(frozen=True, slots=True)
class HandsCounted:
    """So many hands were raised for each of these, in place of any counted before (``was``)."""

    part: PartId
    counts: Mapping[str, int]
    was: Mapping[str, int]
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class CountHands:
    """Enter how many hands were raised for what people vote on."""

    part: PartId
    counts: Mapping[str, int]


Event = HandsCounted
Action = CountHands
ROLES: Mapping[type, Role] = {CountHands: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    vote = session.votes.get(action.part)
    if vote is None:
        raise Refused(Reason.VOTE_CLOSED)
    if vote.mode == "ranking":  # nobody shows an order by hand
        raise Refused(Reason.NO_HANDS)
    if not set(action.counts) <= set(vote.targets):
        raise Refused(Reason.NO_SUCH_TARGET)
    if any(not 0 <= n <= MOST for n in action.counts.values()):
        raise Refused(Reason.MALFORMED)
    counts = {target: n for target, n in action.counts.items() if n}
    was = session.hands.get(action.part, {})
    return () if counts == was else (HandsCounted(action.part, counts, was),)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    session.hands[event.part] = event.counts
    remember(session, entry, event, claims(event), event.undoes)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return (f"hands/{event.part}", f"result/{event.part}", "stage", "next", "console")


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change."""
    return Claims((f"hands/{event.part}",))


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back."""
    return HandsCounted(event.part, event.was, event.counts)


def record(session: Session, part: PartId) -> dict[str, object] | None:
    """Return what was counted in a part, for those who count.

    None where nobody votes, and where people put things into an order.
    """
    vote = session.votes.get(part)
    if vote is None or vote.mode == "ranking":
        return None
    return {"part": part, "counts": dict(session.hands.get(part, {}))}
