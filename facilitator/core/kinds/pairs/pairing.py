"""Who talks to whom: everybody in twos or threes, nobody twice with the same person if possible.

Small groups are tried out whole, so that no repeat happens that need not; large ones begin at
random and are mended by exchanging people for as long as that helps.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random

from facilitator.core.ids import PersonId

WHOLE = 9  # people up to whom every way of sharing them out is looked at
TRIES = 12  # beginnings of which the best is taken
ROUNDS = 4  # of mending, for each of them
AGAIN, SAME, UNKNOWN = 1000, 10, 1  # what a repeat, an equal and an unknown position weigh

Circle = tuple[PersonId, ...]
Weight = Callable[[PersonId, PersonId], int]


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who is here. ``group`` is their position, by its place in the program; None: not said."""

    name: PersonId
    online: bool = False
    group: int | None = None


def sizes(people: int, size: int = 2) -> tuple[int, ...]:
    """Return how large the circles of ``people`` are, at least two each: () for fewer than two.

    In twos an odd one makes a three; in threes whoever is left makes twos.
    """
    if people < 2:
        return ()
    if size == 2:
        return (2,) * (people // 2 - people % 2) + (3,) * (people % 2)
    twos = -people % 3
    return (3,) * ((people - 2 * twos) // 3) + (2,) * twos if people != 2 else (2,)


def share_out(
    people: Collection[Somebody],
    met: Collection[frozenset[PersonId]],
    fresh: str,
    size: int = 2,
    *,
    apart: bool = False,
) -> tuple[Circle, ...]:
    """Return circles in which everybody is once; none of fewer than two people.

    ``met`` are those who have talked already, two by two; ``apart`` brings different positions
    together; ``fresh`` is the chance of this one occasion.
    """
    wanted = sizes(len(people), size)
    groups = {each.name: each.group for each in people} if apart else {}
    known = frozenset(met)

    def weight(one: PersonId, other: PersonId) -> int:
        again = AGAIN if frozenset((one, other)) in known else 0
        if not groups:
            return again
        a, b = groups[one], groups[other]
        return again + (UNKNOWN if a is None or b is None else SAME if a == b else 0)

    chance = Random(fresh)
    names = sorted(each.name for each in people)
    chance.shuffle(names)
    if len(names) <= WHOLE:
        best = _best_of_all(tuple(names), wanted, weight)
    else:
        best = _best_of_some(names, wanted, weight, chance)
    return tuple(tuple(circle) for circle in best)


def crossing(circles: Collection[Circle], people: Collection[Somebody]) -> tuple[int, int]:
    """Return in how many circles two positions meet, and in how many two people told theirs."""
    groups = {each.name: each.group for each in people}
    told = [{groups[each]: 0 for each in circle if groups[each] is not None} for circle in circles]
    known = [sum(groups[each] is not None for each in circle) > 1 for circle in circles]
    return sum(len(each) > 1 for each in told), sum(known)


def _cost(circle: Sequence[PersonId], weight: Weight) -> int:
    return sum(weight(one, other) for one, other in combinations(circle, 2))


def _best_of_all(
    names: tuple[PersonId, ...], wanted: tuple[int, ...], weight: Weight
) -> list[Sequence[PersonId]]:
    """Return the circles of the least weight."""
    return list(min(_ways(names, wanted), key=lambda way: sum(_cost(each, weight) for each in way)))


def _ways(names: tuple[PersonId, ...], wanted: tuple[int, ...]) -> Iterator[tuple[Circle, ...]]:
    """Yield every way of sharing people out into circles of these sizes."""
    if not wanted:
        yield ()
        return
    for size in dict.fromkeys(wanted):
        n = wanted.index(size)
        for others in combinations(names[1:], size - 1):
            circle = (names[0], *others)
            left = tuple(each for each in names if each not in circle)
            for way in _ways(left, wanted[:n] + wanted[n + 1 :]):
                yield (circle, *way)


def _best_of_some(
    names: list[PersonId], wanted: tuple[int, ...], weight: Weight, chance: Random
) -> list[Sequence[PersonId]]:
    best: list[Sequence[PersonId]] = []
    least = -1
    for _ in range(TRIES):
        circles = _dealt(names, wanted)
        cost = _mend(circles, weight)
        if least < 0 or cost < least:
            best, least = list(circles), cost
        if least < AGAIN:
            break  # nobody meets anybody again: another beginning would only cost time
        chance.shuffle(names)
    return best


def _dealt(names: Sequence[PersonId], wanted: Sequence[int]) -> list[list[PersonId]]:
    rest = iter(names)
    return [[next(rest) for _ in range(size)] for size in wanted]


def _mend(circles: list[list[PersonId]], weight: Weight) -> int:
    """Exchange people between circles for as long as that helps; return what is left of weight."""
    costs = [_cost(circle, weight) for circle in circles]
    for _ in range(ROUNDS):
        before = sum(costs)
        for n in [n for n, cost in enumerate(costs) if cost]:
            for other in range(len(circles)):
                if costs[n] and other != n:
                    _exchange(circles, costs, n, other, weight)
        if sum(costs) in (0, before):
            break
    return sum(costs)


def _exchange(
    circles: list[list[PersonId]], costs: list[int], n: int, other: int, weight: Weight
) -> None:
    """Let two people of two circles change places, if both together are better for it."""
    here, there = circles[n], circles[other]
    for a in range(len(here)):
        for b in range(len(there)):
            here[a], there[b] = there[b], here[a]
            mine, theirs = _cost(here, weight), _cost(there, weight)
            if mine + theirs < costs[n] + costs[other]:
                costs[n], costs[other] = mine, theirs
                return
            here[a], there[b] = there[b], here[a]
