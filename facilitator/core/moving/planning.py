"""Changing the plan of the evening that is left: minutes won here, given there, or put back.

The minutes of the program stay known (`Session.planned`): how late it is, and the agenda of a
report, are told against them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from facilitator.core.entry import Entry
from facilitator.core.ids import StopId
from facilitator.core.instant import Instant
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, remember

LONGEST = 120  # minutes of one stop


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """Stops that are still to come have other ``minutes`` than ``before``."""

    minutes: Mapping[StopId, int]
    before: Mapping[StopId, int]
    undoes: int | None = None


Event = PlanChanged


@dataclass(frozen=True, slots=True)
class ChangePlan:
    """Give stops that are still to come so many minutes; null: as many as in the program."""

    minutes: Mapping[StopId, int | None]


Action = ChangePlan
ROLES: Mapping[type, Role] = {ChangePlan: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    if not action.minutes:
        raise Refused(Reason.MALFORMED)
    known = {stop.id: stop.minutes for stop in session.agenda}
    wanted: dict[StopId, int] = {}
    for stop, minutes in action.minutes.items():
        if not known.get(stop):  # the doors and the end have no minutes
            raise Refused(Reason.NO_SUCH_STOP)
        wanted[stop] = _planned(session, stop) if minutes is None else minutes
    if not _ahead(session, wanted):
        raise Refused(Reason.MOVED_ON)
    if any(not 1 <= minutes <= LONGEST for minutes in wanted.values()):
        raise Refused(Reason.MALFORMED)
    other = {stop: minutes for stop, minutes in wanted.items() if minutes != known[stop]}
    return (PlanChanged(other, {stop: known[stop] for stop in other}),) if other else ()


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    planned = session.planned | {
        stop: _planned(session, StopId(stop)) for stop in map(StopId, event.minutes)
    }
    session.agenda = tuple(
        replace(stop, minutes=event.minutes.get(stop.id, stop.minutes)) for stop in session.agenda
    )
    session.planned = {
        stop.id: planned[stop.id]
        for stop in session.agenda
        if stop.id in planned and planned[stop.id] != stop.minutes
    }
    remember(session, entry, event, claims(event), event.undoes)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return ("console", "next", "course", "pairing")


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change."""
    return Claims(tuple(f"minutes/{stop}" for stop in event.minutes))


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back. Raises ``Refused`` when some of it is past."""
    if not _ahead(session, event.minutes):
        raise Refused(Reason.CHANGED_SINCE)
    return PlanChanged(event.before, event.minutes)


def _planned(session: Session, stop: StopId) -> int:
    return session.planned.get(stop, session.agenda[session.place(stop)].minutes)


def _ahead(session: Session, stops: Iterable[StopId]) -> bool:
    """Return whether all of these are still to come."""
    here = session.place(session.visit.stop)
    return all(session.place(stop) > here for stop in stops)
