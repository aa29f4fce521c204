"""Where a session stays, and what it counts down to."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.core.ids import NoteId, PersonId, StopId


@dataclass(frozen=True, slots=True)
class Card:
    """The fact number ``at`` (from 0) of the part lies over the stage, until a moment."""

    at: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Visit:
    """One stay at one stop. The timer runs (``ends_at``), rests (``left``) or is absent.

    ``rested`` is when the timer that rests was last touched. ``spotlight``, ``held`` and ``card``
    are what the facilitator has put over the stage meanwhile; ``hint`` is which sub-prompt stands
    there (from 0).
    """

    stop: StopId
    since: datetime
    by: PersonId
    ends_at: datetime | None = None
    left: timedelta | None = None
    rested: datetime | None = None
    spotlight: tuple[NoteId, ...] = ()
    held: int | None = None
    hint: int | None = None
    card: Card | None = None
    turn: int = 0  # of a talk by turns (`core/kinds/pairs/talking.py`): the timer is that turn's
    whole: timedelta | None = None  # how long the turn is
    after: timedelta = timedelta(0)  # how long those are that follow it

    @property
    def due(self) -> datetime | None:
        """When the time is over, a timer that rests taken as if it went on at once."""
        if self.rested is not None and self.left is not None:
            return self.rested + self.left + self.after
        return None if self.ends_at is None else self.ends_at + self.after


@dataclass(frozen=True, slots=True)
class Countdown:
    """3-2-1 before the notes appear."""

    to: StopId
    at: datetime
