"""When and where a session is held: said on the preparation page, as long as it has not begun."""

from secrets import token_hex

from flask import Blueprint, abort, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.core.refused import Reason
from facilitator.web import held
from facilitator.web.console import session_of
from facilitator.web.house import house
from facilitator.web.identity import require_owner
from facilitator.web.preparation import with_problem
from facilitator.web.way_back import way_back

blueprint = Blueprint("appointing", __name__)


@blueprint.get("/sessions/<code>/appointment")
def ask(code: str) -> Response:
    """Lead back to the form, for whoever comes by the address that it is sent to."""
    return way_back(f"/sessions/{code}#held")


@blueprint.post("/sessions/<code>/appointment")
def appoint(code: str) -> Response:
    """Say when and where a session is held; an empty field takes the word back."""
    owner = require_owner()
    running = session_of(code)
    typed = held.read(request.form)
    try:
        wanted = held.appointment(typed)
    except held.Unheld as problem:
        return with_problem(running, held=typed, held_problem=str(problem))
    refused = running.ask(owner, wanted, token_hex(8))
    if refused is Reason.MOVED_ON:
        return with_problem(running, held_problem=_("It has begun, and its day stays"))
    if refused is not None:
        abort(400)
    house().threads.write(house().store.sessions.appoint, running.durable)
    return redirect(f"/sessions/{code}?saved=held#held", 303)
