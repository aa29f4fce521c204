"""Which counts of a table may be told."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.core.seeing.telling import FEW, along, linked, table

Cell = tuple[int, int]
Cells = Mapping[Cell, frozenset[str]]


def people(count: int, name: str = "p") -> frozenset[str]:
    return frozenset(f"{name}{n}" for n in range(count))


def test_fewer_than_five_are_not_told_and_neither_is_what_would_give_them_away():
    told = along({"a": people(9), "b": people(7, "q"), "c": people(2, "r")})

    assert told == {"a"}  # with b told, c would be the rest


def test_a_rest_of_five_may_be_known():
    told = along({"a": people(9), "b": people(3, "q"), "c": people(2, "r")})

    assert told == {"a"}


def test_that_nobody_is_there_is_told_with_the_others():
    assert along({"a": people(9), "b": people(0)}) == {"a", "b"}


def test_where_fewer_than_five_are_in_all_nothing_is_told():
    assert along({"a": people(4), "b": people(0)}) == frozenset()


def test_a_cell_that_follows_from_its_column_is_not_told_either():
    cells = {(0, 0): people(9), (0, 1): people(8, "q"), (1, 0): people(2, "r"), (1, 1): people(6)}

    told = table(cells)

    assert told == frozenset()  # any cell of the four gives the others away


def test_a_hidden_column_stays_hidden():
    cells = {(0, 0): people(9), (0, 1): people(8, "q")}

    assert table(cells, hidden=(1,)) == {(0, 0)}


def test_that_nobody_is_in_the_rest_of_a_told_row_may_be_known():
    row = {(0, 0): people(8), (0, 1): people(8), (0, 2): people(0), (0, 3): people(0)}
    other = {(1, 0): people(9), (1, 1): people(8), (1, 2): people(6), (1, 3): people(2)}

    told = table(row | other, hidden=(2, 3))

    assert told == {*row, (1, 0), (1, 1)}


def test_linked_people_in_no_told_cell_are_nobody_or_five():
    alone = {("a", "x"): people(9), ("a", "y"): people(9, "q"), ("b", "x"): people(2, "r")}

    assert len(linked(alone)) == 1
    assert linked(alone | {("b", "x"): people(5)}) == set(alone)


def test_a_told_cell_may_leave_a_rest_of_five():
    told = along({"a": people(9), "b": people(4, "q"), "c": people(2, "r"), "d": people(6, "s")})

    assert told == {"a", "d"}


@st.composite
def tables(draw: st.DrawFn) -> Cells:
    """Return small tables. Some people are in several cells."""
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    everyone = st.frozensets(st.sampled_from([f"p{n}" for n in range(14)]), max_size=9)
    sizes = st.one_of(st.just(frozenset()), everyone)
    return {(row, column): draw(sizes) for row in range(rows) for column in range(columns)}


def rank(vectors: Sequence[Sequence[int]]) -> int:
    """Return how many of the vectors say something of their own."""
    rest, found = [[Fraction(x) for x in each] for each in vectors], 0
    while rest:
        first = rest.pop()
        at = next((n for n, x in enumerate(first) if x), None)
        if at is None:
            continue
        found += 1
        rest = [[x - first[n] * each[at] / first[at] for n, x in enumerate(each)] for each in rest]
    return found


def follows(
    cells: Cells, hidden: Sequence[Cell], some: Sequence[Cell], untold: Collection[int]
) -> bool:
    """Return whether the sum of some hidden cells follows from the totals and the other cells."""
    columns = {each for _, each in cells} - set(untold)
    lines = [[int(at[0] == row) for at in hidden] for row in {row for row, _ in cells}]
    lines += [[int(at[1] == column) for at in hidden] for column in columns]
    return rank([*lines, [int(at in some) for at in hidden]]) == rank(lines)


@given(tables(), st.sets(st.integers(0, 2)))
@settings(max_examples=60, deadline=None)
def test_no_sum_of_fewer_than_five_people_follows_from_what_is_told(cells, untold):
    told = table(cells, untold)
    hidden = [at for at in cells if at not in told]

    sums = chain.from_iterable(combinations(hidden, n) for n in range(1, len(hidden) + 1))
    for some in sums:
        if len(frozenset().union(*(cells[at] for at in some))) < FEW:
            by_itself = follows(cells, list(cells), some, untold)
            assert by_itself or not follows(cells, hidden, some, untold)


@given(tables())
@settings(max_examples=200, deadline=None)
def test_no_told_cell_holds_one_to_four_people(cells):
    for told in (table(cells), linked(cells)):
        assert all(not 0 < len(cells[at]) < FEW for at in told)


@given(tables())
@settings(max_examples=200, deadline=None)
def test_linked_people_who_are_in_no_told_cell_are_nobody_or_five(cells):
    told = linked(cells)

    everyone = frozenset().union(*cells.values())
    rest = everyone.difference(*(cells[at] for at in told))
    assert not told or not 0 < len(rest) < FEW
