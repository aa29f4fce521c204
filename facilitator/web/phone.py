"""The participant's page."""

from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator.core import dealing
from facilitator.core.views import Audience
from facilitator.web.house import house
from facilitator.web.identity import participant_of
from facilitator.web.join import digits, seat_of
from facilitator.web.page import current_lang, page_data
from facilitator.web.participant_page import belongings, looks
from facilitator.web.phone_view import Reader, view

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

Record = dict[str, Any]

blueprint = Blueprint("phone", __name__)


@blueprint.get("/p/<code>")
def phone(code: str) -> Response:
    """Show a session to somebody who has joined; anybody else is asked to join first."""
    code, seat = digits(code), seat_of(request.args)
    joined = participant_of(code, seat)
    if joined is None:
        return redirect(f"/j/{code}{f'?as={seat}' if seat else ''}", 303)
    running = house().sessions.get(code)
    if running is None:
        abort(404)
    snapshot, own = running.snapshot(Audience.PHONE), running.own(joined.person)
    lang = current_lang()
    reader = Reader(joined.person.id, joined.person.nickname, seat, lang)
    written = looks(running.durable, [note["part"] for note in own["notes"]])
    mine = belongings(running, joined.person, seat, snapshot["put"], own)
    pages = _pages(running, own)
    page = page_data(code, joined.person, lang, snapshot, own, joined.place)
    rendered = render_template(
        "phone.html",
        page=page | {"categories": written, "evening": mine.data, "pages": [*pages.values()]},
        view=view(snapshot["put"] | pages, own, reader, written),
        evening=mine.view,
    )
    response = make_response(rendered)
    response.headers["Cache-Control"] = "no-store"
    return response


def _pages(running: "RunningSession", own: Record) -> dict[str, Record]:
    """Return the pages to begin with, by key: the person's first, and those they have voted on."""
    session = running.durable
    part = session.stop.part
    if not dealing.paged(session, part):
        return {}
    first = own["deal"] % dealing.pages(session, part)
    wanted = dict.fromkeys([first, *own["pages"].get(part, ())])
    found = ((dealing.page_key(part, n), running.page(part, n)) for n in wanted)
    return {key: page for key, page in found if page is not None}
