"""Votes of every kind come through an export and an import."""

from typing import Any

import pytest

from facilitator.core.ids import StopId
from facilitator.core.kinds.hands import CountHands
from facilitator.core.kinds.notes.themes import RemoveTheme
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.kinds.votes import choices
from facilitator.core.kinds.votes.again import OpenVote
from facilitator.core.kinds.votes.held import Preparation
from facilitator.core.kinds.votes.preparing import PrepareVote
from facilitator.core.program import Text
from facilitator.core.views import Audience, record
from facilitator.exporting.sheet import to_csv
from tests.core.world import ANN, BEN, CARL, FAY, OPEN, Evening
from tests.exporting.evenings import MINUTES, SOUND, complaints, exported, imported

HERE = StopId("open/vote")
KEYS = (f"earlier/{OPEN}/1", f"earlier/{OPEN}/2", f"result/{OPEN}")


def voted() -> Evening:
    """Return an evening with dots, then a ranking, then a decision, in one step."""
    evening = Evening(SOUND, int(MINUTES))
    evening.here = 5
    evening.go("open/write")
    first, second = evening.write(ANN, "one"), evening.write(BEN, "two")
    evening.go("open/theme")
    one, two = evening.group("One", first), evening.group("Two", second)
    evening.go("open/vote")
    evening.act(ANN, CastBallot(OPEN, (one,)))
    evening.act(BEN, CastBallot(OPEN, ()))
    evening.act(FAY, CountHands(OPEN, {two: 2}))
    _again(evening, Preparation("ranking", "themes", lens=Text("どの順に?", "In which order?")))
    evening.act(ANN, CastBallot(OPEN, (two, one)))
    evening.act(BEN, CastBallot(OPEN, (two, one)))
    _again(evening, Preparation("decision", "lines", quorum=50, lines=("=続ける", "やめる")))
    for person, line in ((ANN, "line-1"), (BEN, "line-1"), (CARL, "line-2")):
        evening.act(person, CastBallot(OPEN, (line,)))
    evening.act(FAY, CloseVote(HERE))
    evening.go("ended")
    return evening


def _again(evening: Evening, preparation: Preparation) -> None:
    evening.act(FAY, CloseVote(HERE))
    evening.act(FAY, PrepareVote(OPEN, preparation))
    evening.act(FAY, OpenVote(HERE))


def told(session: Any, key: str) -> dict[str, Any]:
    """Return what a report reads of a vote, without the ids, which are new."""
    found = dict(record(session, key, Audience.REPORT) or {})
    names = {row["target"]: row["title"] for row in found["rows"]}
    found["rows"] = sorted(tuple(row.items())[1:] for row in found["rows"])
    if found["outcome"]:
        found["outcome"] |= {"target": names.get(found["outcome"]["target"])}
    del found["vote"]
    return found


@pytest.mark.parametrize("key", KEYS)
def test_every_vote_is_the_same_after_an_export_and_an_import(key):
    evening = voted()

    again = imported(exported(evening.session))

    assert told(again, key) == told(evening.session, key)
    assert told(imported(exported(again)), key) == told(evening.session, key)


def test_a_question_that_was_taken_back_is_not_told_as_that_of_the_program():
    evening = Evening(SOUND, int(MINUTES))
    evening.here = 5
    evening.go("open/write")
    first, second = evening.write(ANN, "one"), evening.write(BEN, "毎朝あいさつ")
    evening.go("open/theme")
    evening.group("One", first)
    evening.group("Two", second)
    evening.go("open/vote")
    asked = Text("毎朝あいさつから?", "First 毎朝あいさつ?")
    _again(evening, Preparation("ranking", "themes", lens=asked))
    evening.act(FAY, CloseVote(HERE))
    evening.act(BEN, WithdrawNote(second))
    evening.go("ended")

    again = imported(exported(evening.session))

    assert again.votes[OPEN].lens is None and again.votes[OPEN].reworded
    assert told(again, f"result/{OPEN}")["lens"] is None


def test_voting_again_after_an_import_is_like_the_last_vote():
    again = imported(exported(voted().session))
    assert again.votes[OPEN].prepared and not again.past[OPEN][0].vote.prepared

    plan = choices.plan(again, OPEN, anew=True)

    assert plan is not None and plan.mode == "decision"
    assert choices.plan(again, OPEN) is None


def test_who_reads_only_one_vote_finds_the_last_one_of_dots():
    [part] = [each for each in exported(voted().session)["parts"] if each["id"] == OPEN]

    assert (part["vote"]["on"], part["vote"]["voters"]) == ("themes", 2)
    assert [each["mode"] for each in part["votes"]] == ["dots", "ranking", "decision"]


def test_one_vote_of_dots_is_told_once():
    evening = Evening(SOUND, int(MINUTES))
    evening.go("open/vote")
    evening.go("ended")

    [part] = [each for each in exported(evening.session)["parts"] if each["id"] == OPEN]

    assert "votes" not in part and part["vote"] is not None


def test_a_decision_on_a_theme_that_is_no_more_keeps_its_words():
    evening = Evening(SOUND, int(MINUTES))
    evening.go("open/write")
    one, _ = evening.group("One"), evening.group("Two")
    evening.act(FAY, PrepareVote(OPEN, Preparation("decision", "themes")))
    evening.go("open/vote")
    evening.act(ANN, CastBallot(OPEN, (one,)))
    evening.act(FAY, CloseVote(HERE))
    evening.act(FAY, RemoveTheme(one))
    evening.go("ended")

    rows = record(imported(exported(evening.session)), f"result/{OPEN}", Audience.REPORT)["rows"]

    assert [(row["title"], row["votes"]) for row in rows] == [("One", 1), ("Two", 0)]


@pytest.mark.parametrize(
    ("vote", "change"),
    [
        (0, {"voters": 0}),
        (1, {"voters": 1}),
        (2, {"voters": 7}),
        (2, {"mode": "coin"}),
        (2, {"on": "people"}),
        (0, {"budget": 9}),
    ],
)
def test_numbers_that_cannot_be_are_named(vote, change):
    data = exported(voted().session)
    [part] = [each for each in data["parts"] if each["id"] == OPEN]
    part["votes"][vote] |= change

    assert complaints(data)


def test_a_spreadsheet_has_every_vote_and_every_choice():
    table = to_csv(voted().session, "ja").decode("utf-8-sig")

    for cell in ("vote_dots", "vote_ranking", "vote_decision", "どの順に?", "'=続ける"):
        assert f'"{cell}"' in table
