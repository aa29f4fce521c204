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
from facilitator.core.undo import Claims, remember
from facilitator.core.words import text as policy

LENGTH = 80  # characters


@dataclass(frozen=True, slots=True)
class InsightWritten:
    """The sentence of a step was written, or written anew; "" takes it away.

    ``forgets``: the older one is blanked, because it held words that somebody had taken back.
    ``was`` is the older one; None in logs of the time when it could not be taken back.
    """

    part: PartId
    text: str
    forgets: bool = False
    was: str | None = None
    undoes: int | None = None


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
    text, was = policy.tidy_line(action.text, characters=LENGTH), session.insights.get(part.id, "")
    return () if text == was else (InsightWritten(part.id, text, was=was),)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    if event.undoes is not None:
        fitting.bring_back(session, event.part, event.undoes)
        if event.forgets:
            fitting.drop_aside(session, event.part)
    elif event.forgets:
        fitting.clear(session, event.part)  # nothing brings back of what it was said
    elif session.insights.get(event.part) != event.text:
        fitting.lay_aside(session, event.part, entry.seq)  # it was said of other words
    session.insights[event.part] = event.text
    if event.was is not None:
        remember(session, entry, event, claims(event), event.undoes)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return (f"insight/{event.part}", f"fit/{event.part}", "stage", "next", "console")


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change."""
    return Claims((f"insight/{event.part}",))


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back, with what people had said of the older one."""
    return InsightWritten(event.part, event.was or "", was=event.text)
