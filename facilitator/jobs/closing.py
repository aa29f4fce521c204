"""What is asked for by itself when a session ends: a copy of what was said, and a draft to read.

The draft is a page and no PDF, so that it is there within seconds however many wrote. It is a kind
of its own: a session whose report nobody has asked for yet is not one whose report is written.
"""

from facilitator.core.session import Session
from facilitator.jobs.queue import JobId, Jobs
from facilitator.jobs.wish import Wish

COPY, DRAFT = "copy", "draft"


def close(jobs: Jobs, session: Session, address: str) -> None:
    """Ask for both, ``address`` being where phones find the session; of a rehearsal for neither."""
    if session.rehearsal:
        return
    ask_for_copy(jobs, session)
    jobs.submit(DRAFT, session.id, Wish(session.lang, "html", address=address).to_job())


def ask_for_copy(jobs: Jobs, session: Session) -> JobId:
    """Ask for a copy; it takes the place of the last one."""
    return jobs.submit(COPY, session.id, {"lang": session.lang, "kind": COPY})
