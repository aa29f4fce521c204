"""The day around which the report is to be there: said on the preparation page, or left open."""

from secrets import token_hex

from flask import Blueprint, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.core.hosting.promising import PromiseReport
from facilitator.core.refused import Reason
from facilitator.web.console import session_of
from facilitator.web.identity import require_owner
from facilitator.web.preparation import with_problem
from facilitator.web.way_back import way_back

blueprint = Blueprint("report_day", __name__)


@blueprint.get("/sessions/<code>/report-day")
def ask(code: str) -> Response:
    """Lead back to the form, for whoever comes by the address that it is sent to."""
    return way_back(f"/sessions/{code}#report")


@blueprint.post("/sessions/<code>/report-day")
def promise(code: str) -> Response:
    """Say around which day the report is to be there; an empty field takes the word back."""
    owner = require_owner()
    running = session_of(code)
    day = request.form.get("day", "").strip()
    refused = running.ask(owner, PromiseReport(day or None), token_hex(8))
    if refused is Reason.DAY_OVER:
        problem = _("That is before the day of the session. Choose a later one")
        return with_problem(running, day_problem=problem)
    if refused is not None:
        return with_problem(
            running, day_problem=_("That is no date. Choose one, or leave the field empty")
        )
    return redirect(f"/sessions/{code}?saved=report-day#report", 303)
