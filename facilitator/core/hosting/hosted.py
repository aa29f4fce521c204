"""What a session remembers of how it is run: when, sound, hall, code on the stage, who leads."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.core.ids import PersonId

PLACES = ("", "venue", "online", "both")
"""Where a session is held; "": nobody says."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """On which day (ISO), from what time (18:30, in the session's zone) and where it is held.

    ``meeting`` is the address of the online meeting, for those who are invited.
    """

    day: str | None = None
    time: str | None = None
    place: str = ""
    venue: str = ""
    meeting: str = ""


UNSAID = Appointment()


@dataclass(frozen=True, slots=True)
class Sound:
    """What chimes, how loud (0–100), which page of several consoles, and how often to be tested."""

    device: str = "stage"
    volume: int = 60
    page: str = ""
    tests: int = 0


@dataclass(frozen=True, slots=True)
class Hall:
    """Notes on a page of the stage, and its smallest character in hundredths of its height."""

    notes: int
    floor: float


@dataclass(frozen=True, slots=True)
class Code:
    """The join code over the stage, until a moment or, with None, until it is taken off."""

    until: datetime | None


@dataclass(frozen=True, slots=True)
class Lead:
    """Who has the one button: ``holder``, or every facilitator (None); and to whom it is offered.

    An offer to None is to whoever takes it.
    """

    holder: PersonId | None = None
    offered: bool = False
    to: PersonId | None = None
