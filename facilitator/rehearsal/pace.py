"""How the time of a rehearsal is shared out among the stops of its agenda.

Compressed time is not the program's minutes made smaller: three seconds of 3-2-1 stay
three seconds, and listening to a welcome needs none. So each phase has a weight. Who has no
time even for 3-2-1 shows the notes at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

COUNTDOWN = 3.4  # seconds: 3-2-1 on the server's clock, and a moment for it to arrive
DOORS = 20.0  # seconds in which people come in, at the slowest pace
ENDING = 1.5  # seconds for the last screens to hear of the end
SHORTEST = 0.15  # seconds at one stop; less and nothing could be seen to happen there
AIR = 2  # times the shortest: what an evening with 3-2-1 needs to be more than a string of stops

WEIGHTS = {
    "write": 6.0,
    "vote": 3.0,
    "theme": 3.0,
    "checkin": 1.5,
    "pledge": 2.5,
    "pair": 2.5,
    "reveal": 2.5,
    "discuss": 2.0,
    "insight": 2.0,
    "rules": 1.0,
    "intro": 1.0,
}
LISTENING = 0.5  # weight of everything else


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds for the doors, and at each stop (without the 3-2-1 that follows it).

    ``counts``: whether there is time for 3-2-1.
    """

    doors: float
    at: Mapping[str, float]
    ends: Mapping[str, float]
    """When to leave each stop, in seconds since the doors opened."""
    counts: bool


def pace(agenda: Sequence[tuple[str, str]], seconds: float) -> Pace:
    """Return how to get through ``agenda`` (stop and phase, in order) in ``seconds``.

    Raises ``ValueError`` where that is too short to be done, and says what it takes.
    """
    inner = [(stop, phase) for stop, phase in agenda if phase not in ("lobby", "ended")]
    reveals = sum(phase == "reveal" for _, phase in inner)
    doors = min(DOORS, seconds / 10)
    left = seconds - doors - ENDING
    shortest = SHORTEST * len(inner)
    if left < shortest:
        least = (shortest + ENDING) / 0.9
        raise ValueError(f"this program cannot be played in less than {round(least) + 1} seconds")
    counts = left - COUNTDOWN * reveals >= shortest * AIR
    left -= COUNTDOWN * reveals if counts else 0
    total = sum(_weight(phase) for _, phase in inner)
    spare = left - shortest
    at, ends, clock = {}, {}, doors
    for n, (stop, phase) in enumerate(inner):
        at[stop] = SHORTEST + spare * _weight(phase) / total
        clock += at[stop]
        ends[stop] = clock
        if counts and n + 1 < len(inner) and inner[n + 1][1] == "reveal":
            clock += COUNTDOWN
    return Pace(doors, at, ends, counts)


def _weight(phase: str) -> float:
    return WEIGHTS.get(phase, LISTENING)
