"""How much one person, or one session, may ask for: token buckets in memory, never by address.

A whole hall sits behind one address. What is beyond the measure is not lost: the answer says
after how many seconds it is worth sending again, and the phone keeps it until then.
"""

from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

from facilitator.core.ids import PersonId
from facilitator.core.kinds.notes.relating import Relate
from facilitator.core.kinds.notes.replying import AddReply
from facilitator.core.kinds.notes.writing import AddNote
from facilitator.core.kinds.vote import CastBallot

SOCKETS = 3  # open connections of one participant; one more, and the oldest goes
NOTES_EACH = 300  # of one person in one session
KNOWN = 50_000  # people who have been in
REMEMBERED = 4096  # buckets; beyond that those that are full again are forgotten


@dataclass(frozen=True, slots=True)
class Rate:
    """How often ``what`` may be done: ``each`` second, and ``burst`` at once."""

    what: str
    each: float
    burst: int


NOTES = Rate("notes", 1, 5)
REPLIES = Rate("replies", 1, 5)
RELATES = Rate("relates", 10, 20)
BALLOTS = Rate("ballots", 5, 10)
SYNCS = Rate("syncs", 2, 10)  # what is left out is asked for again: the next `head` shows the gap
PAGES = Rate("pages", 10, 40)  # a reload asks for all pages that it had, at once
REST = Rate("rest", 10, 30)  # taking many notes back at the end is one press

OF_SESSION = Rate("notes of a session", 200, 1000)  # a hall of 1,000 may post in the same second

_RATES: dict[type, Rate] = {
    AddNote: NOTES,
    AddReply: REPLIES,
    Relate: RELATES,
    CastBallot: BALLOTS,
}


def rate_of(action: Any) -> Rate:
    """Return how often a participant may ask for such an action."""
    return _RATES.get(type(action), REST)


class Limits:
    """What participants may still do now. Lives on the loop; forgotten with the process."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._left: dict[tuple[str, Rate], tuple[float, float]] = {}  # tokens, and as of when
        self._notes: dict[PersonId, int] = {}

    def wait(self, who: str, rate: Rate) -> float:
        """Let a person, or a session, do it and return 0, or in how many seconds they may."""
        now = self._clock()
        tokens = self._tokens(who, rate, now)
        if tokens < 1:
            return (1 - tokens) / rate.each
        if len(self._left) >= REMEMBERED:
            self._forget(now)
        self._left[who, rate] = tokens - 1, now
        return 0.0

    def full(self, person: PersonId) -> bool:
        """Return whether ``person`` has written all the notes that one may in a session."""
        return self._notes.get(person, 0) >= NOTES_EACH

    def wrote(self, person: PersonId) -> None:
        """Note that one more note of ``person`` is on disk. A person is of one session."""
        self._notes[person] = self._notes.get(person, 0) + 1

    def _tokens(self, who: str, rate: Rate, now: float) -> float:
        tokens, since = self._left.get((who, rate), (rate.burst, now))
        return min(rate.burst, tokens + (now - since) * rate.each)

    def _forget(self, now: float) -> None:
        self._left = {
            (who, rate): left
            for (who, rate), left in self._left.items()
            if self._tokens(who, rate, now) < rate.burst
        }


class Places:
    """How many connections participants may have to one session. Lives on the loop.

    Whoever has been in since this server started is never sent away for want of a place: when
    all come back at once, those who fill a session up are others.
    """

    def __init__(self, of_session: int) -> None:
        self._most = of_session
        self._taken: dict[str, tuple[str, PersonId]] = {}  # by connection
        self._count: Counter[str] = Counter()  # by session
        self._known: OrderedDict[PersonId, None] = OrderedDict()

    def take(self, session: str, sid: str, person: PersonId) -> bool:
        """Let a connection have a place, unless there is none."""
        if self._count[session] >= self._most and person not in self._known:
            return False
        self._taken[sid] = session, person
        self._count[session] += 1
        self._known[person] = None
        self._known.move_to_end(person)
        if len(self._known) > KNOWN:
            self._known.popitem(last=False)
        return True

    def leave(self, sid: str) -> None:
        """Note that a connection is gone."""
        taken = self._taken.pop(sid, None)
        if taken is not None:
            self._count[taken[0]] -= 1
            if not self._count[taken[0]]:
                del self._count[taken[0]]
