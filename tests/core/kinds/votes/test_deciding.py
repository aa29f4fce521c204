"""Deciding: one choice each, a quorum, more than half."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.ids import PersonId, StopId
from facilitator.core.kinds.hands import CountHands
from facilitator.core.kinds.notes.themes import NameTheme
from facilitator.core.kinds.vote import BallotCast, CastBallot
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason
from facilitator.core.views import Audience, own
from tests.core.kinds.votes.world import HERE, cast, close, opened
from tests.core.world import ANN, BEN, FAY, OPEN


def somebody(n: int) -> Person:
    return Person(PersonId(f"p{n}"), Role.PARTICIPANT, secret=f"{n:032d}")


def decided(counts: list[int], undecided: int, **more) -> dict:
    """Return what came of a decision with these votes, of ten who were here."""
    evening, targets = opened("decision", len(counts), **more)
    ballots = [(target,) for target, n in zip(targets, counts, strict=True) for _ in range(n)]
    for n, ballot in enumerate([*ballots, *[()] * undecided]):
        cast(evening, somebody(n), *ballot)
    return close(evening)["outcome"]


@pytest.mark.parametrize(
    ("counts", "undecided", "quorum", "why"),
    [
        ([3, 2], 0, 50, "majority"),
        ([3, 1], 0, 50, "quorum"),  # four of ten took part
        ([3, 1], 1, 50, "majority"),  # who cannot decide has taken part
        ([3, 3], 0, 50, "no_majority"),
        ([2, 2, 1], 0, 50, "no_majority"),
        ([0, 0], 5, 50, "nobody"),
        ([1, 0], 0, None, "majority"),
        ([1, 0], 0, 1, "majority"),
        ([9, 0], 0, 100, "quorum"),
        ([10, 0], 0, 100, "majority"),
        ([0, 0], 0, None, "nobody"),
    ],
)
def test_it_holds_when_enough_took_part_and_more_than_half_of_those_who_chose_agree(
    counts, undecided, quorum, why
):
    out = decided(counts, undecided, quorum=quorum)

    assert out["why"] == why
    assert (out["target"] is not None) is (why == "majority")
    assert (out["took_part"], out["chose"]) == (sum(counts) + undecided, sum(counts))
    assert out["present"] == max(10, out["took_part"])


def test_who_raises_a_hand_is_present_and_takes_part():
    evening, (a, b) = opened("decision", 2, quorum=50)
    cast(evening, ANN, a)
    evening.act(FAY, CountHands(OPEN, {a: 3, b: 2}))

    out = close(evening)["outcome"]

    assert (out["present"], out["needed"], out["took_part"]) == (15, 8, 6)
    assert (out["chose"], out["why"]) == (6, "quorum")


def test_the_quorum_is_told_while_the_vote_is_open():
    evening, _ = opened("decision", quorum=75)

    assert evening.see(f"vote/{OPEN}", Audience.PHONE)["needed"] == 8
    assert evening.see("stage", Audience.STAGE)["needed"] == 8


def test_the_words_of_the_choices_are_those_of_the_moment_it_opened():
    evening, (a, *_) = opened("decision")
    evening.act(FAY, NameTheme(a, "something else"))
    assert evening.see(f"vote/{OPEN}", Audience.PHONE)["words"][a] == "theme 0"

    rows = close(evening)["rows"]

    assert rows[0]["title"] == "theme 0"


def test_everybody_has_one_choice_and_may_change_it():
    evening, (a, b, _) = opened("decision")
    assert evening.refusal(ANN, CastBallot(OPEN, (a, b))) is Reason.NO_VOTES_LEFT

    cast(evening, ANN, a)
    cast(evening, ANN, b)

    assert own(evening.session, ANN)["ballots"] == {OPEN: [b]}


def test_a_ballot_that_comes_too_late_is_refused():
    evening, (a, *_) = opened("decision")
    close(evening)

    assert evening.refusal(BEN, CastBallot(OPEN, (a,))) is Reason.VOTE_CLOSED
    evening.go(StopId("open/theme"))
    evening.go(HERE)
    assert evening.refusal(BEN, CastBallot(OPEN, (a,))) is Reason.VOTE_CLOSED


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=20))
def test_who_counts_the_ballots_in_the_log_again_gets_the_same(cast_by):
    evening, targets = opened("decision")
    for who, choice in cast_by:
        cast(evening, somebody(who), *targets[choice : choice + 1])
    rows = {row["target"]: row["votes"] for row in close(evening)["rows"]}

    last = {e.by: e.event.targets for e in evening.log if isinstance(e.event, BallotCast)}
    counted = Counter(target for ballot in last.values() for target in ballot)

    assert rows == {target: counted[target] for target in targets}
    out = evening.see(f"result/{OPEN}", Audience.REPORT)["outcome"]
    first = max(counted.values(), default=0)
    assert (out["target"] is not None) is (2 * first > counted.total())
    assert (out["took_part"], out["chose"]) == (len(last), counted.total())
