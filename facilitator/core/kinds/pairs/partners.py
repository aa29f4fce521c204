"""Partners: how people find whom they talk to, and who talks to whom where that is not the seat.

Who is online is always given a room; in the venue a neighbour will do, unless people look for the
same mark. Nobody stands here by a name of their notes: each person has another one for pairs, that
only their own link can make, so nothing on disk joins whom they met with what they wrote.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import PartId, PersonId, StopId
from facilitator.core.instant import Instant
from facilitator.core.kinds.pairs.circles import Circle, Pairing, Round
from facilitator.core.kinds.pairs.pairing import Somebody
from facilitator.core.kinds.pairs.placing import MOST, known, place
from facilitator.core.kinds.pairs.turns import at, began, turns
from facilitator.core.people import Person, Role
from facilitator.core.program import Way
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, mark

PAIRS = PartId("/pairs")  # no part can be called so


@dataclass(frozen=True, slots=True)
class PairingSet:
    """People find each other this way from now on, in twos or threes (``size``).

    With another size a talk begins anew; the time of its first turn ends at ``ends_at``.
    """

    way: Way
    size: int
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RoundCleared:
    """Who talks to whom at ``stop`` is shared out anew."""

    stop: StopId


@dataclass(frozen=True, slots=True)
class Paired:
    """These circles came together for ``stop``, or have somebody more; those wait.

    In ``crossed`` of the ``told`` new circles whose positions are known, different ones meet.
    """

    stop: StopId
    circles: tuple[Circle, ...]
    waiting: tuple[Somebody, ...] = ()
    crossed: int = 0
    told: int = 0


Event = PairingSet | RoundCleared | Paired


@dataclass(frozen=True, slots=True)
class SetPairing:
    """Choose how people find each other, and in twos or threes."""

    way: Way
    size: int


@dataclass(frozen=True, slots=True)
class ShareOut:
    """Share people out for a stop, or do so anew."""

    stop: StopId


@dataclass(frozen=True, slots=True)
class Gather:
    """These people are here; whoever of them has no partner at ``stop`` is given one."""

    stop: StopId
    people: tuple[Somebody, ...]


Action = SetPairing | ShareOut | Gather
ROLES: Mapping[type, Role] = {
    SetPairing: Role.FACILITATOR,
    ShareOut: Role.FACILITATOR,
    Gather: Role.DESK,
}


def name(person: Person) -> PersonId:
    """Return the name under which a person is known in pairs, and nowhere else."""
    return person.alias(PAIRS)


def decide(session: Session, person: Person, action: Action, moment: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case SetPairing(way, size):
            if size not in (2, MOST):
                raise Refused(Reason.MALFORMED)
            ends_at = _anew(session, size, moment.now) if size != session.pairing.size else None
            same = session.pairing == Pairing(way, size)
            return () if same else (PairingSet(way, size, ends_at),)
        case ShareOut(stop):
            _talk(session, stop)
            return (RoundCleared(stop),)
        case Gather(stop, people):
            return _gather(session, _talk(session, stop), people, moment.fresh)
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case PairingSet(way, size, ends_at):
            session.pairing = Pairing(way, size)
            if ends_at is not None:
                session.visits[-1] = began(session, 0, ends_at, entry.at)
                mark(session, entry.seq, Claims(("timer",)))  # it is that of the new talk now
            here = session.place(session.visit.stop)
            for stop in [stop for stop in session.rounds if session.place(stop) >= here]:
                del session.rounds[stop]
        case RoundCleared(stop):
            session.rounds.pop(stop, None)
        case Paired(stop, circles, waiting, crossed, told):
            old = session.rounds.get(stop, Round())
            by_number = {(each.online, each.number): each for each in (*old.circles, *circles)}
            session.rounds[stop] = Round(
                tuple(by_number.values()), waiting, old.crossed + crossed, old.told + told
            )
            session.met |= _met(circles)
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return ("pairing", "session", "console") if isinstance(event, PairingSet) else ("pairing",)


def wanted(session: Session, event: object) -> StopId | None:
    """Return the stop for which those who are here are to be gathered after ``event``, if any."""
    match event:
        case RoundCleared(stop):
            return stop
        case _:
            return session.stop.id if session.stop.kind == "pairs" else None


def lacks(session: Session, person: Person) -> bool:
    """Return whether somebody who has just come in is to be given a partner."""
    return session.stop.kind == "pairs" and name(person) not in known(session, session.stop.id)


def settled(session: Session, fresh: str) -> tuple[Event, ...]:
    """Return that those who waited while people found each other join two of them."""
    stop = session.stop.id
    waiting = session.rounds.get(stop, Round()).waiting
    return _paired(session, stop, waiting, fresh, late=True) if waiting else ()


def _anew(session: Session, size: int, now: datetime) -> datetime | None:
    """Return when the first turn of the present talk would be over in circles of this size."""
    if session.stop.kind != "pairs":
        return None
    return now + timedelta(seconds=turns(session.stop.minutes, size)[0].seconds)


def _talk(session: Session, stop: StopId) -> StopId:
    if not any(each.id == stop and each.kind == "pairs" for each in session.agenda):
        raise Refused(Reason.NO_SUCH_STOP)
    return stop


def _gather(
    session: Session, stop: StopId, people: Sequence[Somebody], fresh: str
) -> tuple[Event, ...]:
    """Return who comes together of those who are here, with those who have waited."""
    shared = session.rounds.get(stop, Round())
    placed = known(session, stop)
    new = {each.name: each for each in people if each.name not in placed}
    if session.pairing.way == "neighbour":
        new = {key: each for key, each in new.items() if each.online}
    if not new:
        return ()
    here = stop == session.visit.stop
    late = here and (session.visit.turn > 0 or at(session)[0].kind != "find")
    return _paired(session, stop, (*shared.waiting, *new.values()), fresh, late=late)


def _paired(
    session: Session, stop: StopId, people: Sequence[Somebody], fresh: str, *, late: bool
) -> tuple[Event, ...]:
    placed = place(session, stop, people, fresh, late=late)
    if placed is None:
        return ()
    return (Paired(stop, placed.circles, placed.waiting, placed.crossed, placed.told),)


def _met(circles: Iterable[Circle]) -> frozenset[frozenset[PersonId]]:
    return frozenset(
        frozenset((one, other))
        for circle in circles
        for n, one in enumerate(circle.people)
        for other in circle.people[n + 1 :]
    )
