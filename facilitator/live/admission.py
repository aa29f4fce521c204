"""How many may be at the door at once: connections begun that are not told everything yet.

After a lost connection a whole hall comes back in the same second. Those beyond the number
are sent away with a `503` and come again by themselves, each after a while of its own.
"""

from collections.abc import Callable
from time import monotonic
from typing import Any

from facilitator.live.watch import SECONDS

AT_ONCE = 500
RETRY_AFTER = 2  # seconds
_KEY = "tsunagari.handshake"


class Admission:
    """Counts handshakes that are under way. Lives on the loop."""

    def __init__(self, at_once: int = AT_ONCE, clock: Callable[[], float] = monotonic) -> None:
        self._at_once = at_once
        self._clock = clock
        self._begun: dict[int, float] = {}  # by number, oldest first: since when
        self._count = 0

    def begin(self, environ: dict[str, Any]) -> bool:
        """Let a handshake begin, unless too many are under way."""
        self._expire()
        if len(self._begun) >= self._at_once:
            return False
        self._count += 1
        self._begun[self._count] = self._clock()
        environ[_KEY] = self._count
        return True

    def end(self, environ: dict[str, Any]) -> None:
        """Note that the handshake that began with ``environ`` is over, one way or the other."""
        self._begun.pop(environ.get(_KEY, 0), None)

    def _expire(self) -> None:
        """Forget those who never said who they are: the watch has cut them by now."""
        latest = self._clock() - SECONDS
        while self._begun:
            first = next(iter(self._begun))
            if self._begun[first] > latest:
                return
            del self._begun[first]
