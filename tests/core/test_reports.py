"""Reports of one language are told apart by their kind, and know what has changed since."""

from facilitator.core.ids import FileId
from facilitator.core.keeping import EnterReport, changes_since
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.log import rebuild
from facilitator.core.people import DESK
from facilitator.core.words.forgetting import files
from tests.core.world import ANN, Evening

PDF, WORD = FileId("pdf"), FileId("word")


def reported() -> Evening:
    evening = Evening()
    evening.go("open/write")
    evening.write(ANN, "a note")
    seq = evening.session.seq
    evening.act(DESK, EnterReport(PDF, "ja", seq))
    evening.act(DESK, EnterReport(WORD, "ja", seq, ".docx"))
    return evening


def test_a_report_takes_the_place_of_its_own_kind_only():
    evening = reported()

    evening.act(DESK, EnterReport(FileId("newer"), "ja", evening.session.seq, ".docx"))

    assert files(evening.session) == {PDF, "newer"}
    assert rebuild(evening.log) == evening.session


def test_reports_of_every_kind_go_with_the_words():
    evening = reported()

    evening.act(ANN, WithdrawNote(next(iter(evening.session.notes))))

    assert files(evening.session) == set()


def test_that_a_report_was_made_is_no_change_of_what_it_is_of():
    evening = reported()
    seq = evening.session.reports["ja"].seq

    assert changes_since(evening.session, seq) == 0

    evening.write(ANN, "another")
    assert changes_since(evening.session, seq) == 1
