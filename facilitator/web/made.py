"""What the page of reports lists: those that were made or are in the making, or were not made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from facilitator.core.ids import FileId
from facilitator.core.keeping import changes_since
from facilitator.core.session import Session
from facilitator.storage.jobs import Job
from facilitator.web.files import translated
from facilitator.web.printed import wish_of

UNDER_WAY = ("queued", "running")
About = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Report:
    """A report in the list.

    ``state`` is ``making``, ``done``, ``gone`` (its words were taken back) or ``failed``; of one
    that is done, ``seq`` is the entry it is of and ``changes`` what came after it.
    """

    state: str
    job: str
    lang: str
    profile: str
    form: str
    name: str
    file: FileId | None = None
    seq: int = 0
    changes: int = 0
    progress: int = 0
    message: str = ""


def listed(session: Session, jobs: Sequence[Job]) -> tuple[Report, ...]:
    """Return the reports of a session, from its ``jobs``, the newest first.

    Of those of one kind only the newest stands here: it took the place of the others. One that
    failed took nobody's place: the one before it can still be fetched.
    """
    return tuple(_newest(session, jobs))


def _newest(session: Session, jobs: Sequence[Job]) -> Iterator[Report]:
    there = {made.file for made in session.reports.values() if made.file is not None}
    seen: set[tuple[str, str]] = set()
    failed: set[tuple[str, str]] = set()
    for job in jobs:
        wish = wish_of(job, session)
        if wish is None or (wish.lang, wish.kind) in seen:
            continue
        kind = wish.lang, wish.kind
        if job.state == "failed" and kind in failed:
            continue
        (failed if job.state == "failed" else seen).add(kind)
        about = (job.id, wish.lang, wish.profile or "full", wish.form, wish.name(session.code))
        yield _report(session, job, about, job.file in there)


def _report(session: Session, job: Job, about: About, there: bool) -> Report:
    if job.state in UNDER_WAY or (job.state == "done" and not job.announced):
        return replace(Report("making", *about), progress=job.progress)
    if job.state == "failed":
        return replace(Report("failed", *about), message=translated(job.message))
    if not there:
        return Report("gone", *about)
    seq = int(job.options.get("seq", 0))
    since = changes_since(session, seq)
    return replace(Report("done", *about), file=job.file, seq=seq, changes=since)
