"""The same report is not made twice, and one that lost its file is not taken for finished."""

from datetime import timedelta

from facilitator.core.ids import FileId
from facilitator.core.keeping import EnterReport
from facilitator.core.kinds.notes.naming import NameNote
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.people import DESK
from facilitator.core.program import Program
from facilitator.jobs.wish import Wish
from facilitator.storage.jobs import Job
from facilitator.web.printed import finished
from tests.core.world import ANN, PROGRAM, START, WHOLE, Evening

WISH = Wish("ja", "docx")
NOW = START + timedelta(hours=30)


def reported(program: Program = PROGRAM) -> tuple[Evening, list[Job]]:
    evening = Evening(program)
    evening.go("open/write")
    evening.write(ANN, "a note")
    evening.go("ended")
    seq = evening.session.seq
    evening.act(DESK, EnterReport(FileId("f1"), "ja", seq, WISH.kind))
    options = WISH.to_job() | {"seq": seq}
    job = Job("j1", evening.session.id, "report", options, "done", 100, "", FileId("f1"), True)
    return evening, [job]


def test_what_was_made_is_handed_out_again_while_nothing_has_changed():
    evening, jobs = reported()

    assert finished(evening.session, jobs, WISH, NOW) is jobs[0]
    assert finished(evening.session, jobs, Wish("ja", "pptx"), NOW) is None
    assert finished(evening.session, jobs, Wish("en", "docx"), NOW) is None


def test_it_is_made_anew_once_something_has_changed():
    evening, jobs = reported()

    evening.act(ANN, NameNote(next(iter(evening.session.notes)), named=True))

    assert finished(evening.session, jobs, WISH, NOW) is None


def test_a_report_that_lost_its_file_is_not_revived():
    evening, jobs = reported()

    evening.act(ANN, WithdrawNote(next(iter(evening.session.notes))))

    assert finished(evening.session, jobs, WISH, NOW) is None


def test_a_file_that_another_took_the_place_of_is_not_handed_out():
    evening, jobs = reported()
    seq = evening.session.reports[f"ja/{WISH.kind}"].seq

    evening.act(DESK, EnterReport(FileId("f2"), "ja", seq, WISH.kind))

    assert finished(evening.session, jobs, WISH, NOW) is None


def test_once_the_pulse_is_closed_a_report_is_made_anew_with_its_figures():
    evening, jobs = reported(WHOLE)

    assert finished(evening.session, jobs, WISH, START + timedelta(hours=23)) is jobs[0]
    assert finished(evening.session, jobs, WISH, START + timedelta(hours=25)) is None
