"""The list of reports: of those of one kind the newest, and what became of it."""

from datetime import timedelta

from facilitator.core.ids import FileId
from facilitator.core.keeping import EnterReport
from facilitator.core.people import DESK
from facilitator.storage.jobs import Job
from facilitator.web.made import listed
from tests.core.world import Evening

MADE = FileId("file1")


def a_job(id_: str, state: str, file: FileId | None = None) -> Job:
    return Job(id_, "s1", "report", {"lang": "ja"}, state, 100, "Why\nand where", file, True)


def a_made_evening() -> Evening:
    evening = Evening()
    evening.now += timedelta(hours=2)
    evening.act(DESK, EnterReport(MADE, "ja", evening.session.seq))
    return evening


def test_a_report_can_be_fetched_although_making_it_anew_failed():
    jobs = [a_job("third", "failed"), a_job("second", "failed"), a_job("first", "done", MADE)]

    reports = listed(a_made_evening().session, jobs)

    assert [(each.job, each.state) for each in reports] == [("third", "failed"), ("first", "done")]


def test_a_report_takes_the_place_of_those_before_it():
    jobs = [a_job("third", "done", MADE), a_job("second", "failed"), a_job("first", "done", MADE)]

    reports = listed(a_made_evening().session, jobs)

    assert [each.job for each in reports] == ["third"]
