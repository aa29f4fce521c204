"""Reading a log: every screen and every report is a function of it."""

from dataclasses import replace

import pytest

from facilitator.core.entry import Entry
from facilitator.core.ids import FileId
from facilitator.core.keeping import EnterReport, ReportMade
from facilitator.core.kept import ReportFile
from facilitator.core.kinds.notes.moderating import NoteHidden
from facilitator.core.kinds.notes.writing import EditNote, NoteAdded, NoteEdited, NoteWithdrawn
from facilitator.core.log import apply, rebuild
from facilitator.core.people import DESK
from facilitator.core.refused import Reason
from facilitator.core.words.taking_back import blanked, forgotten, subject
from tests.core.world import ANN, FAY, NEAR, OPEN, START, Evening


def test_a_session_is_a_function_of_its_log():
    evening = Evening()
    evening.go("open/write")
    note = evening.write(ANN, "words", named=True)
    evening.act(ANN, EditNote(note, "better", NEAR))

    session = rebuild(evening.log)

    assert session == evening.session
    assert (session.seq, session.at, session.created) == (4, evening.now, START)
    assert (session.title, session.lang, session.zone) == ("An evening", "ja", "Asia/Tokyo")


def test_an_empty_log_describes_no_session():
    with pytest.raises(ValueError, match="empty"):
        rebuild([])


def test_a_log_begins_with_the_session_coming_to_be():
    evening = Evening()
    evening.go("open/write")

    with pytest.raises(ValueError, match="not with Moved"):
        rebuild(evening.log[1:])


@pytest.mark.parametrize("seq", [1, 2, 4])
def test_a_log_with_a_gap_or_a_repetition_is_noticed(seq):
    evening = Evening()
    evening.go("open/write")
    wrong = replace(evening.log[-1], seq=seq)

    with pytest.raises(ValueError, match=f"entry {seq} does not follow entry 2"):
        apply(evening.session, wrong)


def test_the_words_of_a_note_are_in_the_entries_that_name_it_as_their_subject():
    added = NoteAdded("n1", OPEN, "words", NEAR, "Ann", in_report=True)
    edited = NoteEdited("n1", "other words", None, edited=True)

    assert (subject(added), subject(edited)) == ("n1", "n1")
    assert subject(NoteHidden("n1")) == "n1"  # its reason may repeat them
    assert subject(NoteWithdrawn("n1")) is None


def test_only_taking_a_note_back_makes_its_words_forgotten():
    assert forgotten(NoteWithdrawn("n1")) == "n1"
    assert forgotten(NoteHidden("n1")) is None


def test_what_is_forgotten_leaves_neither_words_nor_a_name():
    added = NoteAdded("n1", OPEN, "words", NEAR, "Ann", in_report=True)
    edited = NoteEdited("n1", "other words", NEAR, edited=True)

    assert blanked(added) == NoteAdded("n1", OPEN, "", NEAR, None, in_report=True)
    assert blanked(edited) == NoteEdited("n1", "", NEAR, edited=True)


def test_a_printed_report_is_entered_by_the_desk_and_a_newer_one_takes_its_place():
    evening = Evening()
    evening.act(DESK, EnterReport(FileId("f1"), "ja", 1))
    evening.wait(60)

    events = evening.act(DESK, EnterReport(FileId("f2"), "ja", 1))

    assert events == (ReportMade(FileId("f2"), "ja", 1),)
    assert evening.session.reports == {"ja": ReportFile(FileId("f2"), "ja", evening.now, seq=1)}
    assert evening.refusal(FAY, EnterReport(FileId("f3"), "ja", 1)) is Reason.NOT_ALLOWED


def test_the_log_tells_when_and_by_whom():
    evening = Evening()
    evening.wait(5)
    evening.go("open/write")

    assert evening.log[-1] == Entry(2, evening.now, FAY.id, evening.log[-1].event)
    assert evening.session.visit.by == FAY.id
