"""Moving along the agenda, the timer, and 3-2-1 before the notes appear."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import StopId
from facilitator.core.instant import Instant
from facilitator.core.kinds import vote
from facilitator.core.kinds.pairs import talking
from facilitator.core.kinds.phase import Phase
from facilitator.core.moving.agenda import ENDED, phase_of
from facilitator.core.moving.visited import Countdown, Visit
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, mark, remember

COUNTDOWN = timedelta(seconds=3)
FURTHEST = 60  # minutes that one action may add or take
LATEST = timedelta(hours=4)  # from now, to which a timer may be set


@dataclass(frozen=True, slots=True)
class Moved:
    """The session went from one stop to another, whose time ends at ``ends_at``."""

    to: StopId
    from_: StopId
    ends_at: datetime | None = None
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class CountdownStarted:
    """The notes will appear at ``at``, unless somebody cancels."""

    to: StopId
    at: datetime


@dataclass(frozen=True, slots=True)
class CountdownCancelled:
    """3-2-1 was stopped; nothing has been shown."""


@dataclass(frozen=True, slots=True)
class TimerSet:
    """The timer of the present stop runs until ``ends_at``, or rests with ``left`` seconds.

    ``rested`` is since when, where that is not from now on: a timer that was stopped comes back.
    """

    ends_at: datetime | None
    left: float | None
    undoes: int | None = None
    rested: datetime | None = None


@dataclass(frozen=True, slots=True)
class TimerStopped:
    """The timer was done without; it ran until ``ends_at``, or rested with ``left`` seconds.

    ``rested`` is since when it did.
    """

    ends_at: datetime | None
    left: float | None
    rested: datetime | None = None


Event = Moved | CountdownStarted | CountdownCancelled | TimerSet | TimerStopped


@dataclass(frozen=True, slots=True)
class Move:
    """Go to a stop: next, skip, repeat, back and jump are all this."""

    to: StopId
    expect: StopId


@dataclass(frozen=True, slots=True)
class StartCountdown:
    """Count 3-2-1, then show the notes."""

    expect: StopId


@dataclass(frozen=True, slots=True)
class CancelCountdown:
    """Stop counting."""

    expect: StopId


@dataclass(frozen=True, slots=True)
class FinishCountdown:
    """The three seconds are over."""

    expect: StopId


@dataclass(frozen=True, slots=True)
class AddMinutes:
    """Give the present stop more time, or less."""

    minutes: int
    expect: StopId | None = None


@dataclass(frozen=True, slots=True)
class PauseTimer:
    """Let the timer rest."""

    expect: StopId | None = None


@dataclass(frozen=True, slots=True)
class ResumeTimer:
    """Let the timer run again."""

    expect: StopId | None = None


@dataclass(frozen=True, slots=True)
class SetTimer:
    """Let the present stop last ``until`` (milliseconds since 1970), or do without a timer."""

    until: int | None
    expect: StopId | None = None


Action = (
    Move
    | StartCountdown
    | CancelCountdown
    | FinishCountdown
    | AddMinutes
    | PauseTimer
    | ResumeTimer
    | SetTimer
)
ROLES: Mapping[type, Role] = {
    Move: Role.FACILITATOR,
    StartCountdown: Role.FACILITATOR,
    CancelCountdown: Role.FACILITATOR,
    FinishCountdown: Role.CLOCK,
    AddMinutes: Role.FACILITATOR,
    PauseTimer: Role.FACILITATOR,
    ResumeTimer: Role.FACILITATOR,
    SetTimer: Role.FACILITATOR,
}


def decide(
    session: Session, person: Person, action: Action, at: Instant
) -> tuple[Event | vote.Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case Move(to, expect):
            _expect(session, expect)
            return _move(session, to, at)
        case StartCountdown(expect):
            _expect(session, expect)
            return (CountdownStarted(_next_showing(session), at.now + COUNTDOWN),)
        case CancelCountdown(expect):
            _expect(session, expect)
            _running(session)
            return (CountdownCancelled(),)
        case FinishCountdown(expect):
            _expect(session, expect)
            return _finish(session, at)
        case _:
            if action.expect is not None:  # who says nothing of it means wherever the session is
                _expect(session, action.expect)
            return _time(session, action, at)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case Moved():
            _arrive(session, entry, event)
        case CountdownStarted(to, at):
            session.countdown = Countdown(to, at)
        case CountdownCancelled():
            session.countdown = None
        case TimerSet():
            _set_anew(session, entry, event)
        case TimerStopped():
            session.visits[-1] = replace(session.visit, ends_at=None, left=None, rested=None)
            remember(session, entry, event, claims(event), None)
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    match event:
        case Moved(to, from_):
            yield from ("session", "stage", "next", "console", "course", "pairing", "pulse")
            yield from ("spotlit", "fact")
            here = [stop for stop in session.agenda if stop.id in (to, from_)]
            for part in {stop.part for stop in here}:
                yield from (f"part/{part}", f"vote/{part}", f"result/{part}", f"insight/{part}")
                yield from (f"rules/{part}", f"fit/{part}", f"examples/{part}")
                yield from (
                    f"note/{note.id}" for note in session.notes.values() if note.part == part
                )
                yield from (
                    f"theme/{each.id}" for each in session.themes.values() if each.part == part
                )
            if any(phase_of(session.program, stop).looks_back for stop in here):
                yield from (f"insight/{part}" for part in session.insights)
        case CountdownStarted() | CountdownCancelled() | TimerSet() | TimerStopped():
            yield from ("session", "stage", "next", "console")
        case _:
            assert_never(event)


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change."""
    match event:
        case Moved():
            return Claims(("stop",), ("spotlight", "rule", "timer"))
        case TimerSet() | TimerStopped():
            return Claims(("timer",))
        case _:
            return Claims()


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back. Raises ``Refused`` when something was shown.

    A timer that was stopped ends when it would have ended, as if nobody had stopped it.
    """
    match event:
        case Moved(to, from_):
            return Moved(from_, to, session.visits[-2].ends_at)
        case TimerStopped(ends_at, left, rested):
            return TimerSet(ends_at, left, rested=rested)
        case _:
            raise Refused(Reason.NOT_UNDOABLE)


def _phase(session: Session, stop: StopId) -> Phase:
    return phase_of(session.program, session.agenda[session.place(stop)])


def _expect(session: Session, stop: StopId) -> None:
    if session.visit.stop != stop:
        raise Refused(Reason.MOVED_ON)


def _move(session: Session, to: StopId, at: Instant) -> tuple[Event | vote.Event, ...]:
    try:
        stop = session.agenda[session.place(to)]
    except KeyError:
        raise Refused(Reason.NO_SUCH_STOP) from None
    moved = Moved(to, session.visit.stop, talking.ends_at(session, stop, at.now))
    return (*vote.leave(session), moved, *vote.arrive(session, stop, at))


def _next_showing(session: Session) -> StopId:
    following = session.next_stop()
    if (
        following is None
        or session.shows
        or not phase_of(session.program, following).shows
        or session.countdown is not None
    ):
        raise Refused(Reason.NOTHING_TO_REVEAL)
    return following.id


def _running(session: Session) -> Countdown:
    if session.countdown is None:
        raise Refused(Reason.NO_COUNTDOWN)
    return session.countdown


def _finish(session: Session, at: Instant) -> tuple[Event | vote.Event, ...]:
    countdown = _running(session)
    if at.now < countdown.at:
        raise Refused(Reason.NO_COUNTDOWN)
    return _move(session, countdown.to, at)


def _time(
    session: Session, action: AddMinutes | PauseTimer | ResumeTimer | SetTimer, at: Instant
) -> tuple[TimerSet | TimerStopped, ...]:
    match action:
        case AddMinutes(minutes, _):
            return (_add(session, minutes, at),)
        case PauseTimer():
            return (_pause(session, at),)
        case ResumeTimer():
            return (_resume(session, at),)
        case SetTimer(until, _):
            return _set(session, until, at)
        case _:
            assert_never(action)


def _add(session: Session, minutes: int, at: Instant) -> TimerSet:
    if abs(minutes) > FURTHEST:
        raise Refused(Reason.MALFORMED)
    visit, more = session.visit, timedelta(minutes=minutes)
    if visit.left is not None:
        return TimerSet(None, max(timedelta(0), visit.left + more).total_seconds())
    if visit.ends_at is None:
        raise Refused(Reason.NO_TIMER)
    # Time that has run out already is not taken from what is added.
    from_ = max(visit.ends_at, at.now) if more > timedelta(0) else visit.ends_at
    return TimerSet(max(at.now, from_ + more), None)


def _pause(session: Session, at: Instant) -> TimerSet:
    if session.visit.ends_at is None:
        raise Refused(Reason.NO_TIMER)
    return TimerSet(None, max(timedelta(0), session.visit.ends_at - at.now).total_seconds())


def _resume(session: Session, at: Instant) -> TimerSet:
    if session.visit.left is None:
        raise Refused(Reason.NO_TIMER)
    return TimerSet(at.now + session.visit.left, None)


def _set(session: Session, until: int | None, at: Instant) -> tuple[TimerSet | TimerStopped, ...]:
    if not session.stop.minutes:  # the doors and the end count nothing down
        raise Refused(Reason.NO_TIMER)
    visit = session.visit
    if until is None:
        left = None if visit.left is None else visit.left.total_seconds()
        running = visit.ends_at is not None or left is not None
        return (TimerStopped(visit.ends_at, left, visit.rested),) if running else ()
    try:
        ends_at = datetime.fromtimestamp(until / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        raise Refused(Reason.MALFORMED) from None
    if ends_at > at.now + LATEST:
        raise Refused(Reason.MALFORMED)
    return (TimerSet(max(at.now, ends_at), None),)


def _set_anew(session: Session, entry: Entry, event: TimerSet) -> None:
    rest = None if event.left is None else timedelta(seconds=event.left)
    rested = None if rest is None else (event.rested or entry.at)
    visit = talking.stretched(session.visit, entry.at, event.ends_at, rest)
    session.visits[-1] = replace(visit, ends_at=event.ends_at, left=rest, rested=rested)
    if event.undoes is None:
        mark(session, entry.seq, claims(event))
    else:
        remember(session, entry, event, claims(event), event.undoes)


def _arrive(session: Session, entry: Entry, event: Moved) -> None:
    session.countdown = None
    if event.undoes is not None:
        session.visits.pop()
    else:
        stays = session.agenda[session.place(event.to)].part == session.stop.part
        hint = session.visit.hint if stays else None
        visit = Visit(event.to, entry.at, entry.by, event.ends_at, hint=hint)
        session.visits.append(talking.arrived(session, visit))
    phase = session.phase
    part = session.stop.part
    if phase.opens:
        session.opened.setdefault(part, entry.at)
    if phase.shows:
        session.shown.setdefault(part, entry.at)
    if event.undoes is not None or not _final(session, event):
        remember(session, entry, event, claims(event), event.undoes)
    else:
        mark(session, entry.seq, claims(event))


def _final(session: Session, event: Moved) -> bool:
    """Return whether a move, just made, can only be moved on from.

    That is so once people have seen something; and leaving a vote closes it for good.
    """
    closed = _phase(session, event.from_).kind == "vote"
    return closed or session.shows or event.to == ENDED
