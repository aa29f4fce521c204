"""What we saw: the one sentence a step leaves behind."""

import pytest

from facilitator.core.decide import Undo
from facilitator.core.entry import Entry
from facilitator.core.ids import PartId
from facilitator.core.kinds.notes.insight import InsightWritten, WriteInsight
from facilitator.core.log import rebuild
from facilitator.core.refused import Reason
from tests.core.world import ANN, FAY, OPEN, Evening, last_undoable


def test_what_was_seen_is_one_line_as_it_was_typed():
    evening = Evening()

    events = evening.act(FAY, WriteInsight(OPEN, " 小さな挨拶が\n入口　だった。 "))

    assert events == (InsightWritten(OPEN, "小さな挨拶が 入口　だった。", was=""),)
    assert evening.session.insights == {OPEN: "小さな挨拶が 入口　だった。"}


def test_the_same_said_again_is_no_deed():
    evening = Evening()
    evening.act(FAY, WriteInsight(OPEN, "the same"))

    assert evening.act(FAY, WriteInsight(OPEN, " the same ")) == ()


def test_what_was_seen_can_be_taken_back_to_what_was_seen_before():
    evening = Evening()
    evening.act(FAY, WriteInsight(OPEN, "first"))
    evening.act(FAY, WriteInsight(OPEN, "half a sec"))

    evening.undo()
    assert evening.session.insights[OPEN] == "first"
    evening.act(FAY, Undo(last_undoable(evening.session)))

    assert evening.session.insights[OPEN] == ""
    assert last_undoable(evening.session) is None


def test_a_sentence_of_an_older_log_is_not_taken_back():
    evening = Evening()
    older = Entry(evening.session.seq + 1, evening.now, FAY.id, InsightWritten(OPEN, "older"))

    session = rebuild([*evening.log, older])

    assert session.insights[OPEN] == "older"
    assert last_undoable(session) is None


def test_what_was_seen_can_be_said_anew_and_taken_away():
    evening = Evening()
    evening.act(FAY, WriteInsight(OPEN, "first"))
    evening.act(FAY, WriteInsight(OPEN, "second"))
    said = evening.session.insights[OPEN]

    evening.act(FAY, WriteInsight(OPEN, " \u200b"))

    assert (said, evening.session.insights[OPEN]) == ("second", "")


def test_what_was_seen_fits_in_eighty_characters():
    evening = Evening()

    evening.act(FAY, WriteInsight(OPEN, "あ" * 80))

    assert evening.refusal(FAY, WriteInsight(OPEN, "あ" * 81)) is Reason.TOO_LONG


@pytest.mark.parametrize("part", ["welcome", "nowhere", "lobby"])
def test_only_a_step_leaves_a_sentence_behind(part):
    assert Evening().refusal(FAY, WriteInsight(PartId(part), "x")) is Reason.NO_SUCH_PART


def test_only_a_facilitator_says_what_was_seen():
    assert Evening().refusal(ANN, WriteInsight(OPEN, "x")) is Reason.NOT_ALLOWED
