"""Who talks to whom: nobody is left out, and nobody meets the same person twice if it can be."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.core.ids import PersonId
from facilitator.core.kinds.pairs.pairing import Somebody, crossing, share_out, sizes


def people(number: int, groups: int = 0) -> list[Somebody]:
    return [
        Somebody(PersonId(f"p{n}"), group=n % groups if groups else None) for n in range(number)
    ]


def together(circles) -> set[frozenset]:
    return {frozenset(two) for circle in circles for two in combinations(circle, 2)}


def all_ways(names):
    """Yield every way of putting an even number of people in twos."""
    if not names:
        yield []
        return
    for other in names[1:]:
        for rest in all_ways([each for each in names[1:] if each != other]):
            yield [(names[0], other), *rest]


@pytest.mark.parametrize(
    ("number", "twos", "threes"),
    [
        (0, (), ()),
        (1, (), ()),
        (2, (2,), (2,)),
        (3, (3,), (3,)),
        (4, (2, 2), (2, 2)),
        (5, (2, 3), (3, 2)),
        (7, (2, 2, 3), (3, 2, 2)),
        (31, (2,) * 14 + (3,), (3,) * 9 + (2, 2)),
    ],
)
def test_an_odd_one_makes_a_three_and_who_is_over_in_threes_makes_twos(number, twos, threes):
    assert sizes(number) == twos
    assert sizes(number, 3) == threes


@given(st.integers(0, 60), st.sampled_from([2, 3]), st.booleans(), st.text(max_size=8))
@settings(max_examples=60, deadline=None)
def test_nobody_is_left_out_and_nobody_is_in_two_circles(number, size, apart, fresh):
    here = people(number, 3)
    circles = share_out(here, (), fresh, size, apart=apart)

    told = Counter(name for circle in circles for name in circle)
    assert told == Counter(each.name for each in here if number > 1)
    assert all(2 <= len(circle) <= 3 for circle in circles)
    assert sorted(map(len, circles)) == sorted(sizes(number, size))


@pytest.mark.parametrize("number", [7, 8, 9, 10, 11, 12, 15, 16, 31, 60, 119, 120])
def test_over_four_rounds_nobody_meets_anybody_again(number):
    met: set[frozenset] = set()
    for turn in range(3 if number == 7 else 4):
        circles = share_out(people(number), met, f"round-{turn}")
        assert not together(circles) & met
        met |= together(circles)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_one_meets_again_while_there_is_any_way_without(data):
    number = data.draw(st.sampled_from([4, 6, 8]))
    here = people(number)
    every = [frozenset(two) for two in combinations([each.name for each in here], 2)]
    met = set(data.draw(st.lists(st.sampled_from(every), unique=True)))

    circles = share_out(here, met, data.draw(st.text(max_size=4)))

    fewest = min(len(together(way) & met) for way in all_ways([each.name for each in here]))
    assert len(together(circles) & met) == fewest


@given(st.integers(2, 40), st.integers(2, 5))
@settings(max_examples=40, deadline=None)
def test_different_positions_meet_wherever_there_are_enough_of_them(half, groups):
    here = people(2 * half, groups)
    circles = share_out(here, (), "chance", apart=True)

    most = max(Counter(each.group for each in here).values())
    assert crossing(circles, here) == (min(half, 2 * half - most), half)


def test_who_has_not_told_a_position_is_told_apart_from_nobody():
    here = [*people(4, 2), Somebody(PersonId("x")), Somebody(PersonId("y"))]
    circles = share_out(here, (), "chance", apart=True)

    assert crossing(circles, here) == (2, 2)


def test_the_same_chance_gives_the_same_circles_and_another_gives_others():
    here = people(40)

    assert share_out(here, (), "a") == share_out(list(reversed(here)), (), "a")
    assert share_out(here, (), "a") != share_out(here, (), "b")


def test_a_large_hall_is_shared_out_at_once():
    here = people(2001, 6)
    met = together(share_out(here, (), "before"))

    circles = share_out(here, met, "now", apart=True)

    assert not together(circles) & met
    assert crossing(circles, here)[0] == 1000
