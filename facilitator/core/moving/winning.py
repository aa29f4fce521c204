"""Where minutes can be won on the way that is left, and where minutes in hand do most good.

Both are told as single minutes in the order of preference, so that whoever needs four takes the
first four. What is past, and the present stop, are never in it: the present has its timer.
"""

from collections.abc import Mapping, Sequence

from facilitator.core.ids import StopId
from facilitator.core.moving.agenda import Stop

SHORTEST: Mapping[str, int] = {
    "write": 3,
    "pair": 4,
    "talk": 5,
    "break": 5,
    "pledge": 3,
    "reveal": 2,
    "discuss": 2,
    "share": 2,
    "checkin": 2,
}
"""Minutes below which a phase no longer does what it is for; one for every other."""

CHEAP: Mapping[str, float] = {"discuss": 1.0, "talk": 0.9, "pair": 0.8, "reveal": 0.7, "theme": 0.7}
DEAR = 0.4  # how gladly a minute of any other phase is given up

DEEP = ("pair", "discuss", "write")  # where a minute more is felt
MOST = 15  # minutes in hand that are offered at once


def shortest(stop: Stop) -> int:
    """Return the minutes that ``stop`` needs at least; never more than it has."""
    return min(stop.minutes, SHORTEST.get(stop.phase, 1))


def wins(ahead: Sequence[Stop]) -> tuple[StopId, ...]:
    """Return every minute that can be won ``ahead``, as the stop it is taken from, best first.

    From where most is to spare, weighed by how little the phase suffers.
    """
    spare = {stop.id: stop.minutes - shortest(stop) for stop in ahead}
    weight = {stop.id: CHEAP.get(stop.phase, DEAR) for stop in ahead}
    taken: list[StopId] = []
    for _ in range(sum(spare.values())):
        best = max(spare, key=lambda stop: spare[stop] * weight[stop])
        spare[best] -= 1
        taken.append(best)
    return tuple(taken)


def gives(ahead: Sequence[Stop], planned: Mapping[StopId, int]) -> tuple[StopId, ...]:
    """Return where minutes in hand go ``ahead``, as the stop each is given to, best first.

    Back to what was shortened against ``planned`` (minutes by stop), and then, turn by turn, to
    talking and writing.
    """
    missing = [stop.id for stop in ahead for _ in range(planned.get(stop.id, 0) - stop.minutes)]
    deep = [stop.id for phase in DEEP for stop in ahead if stop.phase == phase]
    rounds = -(-MOST // len(deep)) if deep else 0
    return tuple((missing + deep * rounds)[:MOST])
