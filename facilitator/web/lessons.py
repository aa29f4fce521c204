"""The owner's three lines about a session: sent as they are typed, and put away once read."""

from typing import Any

from flask import Blueprint, abort, jsonify, make_response, redirect, request
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from facilitator.core.refused import Refused
from facilitator.core.words.text import tidy_line
from facilitator.web.console import session_of
from facilitator.web.identity import is_owner, require_owner
from facilitator.web.learned import ASKED, forget_last_time, keep

blueprint = Blueprint("lessons", __name__)

LENGTH = 200  # characters
LARGEST = 4096  # bytes of a request


@blueprint.put("/console/<code>/lessons")
def write_down(code: str) -> Response:
    """Keep one or more of the three lines, ``{surprised, change, thank}``; "" forgets one.

    ``was`` says of what a line may take the place: ``{change: [texts]}``. Where another device has
    written something else meanwhile, nothing is kept (409), and ``there`` says what stands there.
    """
    if not is_owner():
        abort(403)
    session = session_of(code).durable.id
    request.max_content_length = LARGEST
    asked = request.get_json()
    if not isinstance(asked, dict) or not asked:
        raise BadRequest
    was = asked.pop("was", {})
    if not asked or not isinstance(was, dict) or not was.keys() <= asked.keys():
        raise BadRequest
    texts = {name: _line(name, text) for name, text in asked.items()}
    there = keep(session, texts, {name: _lines(name, old) for name, old in was.items()})
    return make_response(jsonify(kept=False, there=there), 409) if there else jsonify(kept=True)


@blueprint.post("/sessions/<code>/last-time")
def put_away(code: str) -> Response:
    """Forget what the last time said: it has been read."""
    require_owner()
    forget_last_time(session_of(code).durable.id)
    return redirect(f"/sessions/{code}", 303)


def _lines(name: str, texts: Any) -> list[str]:
    if not isinstance(texts, list):
        raise BadRequest
    return [_line(name, text) for text in texts]


def _line(name: str, text: Any) -> str:
    """Return a line as it is kept. Raises ``BadRequest`` for anything else."""
    if name not in ASKED or not isinstance(text, str):
        raise BadRequest
    try:
        return tidy_line(text, characters=LENGTH)
    except Refused:
        raise BadRequest from None
