"""What is ticked and filled in on the preparation page: things to do, and who gives a talk."""

from secrets import token_hex

from flask import Blueprint, abort, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.core.kinds.talk import LINE, IntroduceGuest
from facilitator.web.console import session_of
from facilitator.web.house import house
from facilitator.web.identity import require_owner
from facilitator.web.preparation import with_problem
from facilitator.web.todo import ITEMS

blueprint = Blueprint("preparing", __name__)


@blueprint.post("/sessions/<code>/todo")
def tick(code: str) -> Response:
    """Say that a thing is ``done``, or is ``open`` again."""
    require_owner()
    session = session_of(code).durable.id
    done = "done" in request.form
    item = request.form.get("done" if done else "open", "")
    if item not in ITEMS:
        abort(400)
    house().threads.write(house().store.standings.tick, session, item, done)
    return redirect(f"/sessions/{code}#todo", 303)


@blueprint.post("/sessions/<code>/guests")
def introduce(code: str) -> Response:
    """Say who gives each talk, and about what."""
    owner = require_owner()
    running = session_of(code)
    for part in running.durable.program.parts:
        if part.kind != "talk" or f"name-{part.id}" not in request.form:
            continue
        name, topic = request.form[f"name-{part.id}"], request.form.get(f"topic-{part.id}", "")
        if running.ask(owner, IntroduceGuest(part.id, name, topic), token_hex(8)) is not None:
            problem = _("A name or a topic may have up to %(n)d characters", n=LINE)
            return with_problem(running, guests_problem=problem)
    return redirect(f"/sessions/{code}?saved=guests#guests", 303)
