"""What is asked for by itself when a session ends: a copy of what was said, and a draft to read.

The draft is a page and no PDF, so that it is there within seconds however many wrote. It is a kind
of its own: a session whose report nobody has asked for yet is not one whose report is written.
Where words are taken back the copy goes, and another one, without them, is asked for.
"""

from facilitator.core.keeping import report_key
from facilitator.core.session import Session
from facilitator.jobs.queue import JobId, Jobs
from facilitator.jobs.wish import Wish

COPY, DRAFT = "copy", "draft"


def wish(session: Session, address: str = "") -> Wish:
    """Return as what the draft is made: a page in the session's language."""
    return Wish(session.lang, "html", address=address)


def close(jobs: Jobs, session: Session, address: str) -> None:
    """Ask for both, ``address`` being where phones find the session; of a rehearsal for neither."""
    if session.rehearsal:
        return
    ask_for_copy(jobs, session)
    jobs.submit(DRAFT, session.id, wish(session, address).to_job())


def renew(jobs: Jobs, session: Session) -> None:
    """Ask for another copy if words went, and the last one with them; one that waits will do."""
    made = session.reports.get(report_key(session.lang, COPY))
    there = made is not None and made.file is not None
    if session.ended and not (session.rehearsal or there or jobs.waits(COPY, session.id)):
        ask_for_copy(jobs, session)


def ask_for_copy(jobs: Jobs, session: Session) -> JobId:
    """Ask for a copy; it takes the place of the last one."""
    return jobs.submit(COPY, session.id, {"lang": session.lang, "kind": COPY})
