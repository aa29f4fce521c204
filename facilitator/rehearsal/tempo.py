"""A clock whose pace can be changed while it runs: four times as fast, and back."""

import time

from facilitator.rehearsal.schedule import Schedule


class Tempo(Schedule):
    """A schedule whose seconds are shorter or longer than those of the wall."""

    def __init__(self) -> None:
        super().__init__()
        self._speed = 1.0
        self._mark = time.monotonic()
        self._until_mark = 0.0

    @property
    def now(self) -> float:
        """Seconds of this clock since it was made."""
        return self._until_mark + (time.monotonic() - self._mark) * self._speed

    @property
    def speed(self) -> float:
        """How many of its seconds pass in one."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self._until_mark, self._mark = self.now, time.monotonic()
        self._speed = speed
