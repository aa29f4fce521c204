"""What guests say: caught on the console, and looked through by the guests themselves.

A guest comes by a link of their own and has no account; their page shows their words only.
"""

from datetime import UTC, datetime
from secrets import token_hex
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

from facilitator.core.editing import WritePassages
from facilitator.core.kept import Passage
from facilitator.core.people import Person
from facilitator.core.program import LANGS
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.words import text as policy
from facilitator.qr import qr_code
from facilitator.report.manuscript import captured
from facilitator.storage.links import GUEST
from facilitator.web.console import session_of
from facilitator.web.console_words import reasons
from facilitator.web.house import house
from facilitator.web.identity import guest_of
from facilitator.web.page import current_lang, words
from facilitator.web.quote_check import quote_check
from facilitator.web.reporting import allowed

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

blueprint = Blueprint("guests", __name__)

NAME = 60  # characters
QUOTE = 400
LINES = 10
SECONDS = 6  # digits


@blueprint.get("/console/<code>/remarks")
def remarks(code: str) -> Response:
    """Say what guests have said so far, and what they think of it."""
    running, _person = allowed(code)
    return _told(running)


@blueprint.post("/console/<code>/remarks")
def catch(code: str) -> Response | tuple[Response, int]:
    """Keep what a guest has just said. Sent twice under one ``id``, it is kept once."""
    running, person = allowed(code)
    session = running.durable
    slug = request.form.get("id", "")
    if not (slug.isascii() and slug.isalnum() and len(slug) <= 20):
        slug = token_hex(6)
    try:
        speaker = policy.tidy_line(request.form.get("speaker", ""), characters=NAME)
        text = policy.tidy(request.form.get("text", ""), lines=LINES, characters=QUOTE)
        if not speaker:
            return jsonify(error=_("Say who it was")), 400
        ask = request.form.get("ask") == "on"
        written = captured.catch(session, speaker, text, ask=ask, slug=slug, now=_said_at(session))
        if not any(each.slug == slug for each in captured.caught(session)):
            _write(running, person, *written)
    except Refused as refused:
        return jsonify(error=_why(refused.reason)), 409
    return _told(running)


@blueprint.post("/console/<code>/remarks/link")
def link(code: str) -> Response:
    """Make the link by which a guest looks through their words, and messages with it to copy.

    It is shown this once.
    """
    running, _person = allowed(code)
    guest = request.form.get("guest", "")
    if guest not in captured.guests(running.durable):
        abort(404)
    add, now = house().store.links.add, datetime.now(UTC)
    secret = house().threads.write(add, GUEST, running.durable.id, now, guest)
    address = f"{house().address}/enter#{secret}"
    session = running.durable
    messages = {lang: quote_check(session, guest, address, lang) for lang in LANGS}
    response = jsonify(link=address, picture=qr_code(address), messages=messages)
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/guest/<code>")
def look_through(code: str) -> AnyResponse:
    """Show a guest their words."""
    running = session_of(code)
    _person, guest = _guest(code)
    return make_response(_page(running, guest))


@blueprint.post("/guest/<code>")
def answer(code: str) -> AnyResponse:
    """Take down what a guest says about a remark of theirs."""
    running = session_of(code)
    person, guest = _guest(code)
    slug, said = request.form.get("remark", ""), request.form.get("answer", "")
    passage = captured.remark_of(running.durable, guest, slug)
    given = next((each for each in captured.ANSWERS if each == said), None)
    if passage is None or given is None:
        abort(404)
    try:
        text = request.form.get("text", "")
        text = policy.tidy(text, lines=LINES, characters=QUOTE) if given == "edit" else ""
        _write(running, person, captured.answered(passage, given, text))
    except Refused as refused:
        return make_response(_page(running, guest, slug, _why(refused.reason)), 409)
    return redirect(f"/guest/{code}#{slug}", 303)


def _write(running: "RunningSession", person: Person, *passages: Passage) -> None:
    """Keep passages of the manuscript. Raises ``Refused``."""
    running.act(person, token_hex(12), WritePassages(running.durable.seq, passages, ()))


def _said_at(session: Session) -> datetime:
    """Return when it was said: now, or so many seconds ``after`` a talk began."""
    now, after = datetime.now(UTC), request.form.get("after", "")
    if not (after.isascii() and after.isdecimal() and len(after) <= SECONDS):
        return now
    return captured.said_at(session, request.form.get("part", ""), int(after), now)


def _told(running: "RunningSession") -> Response:
    session = running.durable
    said: list[dict[str, Any]] = [
        {
            "slug": each.slug,
            "guest": each.guest,
            "name": each.name,
            "text": each.text,
            "at": each.at,
            "state": each.state,
        }
        for each in captured.caught(session)
    ]
    names = [{"slug": slug, "name": name} for slug, name in captured.guests(session).items()]
    return jsonify(guests=names, remarks=said)


def _guest(code: str) -> tuple[Person, str]:
    found = guest_of(code)
    if found is None:
        abort(redirect("/enter"))
    return found


def _why(reason: Reason) -> str:
    """Return why something was refused, to be shown to a person."""
    own = {Reason.EMPTY: _("There is nothing written yet"), Reason.TOO_LONG: _("That is too long")}
    return own.get(reason) or str(reasons().get(reason, reasons()["malformed"]))


def _page(running: "RunningSession", guest: str, wrong: str = "", problem: str = "") -> str:
    lang, session = current_lang(), running.durable
    said = [each for each in captured.caught(session) if each.guest == guest]
    return render_template(
        "guest.html",
        page={"lang": lang, "words": words(lang, "door.js")},
        session=session,
        name=captured.guests(session).get(guest, ""),
        remarks=said,
        wrong=wrong,
        problem=problem,
        typed=request.form.get("text", "") if wrong else "",
    )
