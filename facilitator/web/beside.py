"""The stage as a participant sees it who is not in the room: beside their own page, to look at."""

from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, render_template, request

from facilitator.core.ids import PersonId
from facilitator.core.people import Person, Role
from facilitator.web.house import house
from facilitator.web.identity import Participant, participant_of
from facilitator.web.join import digits, seat_of
from facilitator.web.stage import shown

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

blueprint = Blueprint("beside", __name__)


@blueprint.get("/p/<code>/stage")
def stage(code: str) -> Response:
    """Show what the room sees, in the same second, to somebody who has joined.

    With ``?shell`` it is the page without any record, which is all that their browser keeps of it.
    """
    running, joined = _asking(code)
    onlooker = Person(PersonId(f"look-{joined.person.id}"), Role.ONLOOKER)
    return shown(running, onlooker, shell="shell" in request.args, shared=True)


@blueprint.get("/p/<code>/watch")
def watch(code: str) -> str:
    """Show it as large as a small screen lets it be, with the way back."""
    running, _joined = _asking(code)
    seat = seat_of(request.args)
    return render_template("watch.html", code=running.code, seat=f"?as={seat}" if seat else "")


def _asking(code: str) -> tuple["RunningSession", Participant]:
    code = digits(code)
    joined, running = participant_of(code, seat_of(request.args)), house().sessions.get(code)
    if joined is None or running is None:
        abort(403 if running else 404)
    return running, joined
