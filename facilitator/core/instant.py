"""Time and chance, handed to the rules from outside."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Instant:
    """The moment of an action.

    ``now`` is UTC and never before the last entry. ``fresh`` is a random id (8
    characters) for the one thing the action may make. ``here`` is how many people take part just
    now, in the venue and online.
    """

    now: datetime
    fresh: str
    here: int = 0
