"""By what day the report is to be there, if whoever prepares the session says one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from facilitator.core.days import day
from facilitator.core.entry import Entry
from facilitator.core.instant import Instant
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session


@dataclass(frozen=True, slots=True)
class ReportPromised:
    """The report is to be there around ``day`` (ISO); None: nobody says when any more."""

    day: str | None


@dataclass(frozen=True, slots=True)
class PromiseReport:
    """Say around which day (ISO) the report is to be there; None takes the word back."""

    day: str | None


Event = ReportPromised
Action = PromiseReport
ROLES: Mapping[type, Role] = {PromiseReport: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``, also for a day before the session."""
    promised = day(action.day)
    if promised == session.report_day:
        return ()
    if promised is not None and promised < (session.appointed.day or _made(session)):
        raise Refused(Reason.DAY_OVER)
    return (ReportPromised(promised),)


def overtaken(session: Session, held: str | None) -> tuple[Event, ...]:
    """Return that nobody says when any more, where a session is ``held`` after the promised day."""
    promised = session.report_day
    return (ReportPromised(None),) if promised and held and promised < held else ()


def _made(session: Session) -> str:
    """Return the day on which a session was made, where it is held: nobody says when it is."""
    return session.created.astimezone(ZoneInfo(session.zone)).date().isoformat()


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    session.report_day = event.day


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return ("session",)
