"""The projector page."""

from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request
from flask_babel import force_locale

from facilitator.core.people import Person
from facilitator.core.views import Audience
from facilitator.qr import qr_code
from facilitator.web.house import house
from facilitator.web.identity import stage_of
from facilitator.web.page import page_data

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

blueprint = Blueprint("stage", __name__)

THEME = "stage-theme"
"""Light or dark, as this device was told: known before the script, so that nothing flashes."""


@blueprint.get("/stage/<code>")
def stage(code: str) -> Response:
    """Show what the room sees, in the language of the session whoever opens it.

    With ``?share`` it is meant for people elsewhere; with ``?shell`` it is the page without any
    record, which a browser keeps for a reload without a network.
    """
    running = house().sessions.get(code)
    if running is None:
        abort(404)
    person = stage_of(code)
    if person is None:
        shared = "&share=1" if "share" in request.args else ""
        abort(redirect(f"/stage?code={running.code}{shared}"))
    return shown(running, person, shell="shell" in request.args, shared="share" in request.args)


def shown(running: "RunningSession", person: Person, *, shell: bool, shared: bool) -> Response:
    """Return the page of the stage for ``person``; `web/beside.py` has one, too."""
    snapshot = running.snapshot(Audience.STAGE)
    code, lang = running.code, running.durable.lang
    address = f"{house().address}/j"
    with force_locale(lang):
        rendered = render_template(
            "stage.html",
            page=page_data("stage.js", code, person, lang, None if shell else snapshot),
            session=snapshot["put"]["session"],
            stage=None if shell else snapshot["put"]["stage"],
            zone=running.durable.zone,
            shared=shared,
            theme="dark" if request.cookies.get(THEME) == "dark" else "light",
            address=address.partition("://")[2],
            # Capitals keep the code in its alphanumeric mode: fewer, larger modules.
            code_picture=qr_code(f"{address}/{code}".upper()),
            takeaway_picture=qr_code(f"{house().address}/t/{code}".upper()),
        )
    response = make_response(rendered)
    response.headers["Cache-Control"] = "no-store"
    return response
