"""Dots on themes or notes, secret until the vote is closed."""

from dataclasses import replace

import pytest

from facilitator.core.ids import NoteId, StopId, ThemeId
from facilitator.core.kinds import vote
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.themes import MergeThemes, NameTheme
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.kinds.vote import BallotCast, CastBallot, CloseVote, Row, VoteClosed
from facilitator.core.kinds.votes import counting
from facilitator.core.refused import Reason
from facilitator.core.session import Vote
from tests.core.world import ANN, BEN, CARL, FAY, OPEN, PROGRAM, SAFE, Evening

HERE = StopId("open/vote")


def on_themes(n: int = 3, program=PROGRAM) -> tuple[Evening, list[ThemeId]]:
    """Return an evening whose first step votes on ``n`` themes."""
    evening = Evening(program)
    evening.go("open/write")
    themes = [evening.group(f"theme {each}") for each in range(n)]
    evening.go(HERE)
    return evening, themes


def on_notes(n: int = 3) -> tuple[Evening, list[NoteId]]:
    """Return an evening whose first step votes on ``n`` notes of Ben's."""
    evening = Evening()
    evening.go("open/write")
    notes = [evening.write(BEN, f"note {each}") for each in range(n)]
    evening.go(HERE)
    return evening, sorted(notes)


def cast(evening: Evening, person, *targets) -> None:
    evening.act(person, CastBallot(OPEN, targets))


def votes(evening: Evening) -> dict[str, tuple[int, int]]:
    """Return votes and rank of every target in the result."""
    return {row.target: (row.votes, row.rank) for row in vote.result(evening.session, OPEN)}


def test_people_vote_on_the_themes_of_the_step():
    evening, themes = on_themes()

    [vote] = evening.session.votes.values()
    assert vote == Vote(OPEN, "themes", 1, tuple(themes), open=True, id=vote.id)


def test_a_theme_without_a_name_cannot_be_voted_on():
    evening = Evening()
    named, _, other = evening.group("one"), evening.group(""), evening.group("other")

    evening.go(HERE)

    assert evening.session.votes[OPEN].targets == (named, other)


def test_people_vote_on_the_notes_themselves_where_there_are_not_two_themes():
    evening = Evening()
    evening.go("open/write")
    evening.group("the only one")
    hidden, note = evening.write(BEN), evening.write(ANN)
    evening.act(FAY, HideNotes((hidden,)))

    evening.go(HERE)

    assert evening.session.votes[OPEN].on == "notes"
    assert evening.session.votes[OPEN].targets == (note,)


def test_a_late_note_that_still_waits_is_not_voted_on_nor_told_in_the_result():
    evening = Evening()
    evening.go("safe/write")
    note = evening.write(ANN, part=SAFE)
    evening.go("safe/reveal")
    evening.write(BEN, "still waiting", part=SAFE)

    evening.go("safe/vote")
    targets = evening.session.votes[SAFE].targets
    evening.act(FAY, CloseVote(StopId("safe/vote")))

    assert targets == (note,)
    assert [row.target for row in vote.result(evening.session, SAFE)] == [note]


@pytest.mark.parametrize(("choices", "dots"), [(0, 1), (3, 1), (4, 2), (6, 2), (13, 5), (40, 5)])
def test_everybody_has_dots_for_a_third_of_the_choices(choices, dots):
    evening, _ = on_notes(choices)

    assert evening.session.votes[OPEN].budget == dots


@pytest.mark.parametrize(("asked", "dots"), [(3, 3), (9, 5)])
def test_a_program_may_say_how_many_dots_there_are_up_to_five(asked, dots):
    evening, _ = on_themes(program=replace(PROGRAM, votes_per_person=asked))

    assert evening.session.votes[OPEN].budget == dots


def test_a_ballot_is_given_whole_and_in_place_of_any_before():
    evening, (a, b, _) = on_themes()
    cast(evening, ANN, a)

    [event] = evening.act(ANN, CastBallot(OPEN, (b, b)))

    assert event == BallotCast(OPEN, (b,))
    assert evening.session.ballots == {(OPEN, ANN.id): (b,)}


def test_nobody_gives_more_dots_than_there_are():
    evening, (a, b, _) = on_themes()

    assert evening.refusal(ANN, CastBallot(OPEN, (a, b))) is Reason.NO_VOTES_LEFT


def test_nobody_votes_for_what_is_not_voted_on():
    evening, _ = on_themes()

    assert evening.refusal(ANN, CastBallot(OPEN, ("nosuch00",))) is Reason.NO_SUCH_TARGET


@pytest.mark.parametrize("stop", ["open/theme", "open/insight", "ended"])
def test_votes_count_only_while_their_stop_is_open(stop):
    evening, _ = on_themes()
    evening.go(stop)

    assert evening.refusal(ANN, CastBallot(OPEN, ())) is Reason.VOTE_CLOSED
    assert evening.refusal(ANN, CastBallot(SAFE, ())) is Reason.VOTE_CLOSED


def test_who_cannot_decide_has_voted_too():
    evening, (a, *_) = on_themes()

    cast(evening, ANN)
    cast(evening, BEN, a)

    assert vote.voters(evening.session, OPEN) == 2


def test_nobody_sees_a_running_count():
    evening, (a, *_) = on_themes()
    cast(evening, ANN, a)

    assert vote.result(evening.session, OPEN) == ()


def test_the_facilitator_closes_the_vote_once():
    evening, _ = on_themes()

    events = evening.act(FAY, CloseVote(HERE))

    assert events == (VoteClosed(OPEN),)
    assert evening.refusal(FAY, CloseVote(HERE)) is Reason.VOTE_CLOSED
    assert evening.refusal(FAY, CloseVote(StopId("open/theme"))) is Reason.MOVED_ON
    assert evening.refusal(ANN, CloseVote(HERE)) is Reason.NOT_ALLOWED


def test_a_result_ranks_by_votes_and_equal_votes_alike():
    evening, (a, b, c) = on_themes()
    cast(evening, ANN, c)
    cast(evening, BEN, b)

    evening.act(FAY, CloseVote(HERE))

    assert vote.result(evening.session, OPEN) == (
        Row(b, "theme 1", votes=1, rank=1),
        Row(c, "theme 2", votes=1, rank=1),
        Row(a, "theme 0", votes=0, rank=3),
    )


def test_a_result_on_notes_speaks_in_their_words():
    evening, notes = on_notes(1)
    cast(evening, ANN, *notes)

    evening.act(FAY, CloseVote(HERE))

    assert vote.result(evening.session, OPEN) == (Row(notes[0], "note 0", votes=1, rank=1),)


def test_what_was_hidden_taken_back_or_merged_away_has_left_the_result():
    evening, (a, b, c) = on_notes()
    evening.act(FAY, CloseVote(HERE))

    evening.act(FAY, HideNotes((a,)))
    evening.act(BEN, WithdrawNote(b))

    assert list(votes(evening)) == [c]
    evening, (one, other, _) = on_themes()
    evening.act(FAY, CloseVote(HERE))
    evening.act(FAY, MergeThemes(one, other))
    assert one not in votes(evening)


def test_a_theme_that_lost_its_name_keeps_its_votes():
    evening, (a, *_) = on_themes()
    cast(evening, ANN, a)
    evening.act(FAY, NameTheme(a, ""))

    evening.act(FAY, CloseVote(HERE))

    assert votes(evening)[a] == (1, 1)


@pytest.mark.parametrize(
    ("given", "gap", "close"),
    [
        ([], None, 0),
        ([0], None, 0),
        ([0, 1], 0, 2),
        ([0, 1, 2], 0, 3),
        ([0, 0, 1], 1, 2),
        ([0, 0, 1, 2], 1, 3),
        ([0, 0], None, 0),
        ([0, 0, 0, 1], None, 0),
    ],
)
def test_a_gap_too_small_to_rank_by_is_told_and_between_how_many(given, gap, close):
    rows = tuple(
        Row(str(target), "t", given.count(target), 1)
        for target in sorted(range(3), key=lambda each: -given.count(each))
    )

    assert (vote.tie(rows), counting.close(rows)) == (gap, close)


def test_a_single_choice_is_no_tie():
    assert vote.tie((Row("a", "a", 1, 1),)) is None


def test_a_vote_opened_again_keeps_the_ballots_as_far_as_they_go():
    evening = Evening()
    evening.go("open/write")
    notes = sorted(evening.write(BEN) for _ in range(4))
    evening.go(HERE)
    cast(evening, ANN, notes[0], notes[1])
    cast(evening, BEN, notes[2])
    evening.act(FAY, HideNotes((notes[0],)))

    evening.go(HERE)

    assert evening.session.votes[OPEN].budget == 1
    assert evening.session.ballots == {(OPEN, ANN.id): (notes[1],), (OPEN, BEN.id): (notes[2],)}


def test_dots_beyond_a_smaller_number_fall_away_when_a_vote_is_opened_again():
    evening, themes = on_themes(4)
    cast(evening, ANN, *themes[:2])
    evening.act(FAY, CloseVote(HERE))
    evening.act(FAY, MergeThemes(themes[3], themes[2]))

    evening.go(HERE)

    assert evening.session.ballots == {(OPEN, ANN.id): (themes[0],)}


def test_where_everyone_is_anonymous_a_ballot_is_too():
    evening = Evening()
    evening.go("safe/vote")

    evening.act(CARL, CastBallot(SAFE, ()))

    assert list(evening.session.ballots) == [(SAFE, CARL.alias(SAFE))]
