"""The page on which reports are asked for, and the list of those that were made."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from flask import (
    Blueprint,
    Response,
    abort,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
)
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from facilitator.core.people import Person
from facilitator.core.program import LANGS
from facilitator.core.views import Audience
from facilitator.jobs.wish import Wish, from_job
from facilitator.report.options import PARTS
from facilitator.web.console import session_of
from facilitator.web.console_copies import copies
from facilitator.web.house import house
from facilitator.web.identity import facilitator_of, is_owner
from facilitator.web.made import listed
from facilitator.web.page import current_lang, words
from facilitator.web.printed import KINDS, MOST, finished
from facilitator.web.reporting_words import FORMS, LISTS, NOTES, PROFILES, parts
from facilitator.web.saved import saved

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

blueprint = Blueprint("reporting", __name__)

KIND = "report"
CHOICES = ("profile", "form", "notes", "lists", "pdf")


@blueprint.get("/sessions/<code>/report")
def reporting(code: str) -> Response:
    """Show what reports there can be, and which were made."""
    running, _person = allowed(code)
    return make_response(page(running))


@blueprint.post("/sessions/<code>/report")
def ask_for_report(code: str) -> AnyResponse:
    """Ask the worker for a report; says where to ask after it. One that is there is given."""
    running, _person = allowed(code)
    session = running.durable
    in_page = request.accept_mimetypes.best == "application/json"
    wish = _wish(session.lang)
    if session.copies:
        problem = _(
            "Put the words that were taken back in other words first. They are listed above"
        )
        if in_page:
            return make_response(jsonify(error=problem), 409)
        return make_response(page(running, problem=problem), 409)
    jobs = house().threads.read(house().store.jobs.of, session.id, KINDS, MOST)
    made = finished(session, jobs, wish, datetime.now(UTC))
    if made and made.kind != KIND:  # that is the report, then, and no draft any more
        house().threads.write(house().store.jobs.update, made.id, datetime.now(UTC), kind=KIND)
    job = made.id if made else _submitted(session.id, wish)
    if in_page:
        return jsonify(job=f"/jobs/{job}")
    return redirect(f"/sessions/{code}/report#made", 303)


def allowed(code: str) -> tuple["RunningSession", Person]:
    """Return the session, and who asks for it; sends away who is not its facilitator."""
    running = session_of(code)
    person = facilitator_of(code)
    if person is None:
        abort(redirect("/enter"))
    return running, person


def page(running: "RunningSession", *, problem: str = "", outcome: Any = None) -> str:
    """Return the page; ``outcome`` is what became of a text that was just uploaded."""
    session, person = running.durable, facilitator_of(running.code)
    jobs = house().threads.read(house().store.jobs.of, session.id, KINDS, MOST)
    log = house().threads.read(house().store.log.entries, session.id) if session.edited else ()
    return render_template(
        "reporting.html",
        session=session,
        reports=listed(session, jobs),
        copies=copies(running.snapshot(Audience.CONSOLE)["put"]),
        written={lang: _written(running, lang) for lang in LANGS},
        versions=saved(log, session, person),
        begun=bool(session.notes),
        owner=is_owner(),
        profiles=PROFILES,
        forms=FORMS,
        notes=NOTES,
        lists=LISTS,
        parts=parts(),
        problem=problem,
        outcome=outcome,
        page={"lang": current_lang(), "words": words(current_lang(), "reporting.js")},
    )


def _written(running: "RunningSession", lang: str) -> int:
    """Return how many passages of prose an edition has."""
    own = ("settings", "translation")
    passages = running.durable.passages.values()
    return sum(each.lang == lang and each.place not in own for each in passages)


def _wish(lang: str) -> Wish:
    asked = {name: request.form.get(name, "") for name in ("lang", *CHOICES)}
    kept = set(request.form.getlist("part"))
    without = [part for part in PARTS if part not in kept] if "part" in request.form else []
    try:
        wish = from_job({**asked, "without": without}, lang)
    except ValueError:
        abort(400)
    return replace(wish, address=house().address)


def _submitted(session: Any, wish: Wish) -> str:
    return str(house().threads.write(house().jobs.submit, KIND, session, wish.to_job()))
