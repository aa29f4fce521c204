"""The present moment of a session: it follows the machine's clock, and never goes back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Lock
from time import monotonic


def now() -> datetime:
    """Return what the machine's clock says, in UTC."""
    return datetime.now(UTC)


class Clock:
    """Goes on at its own pace when the machine's clock is set back, so that timers still end.

    ``since`` is the moment of the last entry: a session is never earlier than its log. The
    loop and the writer both ask.
    """

    def __init__(
        self,
        since: datetime,
        machine: Callable[[], datetime] = now,
        elapsed: Callable[[], float] = monotonic,
    ) -> None:
        self._machine = machine
        self._elapsed = elapsed
        self._last, self._asked = since, elapsed()
        self._lock = Lock()

    def __call__(self) -> datetime:
        """Return the present moment."""
        with self._lock:
            asked = self._elapsed()
            at_least = self._last + timedelta(seconds=asked - self._asked)
            self._last, self._asked = max(self._machine(), at_least), asked
            return self._last
