"""Several votes in one step, one after the other."""

import pytest

from facilitator.core.codec import decode_event
from facilitator.core.decide import Undo
from facilitator.core.entry import Entry
from facilitator.core.ids import StopId
from facilitator.core.kinds.hands import CountHands
from facilitator.core.kinds.notes.themes import RemoveTheme
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.kinds.vote import BallotCast, CastBallot, VoteClosed
from facilitator.core.kinds.votes.again import OpenVote
from facilitator.core.log import apply, rebuild
from facilitator.core.measures import take
from facilitator.core.refused import Reason
from facilitator.core.views import Audience, own
from tests.core.kinds.votes.world import HERE, again, cast, close, opened, prepare, with_themes
from tests.core.world import ANN, BEN, CARL, FAY, OPEN, START, Evening


def voted() -> tuple[Evening, list[str]]:
    """Return an evening after its first vote, in which Ann chose the first, Ben the second."""
    evening, themes = opened("dots")
    cast(evening, ANN, themes[0])
    cast(evening, BEN, themes[1])
    close(evening)
    return evening, themes


def votes(evening: Evening, key: str, audience: Audience = Audience.CONSOLE) -> dict[str, int]:
    return {row["target"]: row["votes"] for row in evening.see(key, audience)["rows"]}


def test_another_vote_begins_without_ballots_and_the_first_stays_as_it_was():
    evening, (a, b, c) = voted()
    prepare(evening, "dots", lens="では、どれから?")

    again(evening)
    cast(evening, ANN, c)
    close(evening)

    for audience in (Audience.CONSOLE, Audience.REPORT, Audience.OBSERVER):
        first = evening.see(f"earlier/{OPEN}/1", audience)
        second = evening.see(f"result/{OPEN}", audience)
        assert (first["n"], first["lens"]["en"], first["voters"]) == (1, "Which?", 2)
        assert (second["n"], second["lens"]["en"], second["voters"]) == (2, "では、どれから?", 1)
    assert votes(evening, f"earlier/{OPEN}/1") == {a: 1, b: 1, c: 0}
    assert votes(evening, f"result/{OPEN}") == {c: 1, a: 0, b: 0}
    assert take(evening.session)["ballots"] == 3


def test_stage_and_phones_show_the_present_vote_only():
    evening, _ = voted()

    again(evening)

    assert evening.see("stage", Audience.STAGE)["view"] == "vote"
    assert evening.see("session", Audience.PHONE)["screen"] == "vote"
    assert evening.see(f"earlier/{OPEN}/1", Audience.PHONE) is None
    assert evening.see(f"earlier/{OPEN}/1", Audience.STAGE) is None
    assert own(evening.session, ANN)["ballots"] == {}


def test_a_ballot_of_the_first_vote_is_not_counted_in_the_second():
    evening, (a, *_) = voted()
    first = evening.session.votes[OPEN].id

    again(evening)

    assert first != evening.session.votes[OPEN].id
    assert evening.refusal(CARL, CastBallot(OPEN, (a,), first)) is Reason.VOTE_CLOSED
    assert own(evening.session, CARL)["votes"] == {}
    cast(evening, CARL, a)
    assert own(evening.session, CARL)["votes"] == {OPEN: evening.session.votes[OPEN].id}


def test_another_vote_has_its_time():
    evening, _ = voted()
    evening.wait(600)

    again(evening)

    ends_at = evening.session.visit.ends_at
    assert ends_at is not None and (ends_at - START).total_seconds() == 660


def test_where_another_was_prepared_the_one_button_opens_it():
    evening, _ = voted()
    assert evening.see("console", Audience.CONSOLE)["primary"]["effect"] == "insight_none"

    prepare(evening, "decision", quorum=50)

    button = evening.see("console", Audience.CONSOLE)["primary"]
    assert (button["type"], button["effect"], button["n"]) == ("OpenVote", "vote_decision", 3)
    shown = evening.see("next", Audience.CONSOLE)
    assert (shown["view"], shown["mode"], shown["results"]) == ("vote", "decision", [])


def test_a_vote_is_opened_again_only_where_it_is_closed():
    evening, _ = with_themes()
    assert evening.refusal(FAY, OpenVote(StopId("open/theme"))) is Reason.MOVED_ON
    evening.go(HERE)
    assert evening.refusal(FAY, OpenVote(HERE)) is Reason.VOTE_OPEN
    close(evening)
    assert evening.refusal(FAY, OpenVote(StopId("open/theme"))) is Reason.MOVED_ON
    assert evening.refusal(ANN, OpenVote(HERE)) is Reason.NOT_ALLOWED


def test_a_vote_in_which_nobody_took_part_leaves_nothing_behind():
    evening, _ = opened("dots")
    close(evening)

    again(evening)

    assert evening.session.past == {}
    assert evening.see(f"vote/{OPEN}", Audience.CONSOLE)["n"] == 1


def test_raised_hands_stay_with_their_vote():
    evening, (a, *_) = voted()
    evening.act(FAY, CountHands(OPEN, {a: 4}))
    counted = evening.session.seq

    again(evening)
    close(evening)

    assert votes(evening, f"earlier/{OPEN}/1")[a] == 5
    assert votes(evening, f"result/{OPEN}")[a] == 0
    assert evening.refusal(FAY, Undo(counted)) is Reason.CHANGED_SINCE


def test_a_note_that_is_taken_back_leaves_every_vote():
    evening = Evening()
    evening.go("open/write")
    one, other = evening.write(ANN, "one"), evening.write(BEN, "other")
    evening.go(HERE)
    cast(evening, ANN, one)
    close(evening)
    again(evening)
    cast(evening, BEN, one)
    close(evening)

    events = evening.act(ANN, WithdrawNote(one))

    assert events
    for key in (f"earlier/{OPEN}/1", f"result/{OPEN}"):
        assert votes(evening, key) == {other: 0}


def test_coming_back_opens_the_same_vote_of_dots():
    evening, (a, *_) = opened("dots")
    cast(evening, ANN, a)
    evening.go("open/theme")
    evening.go(HERE)
    assert evening.session.votes[OPEN].open and len(evening.session.ballots) == 1


@pytest.mark.parametrize("mode", ["decision", "ranking"])
def test_coming_back_what_was_decided_or_ranked_stays_so(mode):
    evening, targets = opened(mode)
    cast(evening, ANN, *(targets[:1] if mode == "decision" else targets))
    evening.go("open/theme")
    assert evening.see("console", Audience.CONSOLE)["primary"]["effect"] == "decided"
    assert evening.see("next", Audience.CONSOLE)["view"] == "result"
    evening.go(HERE)
    assert not evening.session.votes[OPEN].open


def test_another_vote_does_not_use_up_a_preparation_that_does_not_fit():
    evening, _ = opened("decision", on="lines", lines=("go on", "stop"))
    close(evening)
    prepare(evening, "ranking")
    wanted = evening.session.preparations[OPEN]
    for theme in [each.id for each in evening.session.themes_of(OPEN)][1:]:
        evening.act(FAY, RemoveTheme(theme))

    assert evening.see(f"preparation/{OPEN}", Audience.CONSOLE)["unfit"] == "few"
    assert evening.see("console", Audience.CONSOLE)["primary"]["type"] != "OpenVote"
    again(evening)
    assert evening.session.votes[OPEN].mode == "decision"
    assert evening.session.preparations[OPEN] == wanted


def test_a_log_of_several_votes_is_read_again():
    evening, (a, *_) = voted()
    prepare(evening, "decision", quorum=50, lens="決めますか?")
    again(evening)
    cast(evening, ANN, a)
    close(evening)
    prepare(evening, "ranking")
    again(evening)

    assert rebuild(evening.log) == evening.session


def test_a_vote_of_an_older_log_is_one_however_often_it_was_opened():
    evening, (a, b, _) = with_themes()[0], ("one", "other", "")
    said = {"part": OPEN, "on": "themes", "budget": 1, "targets": [a, b]}
    opened_so = decode_event("VoteOpened", said)
    for by, event in (
        (FAY, opened_so),
        (ANN, BallotCast(OPEN, (a,))),
        (FAY, VoteClosed(OPEN)),
        (FAY, opened_so),
        (BEN, BallotCast(OPEN, (b,))),
        (FAY, VoteClosed(OPEN)),
    ):
        apply(evening.session, Entry(evening.session.seq + 1, evening.now, by.id, event))

    assert evening.session.past == {}
    assert evening.session.ballots == {(OPEN, ANN.id): (a,), (OPEN, BEN.id): (b,)}
