"""What was asked for by itself at the end: how far the copy and the draft of the report are."""

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, jsonify
from werkzeug.wrappers import Response as AnyResponse

from facilitator.core.keeping import report_key
from facilitator.core.kept import ReportFile
from facilitator.core.seeing.staging import milliseconds
from facilitator.core.session import Session
from facilitator.jobs.closing import COPY, DRAFT, ask_for_copy, ask_for_draft, wish
from facilitator.storage.jobs import Job
from facilitator.web.console import session_of
from facilitator.web.files import translated
from facilitator.web.house import house
from facilitator.web.identity import facilitator_of
from facilitator.web.made import UNDER_WAY

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

blueprint = Blueprint("closing", __name__)


@blueprint.get("/console/<code>/closing")
def closing(code: str) -> Response:
    """Say how far both are: ``{state, progress, message, file, at}`` each.

    ``state`` is ``none``, ``making``, ``done``, ``gone`` (words in it were changed or taken back)
    or ``failed``. ``file`` is the last one, also while another is made or when that failed; ``at``
    is the moment (milliseconds) of which it is.
    """
    session = _allowed(code).durable
    draft = _told(session, DRAFT, wish(session).kind)
    answer = jsonify(copy=_told(session, COPY, COPY), draft=draft)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@blueprint.post("/console/<code>/copy")
def keep(code: str) -> AnyResponse:
    """Ask for a copy of what was said; says where to ask after it."""
    session = _allowed(code).durable
    job = house().threads.write(ask_for_copy, house().jobs, session)
    return jsonify(job=f"/jobs/{job}")


@blueprint.post("/console/<code>/draft")
def write(code: str) -> AnyResponse:
    """Ask for a draft of the report; says where to ask after it."""
    session = _allowed(code).durable
    job = house().threads.write(ask_for_draft, house().jobs, session, house().address)
    return jsonify(job=f"/jobs/{job}")


def _allowed(code: str) -> "RunningSession":
    running = session_of(code)
    if facilitator_of(code) is None:
        abort(403)
    return running


def _told(session: Session, kind: str, file: str) -> dict[str, Any]:
    """Return how far a kind of job is, of which files are entered as ``file``.

    What there is says the session: after a restore there are no jobs, and the files are there. The
    newest job says only whether another is being made, or could not be.
    """
    jobs: list[Job] = house().threads.read(house().store.jobs.of, session.id, (kind,), 1)
    made = session.reports.get(report_key(session.lang, file))
    told = {"state": "none", "progress": 0, "message": "", "file": None, "at": None}
    if made is not None:
        told |= {"state": "gone"}
    if made is not None and made.file is not None:
        told |= {"state": "done", "file": f"/files/{made.file}", "at": milliseconds(made.at)}
    for job in jobs:
        if _under_way(job, made):
            told |= {"state": "making", "progress": min(99, job.progress)}
        elif job.state == "failed":
            told |= {"state": "failed", "message": translated(job.message)}
    return told


def _under_way(job: Job, made: ReportFile | None) -> bool:
    """Return whether a job is at work, or the session has not heard of its file yet."""
    if job.state != "done":
        return job.state in UNDER_WAY
    unheard = made is None or made.seq < int(job.options.get("seq", 0))
    return unheard or not job.announced
