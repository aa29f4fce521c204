"""PINs that were guessed: who is wrong too often waits.

Somebody who tries has the link already. They have few tries from one network, so that whoever was
given the PIN is not kept waiting by them, and all networks together have not many more. For a
screen everybody in the hall has the code, and behind the same address: there more are ``free``.
"""

from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from time import monotonic

from facilitator.web.guesses import Tries

FREE = 5  # wrong PINs of one network for one link, before there is any waiting
EACH = 5 * 60.0  # seconds in which it has one more
TOGETHER = 40  # of all networks for one link
EACH_TOGETHER = 15 * 60.0
REMEMBERED = 5_000


class Pins:
    """Wrong PINs of the last hours, by link. Lives on the loop."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._of: OrderedDict[tuple[str, bytes], Tries] = OrderedDict()

    def wait(self, link: str, caller: bytes) -> int:
        """Return how many seconds to wait before the next try; 0: none."""
        now = self._clock()
        tries = (self._of.get((link, caller)), self._of.get((link, b"")))
        return ceil(max((each.wait(now) for each in tries if each), default=0.0))

    def was_wrong(self, link: str, caller: bytes, free: int = FREE) -> None:
        """Count a PIN that was not the right one; one network has so many ``free``."""
        now = self._clock()
        for key, most, each in (
            ((link, caller), free, EACH),
            ((link, b""), TOGETHER, EACH_TOGETHER),
        ):
            self._of.setdefault(key, Tries(most, each, most, now)).use(now)
            self._of.move_to_end(key)
        while len(self._of) > REMEMBERED:
            self._of.popitem(last=False)

    def was_right(self, link: str, caller: bytes) -> None:
        """Give back the try that turned out to be right."""
        for key in ((link, caller), (link, b"")):
            if key in self._of:
                self._of[key].left += 1
