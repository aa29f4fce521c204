"""Suggestions for the board of the console: what is nearly the same, and where a note may belong.

Nothing is stored. What the facilitator decided on earlier suggestions comes with the question and
is kept by their browser.
"""

from typing import Any

from flask import Blueprint, Response, abort, jsonify, request

from facilitator.core.hosting.leading import MAY_LEAD
from facilitator.core.ids import PartId
from facilitator.jobs.similar import ask, question
from facilitator.web.console import session_of
from facilitator.web.house import house
from facilitator.web.identity import crew_of

blueprint = Blueprint("similar", __name__)

OUTCOMES = 500  # decisions of the past that count


@blueprint.post("/console/<code>/similar")
def similar(code: str) -> Response:
    """Say what is suggested for the notes of a part, as they lie now."""
    session = session_of(code).durable
    person = crew_of(code)
    if person is None or person.role not in MAY_LEAD:
        abort(403)
    part, outcomes = _asked(request.get_json(silent=True))
    about = session.program.part(part)
    if about is None or about.kind != "notes":
        abort(404)
    response = jsonify(ask(house().settings.data, question(session, part, outcomes)))
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _asked(data: Any) -> tuple[PartId, list[tuple[float, bool]]]:
    """Return the part, and what became of earlier suggestions: how strong, and whether right."""
    try:
        pairs = [(float(strength), bool(right)) for strength, right in data["outcomes"]]
        return PartId(str(data["part"])), [pair for pair in pairs if abs(pair[0]) <= 3][-OUTCOMES:]
    except (KeyError, TypeError, ValueError):
        abort(400)
