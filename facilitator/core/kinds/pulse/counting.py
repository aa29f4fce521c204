"""What may be told of a pulse: how many went up or down, counts, and nothing of few people.

Changes rest on those who answered an item before and after, ten or more; below that there is only
how many say what afterwards, of five or more. An item is told in one of these ways and no other,
so that no two figures of it differ by a few people. The same holds for the map of need and risk.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from facilitator.core.ids import PersonId
from facilitator.core.program import PulseItem

Moment = Literal["before", "after"]
Answers = Mapping[str, int | None]
"""What one person says of each item, by its id; None is "I would rather not say"."""

MOMENTS: tuple[Moment, ...] = ("before", "after")
RANGES = {"agree": (1, 7), "circles": (1, 7), "count": (0, 5)}
"""The least and the greatest answer, by scale; 5 of a count is "five or more"."""

CHANGE = 10  # people who answered twice, at least, to say who went up or down
COUNTED = 5  # people, at least, to say how many say what
IN_A_BIN = 5  # people, at least, where the map shows some
MIDDLE = 4  # of the scale of seven: neither nor


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one person answered at one moment. ``id`` is drawn by chance, for forgetting it."""

    id: str
    answers: Answers


@dataclass(frozen=True, slots=True)
class Change:
    """Of ``n`` people so many went up, stayed and went down; means of 1 to 7, one decimal."""

    item: str
    n: int
    up: int
    same: int
    down: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of ``n`` say what afterwards.

    Of a scale of seven: below, at and above its middle. Of a count: each number from 0.
    """

    item: str
    n: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bin:
    """So many people stand at one place of the map afterwards."""

    need: int
    risk: int
    n: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that a report may tell of a pulse.

    ``before`` and ``after`` are how many answered anything; None stands for fewer than five.
    ``few``: the items of which nothing is told. ``apart``: nobody can be found in both, because
    the session has been severed.
    """

    before: int | None = 0
    after: int | None = 0
    changes: tuple[Change, ...] = ()
    counts: tuple[Counted, ...] = ()
    few: tuple[str, ...] = ()
    bins: tuple[Bin, ...] = ()
    apart: bool = False


Sheets = Mapping[tuple[Moment, PersonId], Sheet]
Pairs = Mapping[PersonId, tuple[int, int]]
"""The answers of those who answered an item twice: before and after."""


def figures(items: Sequence[PulseItem], sheets: Sheets, *, apart: bool) -> Figures:
    """Return what may be told. With ``apart`` nobody is looked for in both moments."""
    changes: list[Change] = []
    counts: list[Counted] = []
    few: list[str] = []
    for item in items:
        pairs = {} if apart or item.asked == "after" else _pairs(item, sheets)
        later = list(_values(item.id, "after", sheets).values())
        if len(pairs) >= CHANGE:
            changes.append(_change(item, pairs))
        elif len(later) >= COUNTED:
            counts.append(Counted(item.id, len(later), _counts(item, later)))
        else:
            few.append(item.id)
    return Figures(
        before=_people("before", sheets),
        after=_people("after", sheets),
        changes=tuple(changes),
        counts=tuple(counts),
        few=tuple(few),
        bins=() if apart else _bins(items, sheets),
        apart=apart,
    )


def people_only(sheets: Sheets, *, apart: bool) -> Figures:
    """Return what may be told while answers still come and go: how many people have answered."""
    return Figures(_people("before", sheets), _people("after", sheets), apart=apart)


def answered(moment: Moment, sheets: Sheets) -> int:
    """Return how many people have answered anything."""
    said = (sheet.answers.values() for (when, _), sheet in sheets.items() if when == moment)
    return sum(any(value is not None for value in values) for values in said)


def spread(item: PulseItem, moment: Moment, sheets: Sheets) -> tuple[int, ...]:
    """Return how many say what of an item at a moment, as `Counted` has it."""
    return _counts(item, list(_values(item.id, moment, sheets).values()))


def _people(moment: Moment, sheets: Sheets) -> int | None:
    n = answered(moment, sheets)
    return n if n == 0 or n >= COUNTED else None


def _values(item: str, moment: Moment, sheets: Sheets) -> dict[PersonId, int]:
    found = {
        person: sheet.answers.get(item)
        for (when, person), sheet in sheets.items()
        if when == moment
    }
    return {person: value for person, value in found.items() if value is not None}


def _pairs(item: PulseItem, sheets: Sheets) -> dict[PersonId, tuple[int, int]]:
    before, after = (_values(item.id, moment, sheets) for moment in MOMENTS)
    return {person: (value, after[person]) for person, value in before.items() if person in after}


def _change(item: PulseItem, pairs: Pairs) -> Change:
    n = len(pairs)
    up = sum(later > earlier for earlier, later in pairs.values())
    down = sum(later < earlier for earlier, later in pairs.values())
    before, after = (sum(pair[at] for pair in pairs.values()) for at in (0, 1))
    return Change(item.id, n, up, n - up - down, down, round(before / n, 1), round(after / n, 1))


def _counts(item: PulseItem, values: Sequence[int]) -> tuple[int, ...]:
    if item.scale == "count":
        least, most = RANGES["count"]
        return tuple(values.count(number) for number in range(least, most + 1))
    below, at = sum(value < MIDDLE for value in values), values.count(MIDDLE)
    return (below, at, len(values) - below - at)


def _bins(items: Sequence[PulseItem], sheets: Sheets) -> tuple[Bin, ...]:
    """Return where people stand on need and risk afterwards, five or more at a place.

    Who stands nowhere that is shown is nobody, or five people or more, also of those whose means
    are told: with the means one could tell where fewer of them stand.
    """
    axes = {item.axis: item for item in items if item.axis}
    if axes.keys() != {"need", "risk"}:
        return ()
    need, risk = (_pairs(axes[axis], sheets) for axis in ("need", "risk"))
    if min(len(need), len(risk)) < CHANGE:
        return ()
    at = {person: (need[person][1], risk[person][1]) for person in need if person in risk}
    places = Counter(at.values())
    told = {place for place, n in places.items() if n >= IN_A_BIN}
    while told and any(_betrays(told, at, people.keys()) for people in (need, risk)):
        told.remove(min(told, key=lambda place: (places[place], place)))
    return tuple(Bin(*place, places[place]) for place in sorted(told))


def _betrays(
    told: set[tuple[int, int]],
    at: Mapping[PersonId, tuple[int, int]],
    people: Collection[PersonId],
) -> bool:
    """Return whether fewer than five of ``people`` stand nowhere that is told."""
    rest = sum(at.get(person) not in told for person in people)
    return 0 < rest < COUNTED
