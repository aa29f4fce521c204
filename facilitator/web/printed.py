"""Whether a report that is asked for has been made already: the same is not made twice."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from facilitator.core.keeping import changes_since
from facilitator.core.kept import ReportFile
from facilitator.core.kinds.pulse.asking import closes_at
from facilitator.core.session import Session
from facilitator.jobs.wish import Wish, from_job
from facilitator.storage.jobs import Job

KINDS = ("report", "draft")  # of jobs: asked for by somebody, and by itself at the end
MOST = 30  # jobs of a session that are looked at
PRINTING = timedelta(minutes=10)  # a report takes less, from reading the session


def finished(session: Session, jobs: Sequence[Job], wish: Wish, now: datetime) -> Job | None:
    """Return the job that made exactly what is wished for, if nothing has changed since.

    One whose file went with words that were taken back is none: what it is of has changed.
    """
    there = {made.file for made in session.reports.values() if not _outdated(session, made, now)}
    for job in jobs:
        seq = int(job.options.get("seq", -1))
        fresh = job.state == "done" and job.file in there and changes_since(session, seq) == 0
        if fresh and wish_of(job, session) == wish:
            return job
    return None


def _outdated(session: Session, made: ReportFile, now: datetime) -> bool:
    """Return whether a file is gone, or of when answers of the pulse still came."""
    if made.file is None:
        return True
    closes = closes_at(session) if session.program.pulse else None
    return closes is not None and closes < now and made.at <= closes + PRINTING


def wish_of(job: Job, session: Session) -> Wish | None:
    """Return what a job was asked for."""
    try:
        return from_job(job.options, session.lang)
    except ValueError:  # asked for by an older version
        return None
