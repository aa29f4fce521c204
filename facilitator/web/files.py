"""Reports: asking for one, how far it is, and the finished file."""

from datetime import UTC, datetime

from flask import (
    Blueprint,
    Response,
    abort,
    jsonify,
    make_response,
    redirect,
    request,
    send_file,
)
from flask_babel import gettext
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from facilitator.core.ids import SessionId
from facilitator.jobs.wish import Wish
from facilitator.web.console import session_of
from facilitator.web.house import house
from facilitator.web.identity import facilitator_of
from facilitator.web.printed import MOST, finished

blueprint = Blueprint("files", __name__)

LANGS = ("ja", "en")
REPORT = ("report",)  # a PDF is asked for here; a draft is a page


@blueprint.post("/console/<code>/report")
def ask_for_report(code: str) -> AnyResponse | Response:
    """Ask the worker for a report; says where to ask after it."""
    session = session_of(code).durable
    _facilitators_only(code)
    lang = request.form.get("lang", session.lang)
    if lang not in LANGS:
        abort(400)
    in_page = request.accept_mimetypes.best == "application/json"
    if session.copies:  # the console lists them
        return _refused() if in_page else redirect(f"/console/{code}", 303)
    wish = Wish(lang)
    jobs = house().threads.read(house().store.jobs.of, session.id, REPORT, MOST)
    made = finished(session, jobs, wish, datetime.now(UTC))
    job = (
        made.id
        if made
        else house().threads.write(house().jobs.submit, "report", session.id, wish.to_job())
    )
    if in_page:
        return jsonify(job=f"/jobs/{job}")
    return redirect(f"/console/{code}", 303)


@blueprint.get("/jobs/<job>")
def job(job: str) -> Response:
    """Say how far a job is."""
    found = house().threads.read(house().store.jobs.get, job)
    if found is None:
        abort(404)
    _facilitators_only(_code_of(found.session))
    # Nobody gets a file before the session has it: words may have been taken back meanwhile.
    known = found.state != "done" or found.announced
    return jsonify(
        state=found.state if known else "running",
        progress=found.progress if known else 99,
        message=translated(found.message),
        file=f"/files/{found.file}" if found.file and known else None,
    )


@blueprint.get("/files/<file>")
def download(file: str) -> Response:
    """Hand out a finished file under its own name, in whatever script that is (RFC 6266)."""
    found = house().threads.read(house().store.files.get, file)
    if found is None or not found.path.is_file():
        abort(404)
    _facilitators_only(_code_of(found.session))
    response = send_file(
        found.path, found.media_type, as_attachment=True, download_name=found.name, max_age=0
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _refused() -> AnyResponse:
    sentence = _("Put the words that were taken back in other words first. They are listed above")
    return make_response(jsonify(error=sentence), 409)


def translated(message: str) -> str:
    """Return what a job says, its first line (a sentence of ours) in the reader's language."""
    sentence, *details = message.split("\n", 1)
    return "\n".join([gettext(sentence) if sentence else "", *details])


def _facilitators_only(code: str) -> None:
    if facilitator_of(code) is None:
        abort(redirect("/enter"))


def _code_of(session: SessionId) -> str:
    codes = (each.code for each in house().sessions.list() if each.id == session)
    return next(codes, "")
