"""Whether a report that is asked for has been made already: the same is not made twice."""

from collections.abc import Sequence

from facilitator.core.keeping import changes_since
from facilitator.core.session import Session
from facilitator.jobs.wish import Wish, from_job
from facilitator.storage.jobs import Job

MOST = 30  # jobs of a session that are looked at


def finished(session: Session, jobs: Sequence[Job], wish: Wish) -> Job | None:
    """Return the job that made exactly what is wished for, if nothing has changed since.

    One whose file went with words that were taken back is none: what it is of has changed.
    """
    there = {made.file for made in session.reports.values() if made.file is not None}
    for job in jobs:
        seq = int(job.options.get("seq", -1))
        fresh = job.state == "done" and job.file in there and changes_since(session, seq) == 0
        if fresh and wish_of(job, session) == wish:
            return job
    return None


def wish_of(job: Job, session: Session) -> Wish | None:
    """Return what a job was asked for."""
    try:
        return from_job(job.options, session.lang)
    except ValueError:  # asked for by an older version
        return None
