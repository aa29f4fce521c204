"""What the list of sessions can be searched for, beside what it shows."""

from flask import Blueprint, jsonify
from werkzeug.wrappers import Response as AnyResponse

from facilitator.web.house import house
from facilitator.web.identity import require_owner

blueprint = Blueprint("searching", __name__)


@blueprint.get("/sessions/lines")
def lines() -> AnyResponse:
    """Answer with the lines of every session by its code: its questions, and what was seen."""
    require_owner()
    answer = jsonify(house().threads.read(house().store.sessions.lines))
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
