"""The stage as a participant sees it who is not in the room: beside their own page, to look at."""

from flask import Blueprint, Response, abort, request

from facilitator.core.ids import PersonId
from facilitator.core.people import Person, Role
from facilitator.web.house import house
from facilitator.web.identity import participant_of
from facilitator.web.join import digits, seat_of
from facilitator.web.stage import shown

blueprint = Blueprint("beside", __name__)


@blueprint.get("/p/<code>/stage")
def stage(code: str) -> Response:
    """Show what the room sees, in the same second, to somebody who has joined."""
    code = digits(code)
    joined, running = participant_of(code, seat_of(request.args)), house().sessions.get(code)
    if joined is None or running is None:
        abort(403 if running else 404)
    onlooker = Person(PersonId(f"look-{joined.person.id}"), Role.ONLOOKER)
    return shown(running, onlooker, shell=False, shared=True)
