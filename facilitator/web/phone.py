"""The participant's page."""

from typing import Any

from flask import Blueprint, abort, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator.core.session import Session
from facilitator.core.staging import category
from facilitator.core.views import Audience
from facilitator.web.house import house
from facilitator.web.identity import participant_of
from facilitator.web.join import digits, seat_of
from facilitator.web.page import current_lang, page_data
from facilitator.web.phone_view import Reader, view

blueprint = Blueprint("phone", __name__)

Record = dict[str, Any]


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
    looks = _looks(running.durable, own)
    page = page_data(code, joined.person, lang, snapshot, own, joined.place)
    rendered = render_template(
        "phone.html",
        page=page | {"categories": looks},
        view=view(snapshot["put"], own, reader, looks),
    )
    response = make_response(rendered)
    response.headers["Cache-Control"] = "no-store"
    return response


def _looks(session: Session, own: Record) -> dict[str, list[Record]]:
    """Return the categories of the parts somebody has written in: their notes outlive the part."""
    written = {note["part"] for note in own["notes"]}
    return {
        part.id: [category(each) for each in part.categories]
        for part in session.program.parts
        if part.id in written
    }
