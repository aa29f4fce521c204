"""The server's clock is set, forwards and back, by seconds and by days."""

from facilitator.bench.faults.deeds import PARTS
from facilitator.bench.faults.ground import Ground
from facilitator.bench.faults.hall import Hall
from facilitator.bench.faults.tally import Tally, Wish
from facilitator.bench.faults.trial import Say, Trial, now, on_ground

HOUR, DAY = 3600.0, 86400.0
JUMPS = (HOUR, -2 * HOUR, 5.0, -5.0, DAY, -3 * DAY)  # seconds; the last day is the machine's again
COUNTING = 30.0  # seconds, at the longest, in which 3-2-1 is over


def clock(wish: Wish, say: Say) -> Tally:
    """Set the clock while people write and while 3-2-1 is counted."""
    return on_ground("clock", wish, say, _set)


def _set(below: Ground, _: Trial, hall: Hall, n: int) -> float:
    """Begin 3-2-1, and set the clock before it is over: the notes must be shown all the same."""
    hall.come_to_a_stop()
    stop = f"{PARTS[n % len(PARTS)]}/write"
    hall.conduct("Move", to=stop, expect=hall.stop)
    hall.conduct("StartCountdown", expect=stop)
    below.set_clock(sum(JUMPS[: n % len(JUMPS) + 1]))
    since = now()
    hall.until(lambda: hall.stop.endswith("/reveal"), "3-2-1 comes to an end", COUNTING)
    return since
