"""Who may come in at the door: connections begun that are not told everything yet.

After a lost connection a whole hall comes back in the same second. Those beyond the number
are sent away with a `503` and come again by themselves, each after a while of its own.

A hall sits behind one address, maybe with somebody in it who knocks without end. So strangers
are measured by their address and have a share of the places; whoever brings the cookie of a seat
is measured by themselves; and those who run a session are always let in.
"""

from collections.abc import Callable
from time import monotonic
from typing import Any

from facilitator.core.people import Person, Role
from facilitator.live.addresses import CALLER
from facilitator.live.limits import Limits, Rate

AT_ONCE = 500
STRANGERS = 0.8  # of these places for those who bring no cookie
UNDER_WAY = 3.0  # seconds in which an honest phone has said who it is
RETRY_AFTER = 2  # seconds
FROM_ONE_NETWORK = 300  # a second; a burst of 2,000
OF_ONE_PERSON = Rate("handshakes of a person", 2, 20)
_KEY = "tsunagari.handshake"

Environ = dict[str, Any]
Who = Callable[[Environ], Person | None]
"""Who is asking, by the cookies of a request; None for a stranger."""


def of_one_network(each: float) -> Rate:
    """Return the rate of handshakes from one network, ``each`` second."""
    return Rate("handshakes of a network", each, round(each * 20 / 3))


class Admission:
    """Counts handshakes that are under way. Lives on the loop."""

    def __init__(
        self,
        at_once: int = AT_ONCE,
        clock: Callable[[], float] = monotonic,
        *,
        who: Who = lambda _: None,
        full: Callable[[], bool] = lambda: False,
        handshakes: float = FROM_ONE_NETWORK,
    ) -> None:
        """``full``: whether there is no room for anybody new; ``handshakes``: of one network."""
        self._at_once = at_once
        self._clock = clock
        self._who = who
        self._full = full
        self._rate = of_one_network(handshakes)
        self._limits = Limits(clock)
        self._begun: dict[int, tuple[float, bool]] = {}  # oldest first: since when, a stranger?
        self._strangers = 0
        self._count = 0
        self.refused = 0

    def begin(self, environ: Environ) -> float:
        """Let a handshake begin and return 0, or return in how many seconds it may be tried."""
        who = self._who(environ)
        if who is None or who.role is Role.PARTICIPANT:
            wait = self._wait(environ, who)
            if wait:
                self.refused += 1
                return wait
        self._count += 1
        self._begun[self._count] = self._clock(), who is None
        self._strangers += who is None
        environ[_KEY] = self._count
        return 0

    def end(self, environ: Environ) -> None:
        """Note that the handshake that began with ``environ`` is over, one way or the other."""
        self._forget(environ.get(_KEY, 0))

    def _wait(self, environ: Environ, who: Person | None) -> float:
        self._expire()
        if self._full() or len(self._begun) >= self._at_once:
            return RETRY_AFTER
        if who is not None:
            return self._limits.wait(who.id, OF_ONE_PERSON)
        if self._strangers >= max(1, round(self._at_once * STRANGERS)):
            return RETRY_AFTER
        return self._limits.wait(bytes(environ.get(CALLER, b"")).hex(), self._rate)

    def _expire(self) -> None:
        """Forget those who take their time to say who they are: they must not keep the place."""
        latest = self._clock() - UNDER_WAY
        while self._begun:
            first = next(iter(self._begun))
            if self._begun[first][0] > latest:
                return
            self._forget(first)

    def _forget(self, number: int) -> None:
        begun = self._begun.pop(number, None)
        if begun is not None:
            self._strangers -= begun[1]
