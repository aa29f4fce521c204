"""What happens when: one thread that does everything in turn, other threads only hand in."""

import time
from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count
from queue import Empty, SimpleQueue

Do = Callable[[], object]

LONGEST_NAP = 0.25  # seconds between two looks at whether it is over


class Schedule:
    """A clock that starts at 0, and what is to be done at which second of it."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._due: list[tuple[float, int, Do]] = []
        self._handed_in: SimpleQueue[Do] = SimpleQueue()
        self._order = count()

    @property
    def now(self) -> float:
        """Seconds since this schedule was made."""
        return time.monotonic() - self._start

    def at(self, second: float, do: Do) -> None:
        """Do something at a second of the clock, or at once where that is past."""
        heappush(self._due, (second, next(self._order), do))

    def after(self, seconds: float, do: Do) -> None:
        """Do something in a while."""
        self.at(self.now + seconds, do)

    def hand_in(self, do: Do) -> None:
        """Have something done soon. The only method that another thread may call."""
        self._handed_in.put(do)

    def run(self, over: Callable[[], bool], patience: float) -> bool:
        """Do everything in its time until it is ``over``; False when ``patience`` ran out."""
        until = self.now + patience
        while not over():
            if self.now > until:
                return False
            self._next()
        return True

    def _next(self) -> None:
        nap = min(LONGEST_NAP, self._due[0][0] - self.now) if self._due else LONGEST_NAP
        try:
            do = self._handed_in.get(timeout=max(0.0, nap)) if nap > 0 else self._take()
        except Empty:
            return
        do()

    def _take(self) -> Do:
        """Return what is due, but first what others have handed in: it happened before."""
        try:
            return self._handed_in.get_nowait()
        except Empty:
            return heappop(self._due)[2]
