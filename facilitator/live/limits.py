"""How much one person may ask for: token buckets in memory, by person and never by address.

A whole hall sits behind one address. What is beyond the measure is not lost: the answer says
after how many seconds it is worth sending again, and the phone keeps it until then.
"""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

from facilitator.core.ids import PersonId
from facilitator.core.kinds.notes.relating import Relate
from facilitator.core.kinds.notes.writing import AddNote
from facilitator.core.kinds.vote import CastBallot

SOCKETS = 3  # open connections of one participant; one more, and the oldest goes
NOTES_EACH = 300  # of one person in one session
REMEMBERED = 4096  # buckets; beyond that those that are full again are forgotten


@dataclass(frozen=True, slots=True)
class Rate:
    """How often ``what`` may be done: ``each`` second, and ``burst`` at once."""

    what: str
    each: float
    burst: int


NOTES = Rate("notes", 1, 5)
RELATES = Rate("relates", 10, 20)
BALLOTS = Rate("ballots", 5, 10)
SYNCS = Rate("syncs", 2, 10)  # what is left out is asked for again: the next `head` shows the gap
PAGES = Rate("pages", 10, 40)  # a reload asks for all pages that it had, at once
REST = Rate("rest", 10, 30)  # taking many notes back at the end is one press

_RATES: dict[type, Rate] = {AddNote: NOTES, Relate: RELATES, CastBallot: BALLOTS}


def rate_of(action: Any) -> Rate:
    """Return how often a participant may ask for such an action."""
    return _RATES.get(type(action), REST)


class Limits:
    """What participants may still do now. Lives on the loop; forgotten with the process."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._left: dict[tuple[PersonId, Rate], tuple[float, float]] = {}  # tokens, and as of when
        self._notes: dict[PersonId, int] = {}

    def wait(self, person: PersonId, rate: Rate) -> float:
        """Let ``person`` do it and return 0, or return in how many seconds they may."""
        now = self._clock()
        tokens = self._tokens(person, rate, now)
        if tokens < 1:
            return (1 - tokens) / rate.each
        if len(self._left) >= REMEMBERED:
            self._forget(now)
        self._left[person, rate] = tokens - 1, now
        return 0.0

    def full(self, person: PersonId) -> bool:
        """Return whether ``person`` has written all the notes that one may in a session."""
        return self._notes.get(person, 0) >= NOTES_EACH

    def wrote(self, person: PersonId) -> None:
        """Note that one more note of ``person`` is on disk. A person is of one session."""
        self._notes[person] = self._notes.get(person, 0) + 1

    def _tokens(self, person: PersonId, rate: Rate, now: float) -> float:
        tokens, since = self._left.get((person, rate), (rate.burst, now))
        return min(rate.burst, tokens + (now - since) * rate.each)

    def _forget(self, now: float) -> None:
        self._left = {
            (person, rate): left
            for (person, rate), left in self._left.items()
            if self._tokens(person, rate, now) < rate.burst
        }
