"""How many have lost their connection within the last two minutes: a number, never who."""

from collections import deque
from collections.abc import Callable
from time import monotonic

from facilitator.core.ids import PersonId

SPAN = 120.0  # seconds


class Losing:
    """Remembers for a short while that people went, and forgets them once they are back."""

    def __init__(self, elapsed: Callable[[], float] = monotonic) -> None:
        self._elapsed = elapsed
        self._gone: dict[PersonId, float] = {}
        self._looks: deque[tuple[float, int]] = deque()

    def went(self, person: PersonId) -> None:
        """Note that somebody's last connection to this process is gone.

        Thousands may go at once: who went longer ago is forgotten at the next look.
        """
        self._gone[person] = self._elapsed()

    def came(self, person: PersonId) -> None:
        """Note that somebody is here, for the first time or again."""
        self._gone.pop(person, None)

    def look(self, people: int) -> None:
        """Note how many are connected to all processes at this moment."""
        self._forget()
        if not self._looks or self._looks[-1][1] != people:
            self._looks.append((self._elapsed(), people))
        else:
            self._looks[-1] = (self._elapsed(), people)

    def count(self, people: int, *, alone: bool) -> int:
        """Return how many have been lost, while so many ``people`` are connected.

        Of those who are connected to another process only their number is known, and whoever
        went from here may be there. Unless this one is ``alone``, it is told how far the
        number has fallen.
        """
        self._forget()
        fallen = max(people, *(seen for _, seen in self._looks), 0) - people
        return max(len(self._gone), fallen) if alone else fallen

    def _forget(self) -> None:
        since = self._elapsed() - SPAN
        self._gone = {person: at for person, at in self._gone.items() if at >= since}
        while self._looks and self._looks[0][0] < since:
            self._looks.popleft()
