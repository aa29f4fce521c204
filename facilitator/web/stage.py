"""The projector page."""

from flask import Blueprint, Response, abort, make_response, redirect, render_template
from flask_babel import force_locale

from facilitator.core.views import Audience
from facilitator.qr import qr_code
from facilitator.web.house import house
from facilitator.web.identity import stage_of
from facilitator.web.page import page_data

blueprint = Blueprint("stage", __name__)


@blueprint.get("/stage/<code>")
def stage(code: str) -> Response:
    """Show what the room sees, in the language of the session whoever opens it."""
    running = house().sessions.get(code)
    if running is None:
        abort(404)
    person = stage_of(code)
    if person is None:
        abort(redirect("/enter"))
    snapshot = running.snapshot(Audience.STAGE)
    lang = running.durable.lang
    address = f"{house().address}/j"
    with force_locale(lang):
        rendered = render_template(
            "stage.html",
            page=page_data(code, person, lang, snapshot),
            session=snapshot["put"]["session"],
            stage=snapshot["put"]["stage"],
            zone=running.durable.zone,
            address=address.partition("://")[2],
            # Capitals keep the code in its alphanumeric mode: fewer, larger modules.
            code_picture=qr_code(f"{address}/{code}".upper()),
        )
    response = make_response(rendered)
    response.headers["Cache-Control"] = "no-store"
    return response
