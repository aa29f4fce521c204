"""What a report says of the votes of a step."""

import pytest

from facilitator.core.ids import StopId
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.kinds.votes.again import OpenVote
from facilitator.core.kinds.votes.held import Preparation
from facilitator.core.kinds.votes.preparing import PrepareVote
from facilitator.core.program import Text
from facilitator.report.audit import audit
from facilitator.report.blocks import Auto
from facilitator.report.build import build
from facilitator.report.chapters import votes
from facilitator.report.chapters.participation import turnout
from facilitator.report.figures import Poll, Ranking, Sizes
from facilitator.report.gather import gather
from facilitator.report.options import Options
from facilitator.report.tables import table
from tests.core.world import ANN, BEN, CARL, FAY, OPEN, Evening

HERE = StopId("open/vote")


def evening_of(*preparations: Preparation) -> Evening:
    """Return an evening with two themes on which people voted in all these ways, one by one.

    Ann and Ben want the first choice, Carl the second; in an order it is as they come.
    """
    evening = Evening()
    evening.here = 4
    evening.go("open/write")
    near, far = evening.write(ANN, "near"), evening.write(BEN, "far")
    evening.go("open/theme")
    evening.group("Near", near)
    evening.group("Far", far)
    evening.go("open/vote")
    evening.act(FAY, CloseVote(HERE))
    for preparation in preparations:
        evening.act(FAY, PrepareVote(OPEN, preparation))
        evening.act(FAY, OpenVote(HERE))
        vote = evening.session.votes[OPEN]
        one, two = vote.targets[:2]
        most = 2 if vote.mode == "ranking" else 1
        for person, order in ((ANN, (one, two)), (BEN, (one, two)), (CARL, (two, one))):
            evening.act(person, CastBallot(OPEN, order[:most]))
        evening.act(FAY, CloseVote(HERE))
    return evening


DOTS = Preparation("dots", "themes", lens=Text("どちらが近いですか", "Which is nearer?"))
ON_NOTES = Preparation("dots", "notes")
ORDER = Preparation("ranking", "themes")
DECISION = Preparation("decision", "lines", quorum=50, lines=("続ける", "やめる"))


def told(evening: Evening, lang: str = "en") -> list:
    material = gather(evening.session, Options(lang))
    return votes.of(material, material.steps[0])


def said(blocks: list) -> str:
    return " ".join(block.text for block in blocks if isinstance(block, Auto))


def test_every_vote_is_told_with_what_it_asked_how_it_was_held_and_its_numbers():
    blocks = told(evening_of(DOTS, ORDER, DECISION))

    words = said(blocks)
    for sentence in (
        "Vote 1 asked: “Which is nearer?” 3 people voted.",
        "Vote 2 asked: “Which?” 3 people voted. Everybody put all of them in order",
        "(Borda count). “Near” had the most points: 2. It was put first by 2.",
        "Vote 3 asked: “Which?”",
        "Of 4 who could take part, 3 did; 2 were needed.",
        "“続ける” was decided on: 2 of the 3 who chose.",
    ):
        assert sentence in words
    assert [block.mode for block in blocks if isinstance(block, Poll)] == ["ranking", "decision"]


def test_the_dots_beside_the_themes_are_those_of_the_last_vote_of_dots():
    evening = evening_of(DOTS, ORDER, DOTS)

    document = build(gather(evening.session, Options("ja")))

    [sizes] = [block for block in document.blocks() if isinstance(block, Sizes)]
    assert [bar.votes for bar in sizes.bars] == [2, 1]
    polls = [block for block in document.blocks() if isinstance(block, Poll)]
    assert [(poll.key, poll.mode) for poll in polls] == [
        ("poll-open-1", "dots"),
        ("poll-open-2", "ranking"),
    ]


def test_a_table_of_a_ranking_has_points_and_first_places():
    [poll] = [block for block in told(evening_of(ORDER)) if isinstance(block, Poll)]

    made = table(poll, "en")

    assert made.heads == ("Choice", "Points", "Put it first")
    assert made.rows == (("Near", "2", "2"), ("Far", "1", "1"))


def test_one_vote_with_the_programs_question_is_told_as_ever():
    assert "asked" not in said(told(evening_of(Preparation("dots", "themes"))))


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("preparations", [(DOTS, DECISION), (ORDER, ON_NOTES), (ON_NOTES, DOTS)])
def test_the_report_holds_to_its_records(lang, preparations):
    evening = evening_of(*preparations)

    document = build(gather(evening.session, Options(lang)))

    audit(document, gather(evening.session, Options(lang)))


def test_what_was_not_decided_says_why():
    evening = Evening()
    evening.here = 9
    evening.go("open/theme")
    evening.act(FAY, PrepareVote(OPEN, DECISION))
    evening.go("open/vote")
    evening.act(ANN, CastBallot(OPEN, ("line-1",)))
    evening.act(FAY, CloseVote(HERE))

    words = said(told(evening, "ja"))

    assert "参加できた9人のうち1人が投票しました。成立に必要な数は5人です。" in words
    assert "投票した人が必要な数に届かず、不成立でした。" in words


def test_a_hidden_note_is_in_no_chart_of_a_vote():
    evening = evening_of(ON_NOTES, ON_NOTES)
    note = next(each.id for each in evening.session.notes.values() if each.text == "near")
    evening.act(FAY, HideNotes((note,)))

    charts = [block for block in told(evening) if isinstance(block, Ranking)]

    assert [[row.text for row in chart.rows] for chart in charts] == [["far"], ["far"]]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ja", ["1人が投票しました。", "ほかに1人が、決めきれないと伝えました。"]),
        ("en", ["1 person voted.", "1 more could not decide."]),
    ],
)
def test_who_could_not_decide_has_not_voted(lang, said):
    evening = evening_of()
    evening.act(FAY, PrepareVote(OPEN, DOTS))
    evening.act(FAY, OpenVote(HERE))
    evening.act(ANN, CastBallot(OPEN, evening.session.votes[OPEN].targets[:1]))
    evening.act(BEN, CastBallot(OPEN, ()))
    evening.act(FAY, CloseVote(HERE))

    texts = [block.text for block in told(evening, lang) if isinstance(block, Auto)]

    assert [text for text in texts if text in said] == said
    material = gather(evening.session, Options(lang))
    audit(build(material), material)
    assert turnout(material).rows[0].voters == 1
