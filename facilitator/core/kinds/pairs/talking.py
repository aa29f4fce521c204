"""Pairs talk by turns (`core/kinds/pairs/turns.py`): the clock leads from one to the next.

A facilitator may be quicker, go back or begin a turn again. The timer of a visit is that of its
present turn.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import StopId
from facilitator.core.instant import Instant
from facilitator.core.kinds.pairs import partners
from facilitator.core.kinds.pairs.turns import LETTERS, Turn, at, began, of
from facilitator.core.moving.agenda import Stop
from facilitator.core.moving.visited import Visit
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, mark

TRIO = 3


@dataclass(frozen=True, slots=True)
class TurnBegan:
    """The turn at this place (from 0) began; its time ends at ``ends_at``."""

    turn: int
    ends_at: datetime


Event = TurnBegan


@dataclass(frozen=True, slots=True)
class TakeTurn:
    """Go from a turn to another: the next, the one before, or the same once more."""

    to: int
    turn: int
    expect: StopId


@dataclass(frozen=True, slots=True)
class EndTurn:
    """The time of a turn is over."""

    turn: int
    expect: StopId


Action = TakeTurn | EndTurn
ROLES: Mapping[type, Role] = {TakeTurn: Role.FACILITATOR, EndTurn: Role.CLOCK}


def ends_at(session: Session, stop: Stop, now: datetime) -> datetime | None:
    """Return when the time of a stop is over, or that of its first turn, on coming there."""
    if not stop.minutes:
        return None
    talk = of(session, stop)
    return now + (timedelta(seconds=talk[0].seconds) if talk else timedelta(minutes=stop.minutes))


def arrived(session: Session, visit: Visit) -> Visit:
    """Return a visit that has just begun, with what follows the first turn of a talk."""
    talk = of(session, session.agenda[session.place(visit.stop)])
    if not talk or visit.ends_at is None:
        return visit
    return replace(visit, whole=visit.ends_at - visit.since, after=_after(talk, 0))


def stretched(visit: Visit, at: datetime, ends: datetime | None, left: timedelta | None) -> Visit:
    """Return a visit whose timer was set anew ``at`` a moment: its turn is so much longer."""
    before, now = _rest(at, visit.ends_at, visit.left), _rest(at, ends, left)
    if visit.whole is None or before is None or now is None:
        return visit
    return replace(visit, whole=visit.whole + now - before)


def decide(
    session: Session, person: Person, action: Action, at: Instant
) -> tuple[Event | partners.Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    if session.visit.stop != action.expect or session.visit.turn != action.turn:
        raise Refused(Reason.MOVED_ON)
    match action:
        case TakeTurn(to):
            return _take(session, to, at)
        case EndTurn(turn):
            due = session.visit.ends_at
            if due is None or at.now < due:
                raise Refused(Reason.MOVED_ON)
            return _take(session, turn + 1, at)
        case _:
            assert_never(action)


def _take(session: Session, turn: int, at: Instant) -> tuple[Event | partners.Event, ...]:
    """Return that a turn begins; whoever still waits for a partner joins two who have met."""
    talk = of(session, session.stop)
    if not 0 <= turn < len(talk):
        raise Refused(Reason.MALFORMED)
    begins = TurnBegan(turn, at.now + timedelta(seconds=talk[turn].seconds))
    return (begins, *partners.settled(session, at.fresh)) if turn else (begins,)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    session.visits[-1] = began(session, event.turn, event.ends_at, entry.at)
    mark(session, entry.seq, Claims(("timer",)))  # it is that of this turn now


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return ("session", "console")


def told(session: Session) -> dict[str, Any] | None:
    """Return the present turn as every screen hears of it; None where nobody talks by turns."""
    talk = at(session)
    if not talk:
        return None
    visit = session.visit
    turn = talk[min(visit.turn, len(talk) - 1)]
    return {
        "n": visit.turn,
        "of": len(talk),
        "kind": turn.kind,
        "who": turn.who or None,
        "seconds": next(each.seconds for each in talk if each.kind == "speak"),
        "people": session.pairing.size,
        "way": session.pairing.way,
        "whole": _milliseconds(visit.whole) if visit.whole is not None else None,
        "trio": _thirds(talk, visit) if session.pairing.size != TRIO else [],
    }


def last(session: Session) -> bool:
    """Return whether no turn follows the present one, or there are none."""
    return session.visit.turn >= len(at(session)) - 1


def _rest(at: datetime, ends: datetime | None, left: timedelta | None) -> timedelta | None:
    """Return what a timer shows ``at`` a moment; None for no timer."""
    if left is not None or ends is None:
        return left
    return max(ends - at, timedelta(0))


def _after(talk: tuple[Turn, ...], turn: int) -> timedelta:
    return timedelta(seconds=sum(each.seconds for each in talk[turn + 1 :]))


def _thirds(talk: tuple[Turn, ...], visit: Visit) -> list[dict[str, Any]]:
    """Return who speaks in a trio among pairs: each as long as the timer shows more than ``over``.

    The three share the time that the pairs have, swap included; a minute more is a third for each.
    """
    places = [n for n, turn in enumerate(talk) if turn.kind in ("speak", "swap")]
    if visit.turn not in places or visit.whole is None:
        return []
    lengths = {n: float(talk[n].seconds) for n in places}
    lengths[visit.turn] = visit.whole.total_seconds()
    before = sum(seconds for n, seconds in lengths.items() if n < visit.turn)
    here, third = lengths[visit.turn], sum(lengths.values()) / TRIO
    found = []
    for n, letter in enumerate(LETTERS):
        until = min((n + 1) * third - before, here)
        if until > max(n * third - before, 0):
            found.append({"over": round((here - until) * 1000), "who": letter})
    return found


def _milliseconds(span: timedelta) -> int:
    return round(span.total_seconds() * 1000)
