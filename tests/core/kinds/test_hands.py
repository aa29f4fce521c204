"""Raised hands, counted in the hall."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.ids import PersonId, StopId
from facilitator.core.kinds import vote
from facilitator.core.kinds.hands import CountHands
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.log import rebuild
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason
from facilitator.core.views import Audience, snapshot
from tests.core.world import ANN, BEN, FAY, OPEN, Evening

SAM = Person(PersonId("sam"), Role.SCRIBE)
HERE = StopId("open/vote")


def voting() -> tuple[Evening, str, str]:
    """Return an evening in which people vote on two themes."""
    evening = Evening()
    evening.go("open/write")
    near, far = evening.write(ANN, "near"), evening.write(BEN, "far")
    evening.go("open/reveal")
    first, second = evening.group("Near", near), evening.group("Far", far)
    evening.go(HERE)
    return evening, first, second


def result(evening: Evening, audience: Audience = Audience.CONSOLE) -> dict[str, tuple[int, int]]:
    rows = evening.see(f"result/{OPEN}", audience)["rows"]
    return {row["title"]: (row["votes"], row["hands"]) for row in rows}


def test_hands_are_added_to_the_dots_and_told_apart():
    evening, near, far = voting()
    evening.act(ANN, CastBallot(OPEN, (far,)))
    evening.act(SAM, CountHands(OPEN, {near: 3, far: 1}))
    evening.act(FAY, CloseVote(HERE))

    assert result(evening) == {"Near": (3, 3), "Far": (2, 1)}
    assert result(evening, Audience.REPORT) == result(evening)
    rows = evening.see("stage", Audience.STAGE)["results"]
    assert [(row["votes"], row["hands"], row["rank"]) for row in rows] == [(3, 3, 1), (2, 1, 2)]


def test_while_the_vote_is_open_only_those_who_count_see_the_counts():
    evening, near, _far = voting()
    before = {each: snapshot(evening.session, each) for each in (Audience.STAGE, Audience.PHONE)}
    evening.act(SAM, CountHands(OPEN, {near: 4}))

    assert evening.see(f"hands/{OPEN}", Audience.SCRIBE)["counts"] == {near: 4}
    for audience, seen in before.items():
        assert snapshot(evening.session, audience) == seen


def test_counts_are_corrected_after_the_vote_and_taken_back():
    evening, near, far = voting()
    evening.act(FAY, CloseVote(HERE))
    evening.act(FAY, CountHands(OPEN, {near: 2}))
    evening.act(FAY, CountHands(OPEN, {far: 5, near: 0}))
    assert result(evening) == {"Far": (5, 5), "Near": (0, 0)}

    evening.undo()

    assert result(evening) == {"Near": (2, 2), "Far": (0, 0)}
    assert evening.act(FAY, CountHands(OPEN, {near: 2})) == ()


def test_nobody_counts_what_is_not_voted_on():
    evening, near, _far = voting()

    assert evening.refusal(SAM, CountHands(OPEN, {"elsewhere": 1})) is Reason.NO_SUCH_TARGET
    assert evening.refusal(SAM, CountHands(OPEN, {near: -1})) is Reason.MALFORMED
    assert evening.refusal(ANN, CountHands(OPEN, {near: 1})) is Reason.NOT_ALLOWED
    assert Evening().refusal(SAM, CountHands(OPEN, {})) is Reason.VOTE_CLOSED


@pytest.mark.parametrize("closed", [False, True])
@given(counts=st.lists(st.integers(0, 5000), min_size=2, max_size=2))
def test_votes_are_dots_and_hands_and_a_log_read_again_says_the_same(closed, counts):
    evening, near, far = voting()
    evening.act(ANN, CastBallot(OPEN, (near,)))
    evening.act(SAM, CountHands(OPEN, dict(zip((near, far), counts, strict=True))))
    if closed:
        evening.act(FAY, CloseVote(HERE))

    rows = vote.result(evening.session, OPEN)
    assert rows == vote.result(rebuild(evening.log), OPEN)
    assert bool(rows) is closed
    if closed:
        assert {row.target: row.votes - row.hands for row in rows} == {near: 1, far: 0}
