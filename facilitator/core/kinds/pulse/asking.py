"""Asking: who may answer when, and the one picture of it that the stage may show.

Before: from the open doors until the notes of a first step are shown. After: from the takeaway on,
and for a day after the end. An answer may be changed as long as its moment is open, and always be
taken back. Everybody answers under a name for the pulse alone, so nothing joins answers with notes;
severing (`core/severing.py`) parts even before from after.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import PartId, PersonId
from facilitator.core.instant import Instant
from facilitator.core.kinds.pulse.counting import (
    CHANGE,
    RANGES,
    Figures,
    Moment,
    Sheet,
    spread,
)
from facilitator.core.moving.agenda import ENDED, phase_of
from facilitator.core.people import Person, Role
from facilitator.core.program import PulseItem
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, remember

OPEN_FOR = timedelta(hours=24)
"""How long after the end answers are still taken, on the page that people take home."""

OPENER = "risk"
"""The axis of the item whose answers the stage may show before anybody has written."""

_TOGETHER = PartId("pulse/both")
"""What takes the place of a part in the pseudonym; no part can be called so."""


@dataclass(frozen=True, slots=True)
class PulseTold:
    """Somebody says something of an item, in place of what they said before; None: rather not.

    ``sheet`` is what they have told at this moment.
    """

    sheet: str
    moment: Moment
    item: str
    value: int | None


@dataclass(frozen=True, slots=True)
class PulseWithdrawn:
    """Somebody has taken all their answers of a moment back. Storage blanks the older ones."""

    sheet: str
    moment: Moment


@dataclass(frozen=True, slots=True)
class PulseShown:
    """The stage shows how people came, or not any more. ``counts`` stay as they were at first.

    Were they to change while everybody looks, one could see who has answered just now.
    """

    counts: tuple[int, ...]
    on: bool
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class PulseCarried:
    """What an import knows of a pulse: nobody's answers, only what was told of them."""

    figures: Figures


Event = PulseTold | PulseWithdrawn | PulseShown | PulseCarried


@dataclass(frozen=True, slots=True)
class TellPulse:
    """Say something of one item; ``value`` None is "I would rather not say"."""

    moment: Moment
    item: str
    value: int | None


@dataclass(frozen=True, slots=True)
class WithdrawPulse:
    """Take all one's answers of a moment back."""

    moment: Moment


@dataclass(frozen=True, slots=True)
class ShowPulse:
    """Show on the stage how people came, or take that away."""

    on: bool


Action = TellPulse | WithdrawPulse | ShowPulse
OF_PARTICIPANTS = (TellPulse, WithdrawPulse)
ROLES: Mapping[type, Role] = {
    TellPulse: Role.PARTICIPANT,
    WithdrawPulse: Role.PARTICIPANT,
    ShowPulse: Role.FACILITATOR,
}


def nameless(session: Session, person: Person, moment: Moment) -> Person:
    """Return ``person`` as whom they answer now."""
    own = name(person) if session.severed is None else name_apart(person, moment)
    return replace(person, id=own, nickname="")


def name(person: Person) -> PersonId:
    """Return the name under which ``person`` answers, before and after."""
    return person.alias(_TOGETHER)


def name_apart(person: Person, moment: Moment) -> PersonId:
    """Return the name that takes its place at one moment once the session is severed."""
    return person.alias(PartId(f"pulse/{moment}"))


def asked_of(session: Session, moment: Moment) -> tuple[PulseItem, ...]:
    """Return the items that are asked at a moment."""
    return tuple(
        item for item in session.program.pulse if moment == "after" or item.asked == "both"
    )


def open_now(session: Session) -> Moment | None:
    """Return which moment answers are taken for, but for the day after the end (`closes_at`)."""
    if not session.program.pulse or not _asks(session):
        return None
    if _over(session):
        return "after"
    return None if _begun(session) else "before"


def closes_at(session: Session) -> datetime | None:
    """Return when the last answers are taken; None while the end has not come."""
    return session.ended + OPEN_FOR if session.ended else None


def settled(session: Session) -> bool:
    """Return whether no answer is taken any more: only then are figures told, always the same.

    Told twice with one answer between, their difference would be somebody's answer. A rehearsal
    has nobody to protect.
    """
    if session.pulse_carried is not None or session.rehearsal:
        return True
    closes = closes_at(session)
    return closes is not None and (session.looked or session.at) > closes


def at_pulse(session: Session) -> bool:
    """Return whether the session stands where people are asked how they come."""
    return session.phase.kind == "pulse" and session.phase.name == "pulse"


def opener(session: Session) -> PulseItem | None:
    """Return the item whose answers the stage may show, if the program asks one."""
    return next((item for item in session.program.pulse if item.axis == OPENER), None)


def opening(session: Session) -> tuple[int, ...] | None:
    """Return how people came, as the stage would show it; None where there are too few."""
    item = opener(session)
    if item is None or session.pulse_counts is not None:
        return session.pulse_counts
    counts = spread(item, "before", session.pulses)
    return counts if sum(counts) >= CHANGE else None


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case TellPulse():
            return _tell(session, person, action, at)
        case WithdrawPulse(moment):
            sheet = session.pulses.get((moment, person.id))
            return (PulseWithdrawn(sheet.id, moment),) if sheet else ()
        case ShowPulse(on):
            counts = opening(session)
            if not at_pulse(session) or counts is None:
                raise Refused(Reason.NOTHING_TO_REVEAL)
            return () if session.pulse_shown is on else (PulseShown(counts, on),)
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case PulseTold(sheet, moment, item, value):
            before = session.pulses.get((moment, entry.by), Sheet(sheet, {}))
            told = Sheet(before.id, {**before.answers, item: value})
            session.pulses[moment, entry.by] = told
        case PulseWithdrawn(sheet, moment):
            session.pulses.pop((moment, entry.by), None)
        case PulseShown(counts, on):
            session.pulse_counts, session.pulse_shown = counts, on
            remember(session, entry, event, claims(event), event.undoes)
        case PulseCarried(figures):
            session.pulse_carried = figures
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    yield "pulse"
    if isinstance(event, PulseShown):
        yield "console"
    following = session.next_stop()
    phases = [session.phase, *([phase_of(session.program, following)] if following else [])]
    if any(phase.stage == "pulse" for phase in phases):
        yield from ("stage", "next")


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change."""
    return Claims(("pulse",)) if isinstance(event, PulseShown) else Claims()


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back. Raises ``Refused``."""
    if not isinstance(event, PulseShown):
        raise Refused(Reason.NOT_UNDOABLE)
    return PulseShown(event.counts, not event.on)


def _tell(
    session: Session, person: Person, action: TellPulse, at: Instant
) -> tuple[PulseTold, ...]:
    moment, item, value = action.moment, action.item, action.value
    found = next((each for each in asked_of(session, moment) if each.id == item), None)
    if found is None:
        raise Refused(Reason.NO_SUCH_TARGET)
    least, most = RANGES[found.scale]
    if value is not None and not least <= value <= most:
        raise Refused(Reason.MALFORMED)
    _check_open(session, moment, at)
    sheet = session.pulses.get((moment, person.id))
    if sheet and item in sheet.answers and sheet.answers[item] == value:
        return ()
    return (PulseTold(sheet.id if sheet else at.fresh, moment, item, value),)


def _check_open(session: Session, moment: Moment, at: Instant) -> None:
    """Refuse what comes too early or too late."""
    if moment != open_now(session):
        raise Refused(Reason.NOT_OPEN_YET if moment == "after" else Reason.TOO_LATE)
    closes = closes_at(session)
    if closes is not None and at.now > closes:
        raise Refused(Reason.OVER)


def _asks(session: Session) -> bool:
    """Return whether the agenda of this evening has a place for a pulse at all."""
    return any(stop.kind == "pulse" for stop in session.agenda)


def _begun(session: Session) -> bool:
    """Return whether the notes of some step have been shown: nobody comes unmoved any more."""
    return any(step.id in session.shown for step in session.program.steps())


def _over(session: Session) -> bool:
    """Return whether the takeaway, or the end, has been reached."""
    takeaways = {
        stop.part
        for stop in session.agenda
        if stop.kind == "pulse" and stop.phase == "pulse_takeaway"
    }
    ended = any(visit.stop == ENDED for visit in session.visits)
    return ended or not takeaways.isdisjoint(session.opened)
