"""The facilitator's page."""

from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, jsonify, make_response, redirect, render_template

from facilitator.core.hosting.leading import MAY_LEAD, leads
from facilitator.core.views import Audience
from facilitator.qr import qr_code
from facilitator.web.console_copies import copies
from facilitator.web.console_view import view
from facilitator.web.console_words import button, tables
from facilitator.web.desk import desk
from facilitator.web.house import house
from facilitator.web.identity import crew_of, is_owner
from facilitator.web.learned import lessons
from facilitator.web.page import current_lang, page_data

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

blueprint = Blueprint("console", __name__)


@blueprint.get("/console/<code>")
def console(code: str) -> Response:
    """Show a session to whoever runs it, or helps to; anybody else is sent to the entrance."""
    running = session_of(code)
    person = crew_of(code)
    if person is None:
        abort(redirect("/enter"))
    if person.role not in MAY_LEAD:
        return make_response(desk(running, person))
    snapshot = running.snapshot(Audience.CONSOLE)
    put = snapshot["put"]
    words = tables()
    more = {"tables": words, "me": person.id}
    join_link = f"{house().address}/j/{code}"
    rendered = render_template(
        "console.html",
        page=page_data("console.js", code, person, current_lang(), snapshot) | more,
        session=put["session"],
        stage=put["stage"],
        view=view(put),
        copies=copies(put),
        primary=button(
            words["effects"],
            put["console"]["primary"],
            put.get("next"),
            dark=put["console"]["blank"],
        ),
        tables=words,
        join_link=join_link,
        address=f"{house().address.partition('://')[2]}/j",
        code_picture=qr_code(join_link.upper()),
        takeaway_picture=qr_code(f"{house().address}/t/{code}".upper()),
        zone=running.durable.zone,
        leads=leads(running.durable, person),
        owner=is_owner(),
        lessons=lessons(running.durable.id) if is_owner() else None,
    )
    return make_response(rendered)


@blueprint.get("/console/<code>/people")
def people(code: str) -> Response:
    """Say how many have joined, are here, and have lost their connection: numbers only."""
    running = session_of(code)
    person = crew_of(code)
    if person is None or person.role not in MAY_LEAD:
        abort(403)
    joined = house().threads.read(house().store.people.count, running.durable.id)
    present = sum(running.presence.counts().values())
    answer = jsonify(joined=max(joined, present), present=present, lost=running.presence.lost())
    answer.headers["Cache-Control"] = "no-store"
    return answer


def session_of(code: str) -> "RunningSession":
    """Return the session with this code; there is no such page otherwise."""
    running = house().sessions.get(code)
    if running is None:
        abort(404)
    return running
