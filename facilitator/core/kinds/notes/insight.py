"""What we saw: the one sentence a step leaves behind, in the facilitator's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.core.entry import Entry
from facilitator.core.ids import PartId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes import fitting
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.words import text as policy

LENGTH = 80  # characters


@dataclass(frozen=True, slots=True)
class InsightWritten:
    """The sentence of a step was written, or written anew; "" takes it away.

    ``forgets``: the older one is blanked, because it held words that somebody had taken back.
    """

    part: PartId
    text: str
    forgets: bool = False


@dataclass(frozen=True, slots=True)
class WriteInsight:
    """Say in one sentence what was seen in a step."""

    part: PartId
    text: str


Event = InsightWritten
Action = WriteInsight
ROLES: Mapping[type, Role] = {WriteInsight: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    part = session.program.part(action.part)
    if part is None or part.kind != "notes":
        raise Refused(Reason.NO_SUCH_PART)
    return (InsightWritten(part.id, policy.tidy_line(action.text, characters=LENGTH)),)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    if event.forgets or session.insights.get(event.part) != event.text:
        fitting.clear(session, event.part)  # it was said of other words
    session.insights[event.part] = event.text


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return (f"insight/{event.part}", f"fit/{event.part}", "stage", "next")
