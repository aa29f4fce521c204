"""What the stage shows of a vote, and of what came of it."""

import pytest

from facilitator.core.ids import LONE, StopId
from facilitator.core.kinds.notes.doubles import LayDoubles
from facilitator.core.kinds.notes.off_stage import KeepOffStage
from facilitator.core.kinds.notes.themes import PlaceNotes
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.kinds.votes.counting import Row, ranked
from facilitator.core.seeing.polling import places, told
from facilitator.core.seeing.staging import milliseconds
from tests.core.seeing.stages import stage, with_notes
from tests.core.world import ANN, BEN, CARL, FAY, OPEN


def test_a_vote_shows_how_many_have_voted_and_nothing_of_what():
    evening, ids = with_notes(4)
    evening.go("open/vote")
    evening.act(ANN, CastBallot(OPEN, (ids[0],)))

    shown = stage(evening)

    assert (shown["view"], shown["budget"], shown["voters"]) == ("vote", 2, 1)
    assert shown["lens"] == {"ja": "Which?（日）", "en": "Which?"}
    assert (shown["results"], shown["tie"], shown["notes"]) == ([], None, [])
    assert not any(note in repr(shown) for note in ids)


def test_a_closed_vote_shows_what_has_votes_says_how_many_more_there_are_and_the_lone_voices():
    evening, ids = with_notes(9)
    evening.act(FAY, PlaceNotes((ids[8],), LONE))
    evening.go("open/vote")
    evening.act(ANN, CastBallot(OPEN, (ids[3], ids[5])))
    evening.act(BEN, CastBallot(OPEN, (ids[5],)))

    evening.act(FAY, CloseVote(StopId("open/vote")))

    shown = stage(evening)
    assert (shown["view"], shown["voters"], shown["tie"], shown["budget"]) == ("result", 2, 1, None)
    results = [(row["target"], row["votes"], row["rank"]) for row in shown["results"]]
    assert results == [(ids[5], 2, 1), (ids[3], 1, 2)]
    assert (shown["more"], shown["pages"], shown["since"]) == (7, 1, milliseconds(evening.now))
    assert [note["id"] for note in shown["lone"]] == [ids[8]]


def counted(*votes: int) -> tuple[Row, ...]:
    """Return rows with so many votes, in their order."""
    return ranked(Row(f"n{n}", "", each, 0) for n, each in enumerate(votes))


def test_of_a_few_rows_those_without_a_vote_are_shown_too():
    assert told(counted(3, 1, 0, 0, 0, 0, 0), 7) == counted(3, 1, 0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("votes", "left"),
    [
        ((4, *[3] * 55, *[2] * 4, 1), 60),  # sixty, and no row more
        ((4, *[3] * 55, *[2] * 5), 56),  # the last of five equals would be left out: all are
        ((1,) * 61, 60),  # too many of the first rank: there is no other way
    ],
)
def test_of_one_rank_all_are_told_or_none_unless_there_is_no_other(votes, left):
    assert len(told(counted(*votes), 7)) == left


@pytest.mark.parametrize(
    ("votes", "pages"),
    [
        ((5, 4, 3, 3, 2, 2, 1), [0] * 7),
        ((5, 4, 3, 3, 2, 1, 1, 1), [0] * 5 + [1] * 3),  # the three would be parted
        ((2,) * 9 + (1,), [0] * 7 + [1] * 3),  # so many equals are on no page
        ((3, *(2,) * 9, 1), [0] + [1] * 7 + [2] * 3),
    ],
)
def test_equals_stand_on_one_page_of_the_result(votes, pages):
    assert places(counted(*votes), 7) == pages


def test_what_the_stage_may_not_read_out_keeps_its_place_in_the_result_without_its_words():
    evening, ids = with_notes(4)
    evening.act(FAY, KeepOffStage((ids[0],)))
    evening.go("open/vote")
    evening.act(ANN, CastBallot(OPEN, (ids[0], ids[1])))
    evening.act(BEN, CastBallot(OPEN, (ids[0],)))

    evening.act(FAY, CloseVote(StopId("open/vote")))

    shown = stage(evening)
    rows = [(row["votes"], row["rank"], row["off"]) for row in shown["results"]]
    assert rows == [(2, 1, True), (1, 2, False), (0, 3, False), (0, 3, False)]
    assert (shown["tie"], shown["close"]) == (1, 2)
    assert shown["results"][0]["title"] == ""
    assert ids[0] not in repr(shown)


def test_what_was_laid_under_a_note_after_the_vote_is_as_readable_as_that_note():
    evening, ids = with_notes(4)
    evening.go("open/vote")
    evening.act(ANN, CastBallot(OPEN, (ids[0],)))
    evening.act(FAY, CloseVote(StopId("open/vote")))

    evening.act(FAY, LayDoubles((ids[0],), ids[1]))
    shown = stage(evening)["results"][0]
    evening.act(FAY, KeepOffStage((ids[1],)))

    assert (shown["target"], shown["off"]) == (ids[0], False)
    assert stage(evening)["results"][0]["off"]


def test_a_tie_of_three_is_told_as_one_of_three_and_one_vote_against_none_is_none():
    evening, ids = with_notes(4)
    evening.go("open/vote")
    evening.act(ANN, CastBallot(OPEN, (ids[0],)))
    evening.act(FAY, CloseVote(StopId("open/vote")))
    alone = stage(evening)
    evening, ids = with_notes(4)
    evening.go("open/vote")
    for who, note in zip((ANN, BEN, CARL), ids[:3], strict=True):
        evening.act(who, CastBallot(OPEN, (note,)))
    evening.act(FAY, CloseVote(StopId("open/vote")))
    three = stage(evening)

    assert (alone["tie"], alone["close"]) == (None, 0)
    assert (three["tie"], three["close"]) == (0, 3)
