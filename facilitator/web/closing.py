"""What was asked for by itself at the end: how far the copy and the draft of the report are."""

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, jsonify
from werkzeug.wrappers import Response as AnyResponse

from facilitator.core.keeping import report_key
from facilitator.core.seeing.staging import milliseconds
from facilitator.core.session import Session
from facilitator.jobs.closing import COPY, DRAFT, ask_for_copy, wish
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

    ``state`` is ``none``, ``making``, ``done``, ``gone`` (words in it were taken back) or
    ``failed``; ``at`` is the moment (milliseconds) of which the file is.
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


def _allowed(code: str) -> "RunningSession":
    running = session_of(code)
    if facilitator_of(code) is None:
        abort(403)
    return running


def _told(session: Session, kind: str, file: str) -> dict[str, Any]:
    """Return how far a kind of job is, of which files are entered as ``file``.

    After a restore there are no jobs, and the files are there.
    """
    jobs: list[Job] = house().threads.read(house().store.jobs.of, session.id, (kind,), 1)
    made = session.reports.get(report_key(session.lang, file))  # its own, or a newer one like it
    told = {"state": "none", "progress": 0, "message": "", "file": None, "at": None}
    job = jobs[0] if jobs else None
    if job and (job.state in UNDER_WAY or (job.state == "done" and not job.announced)):
        return told | {"state": "making", "progress": min(99, job.progress)}
    if job and job.state == "failed":
        return told | {"state": "failed", "message": translated(job.message)}
    if made is None or made.file is None:
        return told | {"state": "none" if made is None else "gone"}
    return told | {"state": "done", "file": f"/files/{made.file}", "at": milliseconds(made.at)}
