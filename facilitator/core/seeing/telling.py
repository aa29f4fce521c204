"""Which counts of a table may be told: none of fewer than five people, not by subtraction either.

Everybody can read how large a theme and a category is: totals of rows are taken as known, and
those of columns that are not hidden. What they and the told cells give away together is always a
sum of hidden cells, and every such sum has to be of five people or more. Only what the totals
give away by themselves is not held against the table: there is nothing it could still hide.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Set
from itertools import chain, combinations
from typing import TypeVar

from facilitator.core.ids import PersonId

FEW = 5  # people; fewer are never told apart from the rest

Row = TypeVar("Row", bound=Hashable)
Column = TypeVar("Column", bound=Hashable)
People = Set[PersonId]


def along(cells: Mapping[Column, People]) -> frozenset[Column]:
    """Return which counts of one row may be told; that nobody is there is told, too."""
    told = {at for at, people in cells.items() if _enough(people) or not people}
    while told and _betrays(cells, told):
        told.remove(min(told, key=lambda at: (not cells[at], len(cells[at]), str(at))))
    return frozenset(told)


def _betrays(cells: Mapping[Column, People], told: Set[Column]) -> bool:
    """Return whether what the told counts leave of the total is fewer than five people."""
    rest = cells.keys() - told
    return bool(rest) and not _enough(set().union(*(cells[at] for at in rest)))


def table(
    cells: Mapping[tuple[Row, Column], People], hidden: Collection[Column] = ()
) -> frozenset[tuple[Row, Column]]:
    """Return which cells may be told; each holds the people counted in it.

    Every row has a cell in every column. Of columns that are ``hidden``, as their totals are,
    nothing is told but that nobody is there. A row of fewer than five people is not told at all.
    """
    rows: dict[Row, set[PersonId]] = {}
    for (row, _), people in cells.items():
        rows.setdefault(row, set()).update(people)
    told = {
        at
        for at, people in cells.items()
        if at[1] not in hidden and (_enough(people) or (not people and _enough(rows[at[0]])))
    }
    followed: set[tuple[Row, Column]] = set()
    known = [column for column in dict.fromkeys(at[1] for at in cells) if column not in hidden]
    while (betrayed := _betrayed(cells, told, known)) is not None:
        given_away, covering = betrayed
        if any(cells[at] for at in given_away) or followed.issuperset(given_away):
            told.remove(min(covering, key=lambda at: (not cells[at], len(cells[at]), str(at))))
        else:  # that nobody is there may be told where it follows
            told.update(given_away)
            followed.update(given_away)
    return frozenset(told)


def linked(cells: Mapping[tuple[Row, Column], People]) -> frozenset[tuple[Row, Column]]:
    """Return which cells may be told where a person can be in several and no total is known.

    But for how many there are in all: those in no told cell are nobody, or five or more.
    """
    told = {at for at, people in cells.items() if _enough(people)}
    everyone = set(chain.from_iterable(cells.values()))
    while told and 0 < len(everyone.difference(*(cells[at] for at in told))) < FEW:
        told.remove(min(told, key=lambda at: (len(cells[at]), str(at))))
    return frozenset(told)


def _enough(people: People) -> bool:
    return len(people) >= FEW


def _betrayed(
    cells: Mapping[tuple[Row, Column], People],
    told: Set[tuple[Row, Column]],
    known: Collection[Column],
) -> tuple[list[tuple[Row, Column]], list[tuple[Row, Column]]] | None:
    """Return hidden cells of fewer than five people whose sum follows, and what could cover it."""
    for given_away, covers in _sums(cells, told, known):
        people: set[PersonId] = set().union(*(cells[at] for at in given_away))
        covering = [] if _enough(people) else [at for at in told if covers(at)]
        if covering:
            return given_away, covering
    return None


_Sum = tuple[list[tuple[Row, Column]], Callable[[tuple[Row, Column]], bool]]


def _sums(
    cells: Mapping[tuple[Row, Column], People],
    told: Set[tuple[Row, Column]],
    known: Collection[Column],
) -> Iterator[_Sum[Row, Column]]:
    """Yield the hidden cells whose sum follows from what is known, and what covers them.

    A sum follows if rows minus columns, or columns minus rows, leave each cell once or not at
    all. If a told cell that covers it were hidden, it would be another, larger one.
    """
    hidden = [at for at in cells if at not in told]
    rows = dict.fromkeys(row for row, _ in cells)
    open_in = {row: frozenset(column for at, column in hidden if at == row) for row in rows}
    for row in rows:
        if open_in[row]:
            yield [at for at in hidden if at[0] == row], _in(frozenset({row}), frozenset())
    for some in _subsets(known):
        touching = frozenset(row for row in rows if open_in[row] & some)
        if left := [at for at in hidden if at[0] in touching and at[1] not in some]:
            yield left, _in(touching, some)
        inside = frozenset(row for row in rows if open_in[row] and open_in[row] <= some)
        if left := [at for at in hidden if at[0] not in inside and at[1] in some]:
            yield left, _in(inside, some)


def _in(rows: frozenset[Row], columns: frozenset[Column]) -> Callable[[tuple[Row, Column]], bool]:
    """Return whether a cell lies in just one: in one of the rows, or in one of the columns."""
    return lambda at: (at[0] in rows) != (at[1] in columns)


def _subsets(columns: Collection[Column]) -> Iterator[frozenset[Column]]:
    sizes = range(1, len(columns) + 1)
    return (frozenset(each) for size in sizes for each in combinations(columns, size))
