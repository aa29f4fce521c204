"""Who sees a vote, what is given in it, and what comes of it."""

from facilitator.core import views
from facilitator.core.ids import StopId
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.views import Audience
from tests.core.seeing.screens import C, P, R, families
from tests.core.world import ANN, BEN, FAY, OPEN, SAFE, Evening


def test_a_vote_is_on_the_phones_while_it_is_open_and_its_result_once_it_is_closed():
    evening = Evening()
    one, other = evening.group("one"), evening.group("other")
    evening.go("open/vote")
    evening.act(ANN, CastBallot(OPEN, (one,)))
    while_open = families(evening, P)
    asked = evening.see("vote/open", P)

    evening.act(FAY, CloseVote(StopId("open/vote")))

    assert (while_open.get("vote"), while_open.get("result")) == (1, None)
    vote, lens = evening.session.votes[OPEN].id, {"ja": "Which?（日）", "en": "Which?"}
    assert asked == {
        "part": OPEN,
        "vote": vote,
        "n": 1,
        "open": True,
        "mode": "dots",
        "on": "themes",
        "budget": 1,
        "lens": lens,
        "quorum": None,
        "needed": 0,
        "present": 0,
        "targets": [one, other],
        "words": {},
    }
    assert evening.see("vote/open", P) is None
    assert evening.see("result/open", P) == {
        "part": OPEN,
        "vote": vote,
        "n": 1,
        "mode": "dots",
        "on": "themes",
        "budget": 1,
        "lens": lens,
        "quorum": None,
        "present": 0,
        "rows": [
            {"target": one, "title": "one", "votes": 1, "rank": 1, "hands": 0, "first": 0},
            {"target": other, "title": "other", "votes": 0, "rank": 2, "hands": 0, "first": 0},
        ],
        "voters": 1,
        "chose": 1,
        "undecided": 0,
        "tie": None,
        "close": 0,
        "outcome": None,
    }
    evening.go("safe/intro")
    assert evening.see("result/open", P) is None


def test_nobody_sees_a_result_before_the_close_and_only_the_console_how_many_voted():
    evening = Evening()
    evening.group("one")
    evening.group("other")
    before = evening.see("ballots/open", C)
    evening.go("open/vote")
    evening.act(ANN, CastBallot(OPEN, ()))

    assert before is None
    assert [evening.see("result/open", audience) for audience in Audience] == [None] * len(Audience)
    assert evening.see("ballots/open", C) == {"voters": 1}
    assert evening.see("ballots/open", P) is None


def test_what_is_no_longer_there_is_no_longer_voted_on():
    evening = Evening()
    evening.go("open/write")
    kept, hidden = evening.write(ANN), evening.write(BEN)
    evening.go("open/vote")

    evening.act(FAY, HideNotes((hidden,)))

    assert evening.see("vote/open", P)["targets"] == [kept]


def test_the_report_tells_no_vote_on_words_that_it_does_not_quote():
    evening = Evening()
    evening.go("open/write")
    kept, kept_out = evening.write(ANN), evening.write(BEN, in_report=False)
    evening.go("open/vote")
    evening.act(ANN, CastBallot(OPEN, (kept_out,)))
    evening.act(FAY, CloseVote(StopId("open/vote")))

    assert evening.see("vote/open", R)["targets"] == [kept]
    assert set(evening.see("vote/open", C)["targets"]) == {kept, kept_out}
    assert [row["target"] for row in evening.see("result/open", R)["rows"]] == [kept]
    assert len(evening.see("result/open", C)["rows"]) == 2


def test_a_phone_shows_the_result_once_the_vote_is_closed_and_only_at_its_stop():
    evening = Evening()
    evening.go("open/vote")

    evening.act(FAY, CloseVote(StopId("open/vote")))

    assert evening.see("session", P)["screen"] == "result"
    evening.go("open/insight")
    assert evening.see("session", P)["screen"] == "insight"


def test_ones_own_ballots_come_back_also_where_everyone_is_anonymous():
    evening = Evening()
    evening.go("safe/write")
    note = evening.write(BEN, part=SAFE)
    evening.go("safe/vote")
    evening.act(ANN, CastBallot(SAFE, (note,)))

    assert views.own(evening.session, ANN)["ballots"] == {SAFE: [note]}
    assert views.own(evening.session, BEN)["ballots"] == {}
