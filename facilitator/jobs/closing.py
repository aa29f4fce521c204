"""What is asked for by itself when a session ends: a copy of what was said, and a draft to read.

The draft is a page and no PDF, so that it is there within seconds however many wrote. It is a kind
of its own: a session whose report nobody has asked for yet is not one whose report is written.
Where words are taken back the copy goes, and another one, without them, is asked for. Once the half
hour is over in which notes still arrive and are put right, both are asked for again if need be.
"""

from datetime import datetime

from facilitator.core.keeping import changes_since, report_key
from facilitator.core.kinds.notes.writing import AFTER_THE_END
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
    ask_for_draft(jobs, session, address)


def renew(jobs: Jobs, session: Session) -> None:
    """Ask for another copy if words went, and the last one with them; one that waits will do."""
    made = session.reports.get(report_key(session.lang, COPY))
    there = made is not None and made.file is not None
    if session.ended and not (session.rehearsal or there or jobs.waits(COPY, session.id)):
        ask_for_copy(jobs, session)


def settle(jobs: Jobs, session: Session, address: str) -> None:
    """Ask again for what is gone, or is not of all that came, now that nothing is accepted."""
    if session.ended is None or session.rehearsal or session.carried:
        return
    over = session.ended + AFTER_THE_END
    if not (_settled(session, COPY, over) or jobs.waits(COPY, session.id)):
        ask_for_copy(jobs, session)
    if not (_settled(session, wish(session).kind, over) or jobs.waits(DRAFT, session.id)):
        ask_for_draft(jobs, session, address)


def _settled(session: Session, kind: str, over: datetime) -> bool:
    """Return whether a file holds all that came; one of later has been asked for already."""
    made = session.reports.get(report_key(session.lang, kind))
    if made is None:
        return False
    whole = made.file is not None and changes_since(session, made.seq) == 0
    return whole or made.at > over


def ask_for_draft(jobs: Jobs, session: Session, address: str) -> JobId:
    """Ask for a draft; it takes the place of the last one."""
    return jobs.submit(DRAFT, session.id, wish(session, address).to_job())


def ask_for_copy(jobs: Jobs, session: Session) -> JobId:
    """Ask for a copy; it takes the place of the last one."""
    return jobs.submit(COPY, session.id, {"lang": session.lang, "kind": COPY})
