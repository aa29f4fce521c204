"""The audit finds what is lost and what is doubled, because both were planted."""

from dataclasses import replace
from datetime import UTC, datetime

from facilitator.core.entry import Entry
from facilitator.core.ids import NoteId, PartId, PersonId
from facilitator.core.kinds.notes.writing import NoteAdded
from facilitator.core.moving.flow import CountdownCancelled
from facilitator.rehearsal.audit import audit
from facilitator.storage.log import Answer

ANN, BEN = PersonId("ann"), PersonId("ben")
AT = datetime(2026, 1, 15, tzinfo=UTC)


def added(seq, by, text):
    note = NoteAdded(NoteId(f"n{seq}"), PartId("open"), text, None, None, True)
    return Entry(seq, AT, by, note)


LOG = [
    Entry(1, AT, PersonId("fay"), CountdownCancelled()),  # stands for the first entry
    added(2, ANN, "one"),
    added(3, BEN, "two"),
    added(4, ANN, "three"),
]
ANSWERS = {
    (ANN, "ann-0001"): Answer("d1", 2, 2),
    (BEN, "ben-0001"): Answer("d2", 3, 3),
    (ANN, "ann-0002"): Answer("d3", 4, 4),
    (BEN, "ben-0002"): Answer("d4", 5, 4),  # accepted, and nothing had to be written for it
}
ACKNOWLEDGED = {"ann-0001": 2, "ben-0001": 3, "ann-0002": 4, "ben-0002": 4}


def test_a_log_that_holds_everything_once_is_fine():
    findings = audit(LOG, ANSWERS, ACKNOWLEDGED)

    assert (findings.lost, findings.doubled) == ((), ())
    assert (findings.entries, findings.head) == (4, 4)


def test_an_acknowledged_note_that_is_not_in_the_log_is_lost():
    answers = {key: each for key, each in ANSWERS.items() if key[1] != "ann-0002"}

    findings = audit(LOG[:3], answers, ACKNOWLEDGED)

    assert findings.lost == ("ann-0002",)


def test_an_answer_whose_entry_is_gone_is_lost():
    assert audit(LOG[:3], ANSWERS, ACKNOWLEDGED).lost == ("ann-0002",)


def test_a_hole_in_the_log_is_a_loss():
    findings = audit([*LOG[:2], LOG[3]], ANSWERS, ACKNOWLEDGED)

    assert findings.lost == ("ben-0001", "#3")


def test_a_note_that_was_written_twice_for_one_action_is_doubled():
    findings = audit([*LOG, added(5, ANN, "three")], ANSWERS, ACKNOWLEDGED)

    assert findings.doubled == ("#5",)


def test_an_action_that_happened_twice_under_its_id_is_doubled():
    again = ANSWERS | {(BEN, "ann-0002"): Answer("d3", 5, 5)}

    findings = audit([*LOG, added(5, BEN, "three")], again, ACKNOWLEDGED)

    assert findings.doubled == ("ann-0002",)


def test_an_answer_that_says_another_number_than_was_acknowledged_is_doubled():
    findings = audit(LOG, ANSWERS, ACKNOWLEDGED | {"ben-0001": 2})

    assert findings.doubled == ("ben-0001",)


def test_an_entry_that_two_answers_claim_is_doubled():
    claimed = ANSWERS | {(BEN, "ben-0003"): Answer("d5", 4, 4)}

    assert audit(LOG, claimed, ACKNOWLEDGED).doubled == ("#4",)


def test_an_entry_that_stands_there_twice_is_doubled():
    findings = audit([*LOG, replace(LOG[3])], ANSWERS, ACKNOWLEDGED)

    assert findings.doubled == ("#4",)
