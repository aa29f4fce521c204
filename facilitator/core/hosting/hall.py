"""What the stage knows of its hall, and the join code that is laid over it for a moment.

How large a character must be for the last row only the stage's own device knows: it is told there
the size of its screen and the distance. The session needs one number of it, how many notes stand
on a page, because pages are counted here, for every screen alike.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import isfinite
from typing import Literal, assert_never

from facilitator.core.entry import Entry
from facilitator.core.hosting.hosted import Code, Hall
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes.written import Note
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.words.excerpts import measure

PAGE = 8  # notes of 40 characters that the last row can read (experience.md 0.5)
PAGE_OF_SHORT = 12  # notes of so many characters, on one line:
SHORT = 24
SHORT_WITH_FOOT = 18  # where a category or a name stands under the words
PAGES = (8, 6, 4, 2)  # notes on a page, from an easy hall to one that is far too long
LARGEST = 100.0  # a character as high as the screen
WHILE = timedelta(seconds=15)  # long enough to raise a phone


@dataclass(frozen=True, slots=True)
class HallMeasured:
    """A page holds ``notes``; no character is smaller than ``floor`` hundredths of the height."""

    notes: int
    floor: float


@dataclass(frozen=True, slots=True)
class StageChecked:
    """Somebody in the hall has looked at the stage check, and said that it can be read."""


@dataclass(frozen=True, slots=True)
class CodeShown:
    """The join code lies over the stage: until a moment, or with ``stays`` until it is taken off.

    With neither it is off.
    """

    until: datetime | None = None
    stays: bool = False


Event = HallMeasured | StageChecked | CodeShown


@dataclass(frozen=True, slots=True)
class MeasureHall:
    """Tell what the stage was told of its hall."""

    notes: int
    floor: float


@dataclass(frozen=True, slots=True)
class CheckStage:
    """Say that the last row can read it. To know the hall of another evening is not that."""


@dataclass(frozen=True, slots=True)
class ShowCode:
    """Lay the join code over the stage for a while, let it stay, or take it off."""

    how: Literal["while", "stay", "off"]


Action = MeasureHall | CheckStage | ShowCode
ROLES: Mapping[type, Role] = {
    MeasureHall: Role.STAGE,
    CheckStage: Role.STAGE,
    ShowCode: Role.FACILITATOR,
}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case MeasureHall(notes, floor):
            if notes not in PAGES or not (isfinite(floor) and 0 <= floor <= LARGEST):
                raise Refused(Reason.MALFORMED)
            same = session.hall == Hall(notes, floor)
            return () if same else (HallMeasured(notes, floor),)
        case CheckStage():
            return () if session.stage_checked else (StageChecked(),)
        case ShowCode("while"):
            return (CodeShown(at.now + WHILE),)
        case ShowCode("stay"):
            return (CodeShown(stays=True),)
        case ShowCode():
            return (CodeShown(),) if session.shown_code else ()
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case HallMeasured(notes, floor):
            session.hall = Hall(notes, floor)
        case StageChecked():
            session.stage_checked = True
        case CodeShown(until, stays):
            session.shown_code = Code(until) if until or stays else None
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    match event:
        case HallMeasured():
            return ("stage", "next")
        case StageChecked():
            return ()  # the list of what is to be done reads it, no screen
        case CodeShown():
            return ("stage",)
        case _:
            assert_never(event)


def a_page(session: Session, notes: Sequence[Note] = ()) -> int:
    """Return how many notes stand on a page of a wall of these ``notes``.

    Short ones stand closer, in a hall that asks for no larger type.
    """
    many = session.hall.notes if session.hall else PAGE
    close = many == PAGE and len(notes) > PAGE and all(map(_short, notes))
    return PAGE_OF_SHORT if close else many


def _short(note: Note) -> bool:
    most = SHORT_WITH_FOOT if note.category or note.by or note.times > 1 else SHORT
    return "\n" not in note.text and measure(note.text) <= most
