"""What became of a first step, said by whoever made it once its day or the one-month note has come.

Four answers and maybe another day, and no words. Under a name of its own: an outcome is joined with
nobody's first step. Others are told how many, and only of five people or more.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from facilitator.core.audience import Audience
from facilitator.core.days import to_come
from facilitator.core.entry import Entry
from facilitator.core.ids import PartId, PersonId
from facilitator.core.instant import Instant
from facilitator.core.kinds.pledged import Followed
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.seeing.telling import FEW
from facilitator.core.session import Session

How = Literal["done", "partly", "changed", "not_yet"]
HOW: tuple[How, ...] = ("done", "partly", "changed", "not_yet")


@dataclass(frozen=True, slots=True)
class StepFollowed:
    """Somebody said what became of their first step; ``when`` is the day they take it up again."""

    part: PartId
    how: How
    when: str | None = None


Event = StepFollowed


@dataclass(frozen=True, slots=True)
class TellHow:
    """Say, whole, what became of one's first step; the last word counts."""

    part: PartId
    how: How
    when: str | None


Action = TellHow
ROLES: Mapping[type, Role] = {TellHow: Role.PARTICIPANT}


def nameless(person: Person) -> Person:
    """Return ``person`` as whom they tell what became of their first step."""
    return replace(person, id=name(person), nickname="")


def name(person: Person) -> PersonId:
    """Return the name under which ``person`` tells it."""
    return person.alias(PartId("followup"))


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    part = session.program.part(action.part)
    if part is None or part.kind != "pledge":
        raise Refused(Reason.NO_SUCH_PART)
    if session.ended is None:
        raise Refused(Reason.NOT_OPEN_YET)
    before = session.followed.get((part.id, person.id))
    when = to_come(action.when, at.now, before.when if before else None)
    said = Followed(action.how, when)
    if before == said:
        return ()
    return (StepFollowed(part.id, action.how, said.when),)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    session.followed[event.part, entry.by] = Followed(event.how, event.when)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return (f"after/{event.part}",)


def record(session: Session, part: str, audience: Audience) -> dict[str, Any] | None:
    """Return how many say what of their first step: of five people or more."""
    said = [each.how for (of, _), each in session.followed.items() if of == part]
    if len(said) < FEW:
        return None
    counts = Counter(said)
    return {how: counts[how] for how in HOW}


def own(session: Session, person: Person) -> dict[str, Any]:
    """Return what one participant has said, by part."""
    found = ((part, each) for (part, by), each in session.followed.items() if by == name(person))
    return {"after": {part: {"how": each.how, "when": each.when} for part, each in found}}
