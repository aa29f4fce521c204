"""How long a session is to be: chosen on the preparation page, as long as it has not begun."""

from secrets import token_hex

from flask import Blueprint, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.core.moving.lengthening import ChooseFormat
from facilitator.core.refused import Reason
from facilitator.web.console import session_of
from facilitator.web.identity import require_owner
from facilitator.web.preparation import with_problem
from facilitator.web.way_back import way_back

blueprint = Blueprint("length", __name__)


@blueprint.get("/sessions/<code>/length")
def ask(code: str) -> Response:
    """Lead back to the form, for whoever comes by the address that it is sent to."""
    return way_back(f"/sessions/{code}#length")


@blueprint.post("/sessions/<code>/length")
def choose(code: str) -> Response:
    """Hold the session in another format of its program."""
    owner = require_owner()
    running = session_of(code)
    typed = request.form.get("format", "")
    wanted = int(typed) if typed.isdecimal() and len(typed) < 5 else 0
    refused = running.ask(owner, ChooseFormat(wanted), token_hex(8))
    if refused is Reason.MOVED_ON:
        return with_problem(running, length_problem=_("It has begun, and its length stays"))
    if refused is not None:
        return with_problem(running, length_problem=_("Choose one of the lengths of the program"))
    return redirect(f"/sessions/{code}?saved=length#length", 303)
