"""Putting everything into an order."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.ids import PersonId
from facilitator.core.kinds.hands import CountHands
from facilitator.core.kinds.notes.moderating import HideNotes, RestoreNotes
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.kinds.vote import CastBallot
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason
from facilitator.core.views import Audience
from tests.core.kinds.votes.world import HERE, cast, close, opened, prepare
from tests.core.world import ANN, BEN, CARL, FAY, OPEN, Evening


def somebody(n: int) -> Person:
    return Person(PersonId(f"p{n}"), Role.PARTICIPANT, secret=f"{n:032d}")


def told(result: dict) -> list[tuple[str, int, int, int]]:
    """Return points, rank and first places by title."""
    return [(row["title"], row["votes"], row["rank"], row["first"]) for row in result["rows"]]


def on_notes(n: int = 3) -> tuple[Evening, list[str]]:
    evening = Evening()
    evening.go("open/write")
    for each in range(n):
        evening.write(BEN, f"note {each}")
    evening.go("open/theme")
    prepare(evening, "ranking", on="notes")
    evening.go(HERE)
    return evening, list(evening.session.votes[OPEN].targets)


def test_what_stands_higher_has_as_many_points_as_there_is_below_it():
    evening, (a, b, c) = opened("ranking")
    cast(evening, ANN, a, b, c)
    cast(evening, BEN, a, c, b)
    cast(evening, CARL, b, a, c)

    result = close(evening)

    assert told(result) == [("theme 0", 5, 1, 2), ("theme 1", 3, 2, 1), ("theme 2", 1, 3, 0)]
    assert (result["voters"], result["undecided"], result["tie"]) == (3, 0, None)


def test_equal_points_are_a_tie_whoever_was_put_first_more_often():
    evening, (a, b, c) = opened("ranking")
    cast(evening, ANN, a, b, c)
    cast(evening, BEN, a, b, c)
    cast(evening, CARL, b, c, a)

    result = close(evening)

    assert [(row["votes"], row["rank"]) for row in result["rows"]] == [(4, 1), (4, 1), (1, 3)]
    assert result["tie"] == 0


def test_one_point_more_is_no_tie():
    evening, (a, b) = opened("ranking", 2)
    cast(evening, ANN, a, b)

    assert close(evening)["tie"] is None


@pytest.mark.parametrize("chosen", [1, 2])
def test_an_order_counts_only_when_it_is_whole(chosen):
    evening, targets = opened("ranking")

    assert evening.refusal(ANN, _ballot(targets[:chosen])) is Reason.NOT_WHOLE
    assert evening.refusal(ANN, _ballot([*targets, "nosuch00"])) is Reason.NO_SUCH_TARGET
    cast(evening, ANN)
    assert (close(evening)["voters"], evening.session.votes[OPEN].mode) == (1, "ranking")


def _ballot(targets):
    return CastBallot(OPEN, tuple(targets))


@given(
    n=st.integers(2, 7),
    orders=st.lists(st.one_of(st.none(), st.integers(0, 10**6)), max_size=12),
)
def test_the_sums_add_up(n, orders):
    evening, targets = opened("ranking", n)
    ways = list(permutations(targets)) if n < 6 else None
    for who, order in enumerate(orders):
        if order is None:
            cast(evening, somebody(who))
        elif ways:
            cast(evening, somebody(who), *ways[order % len(ways)])
        else:
            turned = targets[order % n :] + targets[: order % n]
            cast(evening, somebody(who), *turned)

    result = close(evening)

    whole = sum(order is not None for order in orders)
    assert sum(row["votes"] for row in result["rows"]) == whole * n * (n - 1) // 2
    assert sum(row["first"] for row in result["rows"]) == whole
    assert (result["voters"], result["undecided"]) == (len(orders), len(orders) - whole)
    votes = [row["votes"] for row in result["rows"]]
    assert votes == sorted(votes, reverse=True)
    for row in result["rows"]:
        assert row["rank"] == 1 + sum(other > row["votes"] for other in votes)


def test_what_was_taken_back_leaves_the_order_and_the_sums_still_add_up():
    evening, (a, b, c) = on_notes()
    cast(evening, ANN, a, b, c)
    cast(evening, CARL, b, c, a)
    evening.act(BEN, WithdrawNote(b))

    rows = close(evening)["rows"]

    assert {row["target"]: (row["votes"], row["first"]) for row in rows} == {a: (1, 1), c: (1, 1)}


@pytest.mark.parametrize("closed", [False, True])
def test_an_order_that_lacks_what_was_brought_back_still_counts(closed):
    evening, (a, b, c) = on_notes()
    evening.act(FAY, HideNotes((b,)))
    cast(evening, ANN, a, c)
    if closed:
        close(evening)
    evening.act(FAY, RestoreNotes((b,)))
    if not closed:
        close(evening)

    result = evening.see(f"result/{OPEN}", Audience.CONSOLE)
    assert (result["voters"], result["undecided"]) == (1, 0)
    assert {row["target"]: row["votes"] for row in result["rows"]} == {a: 1, b: 0, c: 0}


def test_nobody_shows_an_order_by_hand():
    evening, (a, *_) = opened("ranking")

    assert evening.refusal(FAY, CountHands(OPEN, {a: 3})) is Reason.NO_HANDS
    assert evening.see(f"hands/{OPEN}", Audience.SCRIBE) is None
