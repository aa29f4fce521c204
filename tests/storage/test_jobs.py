"""Heavy work that was asked for, and how far it is."""

from datetime import timedelta

import pytest

from facilitator.core.ids import FileId, SessionId
from facilitator.storage.jobs import Job
from tests.core.world import START
from tests.storage.keeping import begin

S1 = SessionId("s1")


@pytest.fixture
def jobs(store):
    begin(store)
    store.jobs.add("j1", S1, "report", {"lang": "ja"}, START)
    return store.jobs


def test_a_job_waits_until_somebody_begins_it(jobs):
    assert jobs.get("j1") == Job("j1", S1, "report", {"lang": "ja"}, "queued", 0, "", None)
    assert jobs.get("j2") is None


def test_another_process_sees_how_far_a_job_is(jobs, again):
    jobs.update("j1", START + timedelta(seconds=1), state="running", progress=40)

    job = again.jobs.get("j1")
    assert (job.state, job.progress, job.file) == ("running", 40, None)


def test_a_job_that_failed_says_why(jobs):
    jobs.update("j1", START, state="failed", message="memory")

    job = jobs.get("j1")
    assert (job.state, job.message) == ("failed", "memory")
    assert jobs.unannounced() == jobs.unfinished() == []


def test_a_session_is_told_once_what_came_of_a_job(jobs):
    waiting = jobs.unannounced()
    jobs.update("j1", START, state="done", progress=100, file=FileId("f1"))
    done = jobs.unannounced()

    jobs.announced("j1")

    assert waiting == jobs.unannounced() == []
    assert [(job.id, job.file) for job in done] == [("j1", "f1")]


@pytest.mark.parametrize(
    ("state", "open_"), [("queued", True), ("running", True), ("done", False), ("failed", False)]
)
def test_what_a_worker_left_behind_is_found_again(jobs, state, open_):
    jobs.update("j1", START, state=state)

    assert [job.id for job in jobs.unfinished()] == (["j1"] if open_ else [])


def test_a_change_of_one_job_is_no_change_of_another(jobs):
    jobs.add("j2", S1, "report", {}, START)

    jobs.update("j2", START, state="running")

    assert jobs.get("j1").state == "queued"


def test_what_a_command_hands_over_is_found_by_the_server_and_kept_by_nobody(jobs, again):
    jobs.hand_over("j2", S1, "edit", START, {"write": ["とりさげたことば"]})
    assert [job.options for job in again.jobs.unannounced()] == [{"write": ["とりさげたことば"]}]

    again.jobs.answer("j2", START, "changed_since")

    answered = jobs.get("j2")
    assert (answered.state, answered.message, answered.announced) == (
        "failed",
        "changed_since",
        True,
    )
    assert answered.options == {}
    assert jobs.unannounced() == []


def test_what_nobody_has_taken_up_can_be_taken_back(jobs):
    jobs.hand_over("j2", S1, "edit", START, {"write": []})

    jobs.withdraw("j2")

    assert jobs.get("j2") is None
    assert jobs.get("j1") is not None
