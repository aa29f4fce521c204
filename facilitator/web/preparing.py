"""What is ticked and filled in on the preparation page: things to do, and who gives a talk."""

from secrets import token_hex

from flask import Blueprint, abort, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.core.kinds.talk import LINE, IntroduceGuest
from facilitator.core.moving.agenda import talks
from facilitator.core.refused import Refused
from facilitator.core.words.text import tidy_line
from facilitator.web.console import session_of
from facilitator.web.house import house
from facilitator.web.identity import require_owner
from facilitator.web.preparation import TypedGuests, with_problem
from facilitator.web.todo import ITEMS
from facilitator.web.way_back import way_back

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


@blueprint.get("/sessions/<code>/guests")
def ask_for_guests(code: str) -> Response:
    """Lead back to the form, for whoever comes by the address that it is sent to."""
    return way_back(f"/sessions/{code}#guests")


@blueprint.post("/sessions/<code>/guests")
def introduce(code: str) -> Response:
    """Say who gives each talk, and about what."""
    owner = require_owner()
    running = session_of(code)
    typed = request.form
    session = running.durable
    held = [part.id for part in talks(session.program, session.format)]
    told = [part for part in held if f"name-{part}" in typed]
    problem = _("A name or a topic may have up to %(n)d characters", n=LINE)
    fields = [f"{what}-{part}" for part in told for what in ("name", "topic")]
    if wrong := [name for name in fields if _too_long(typed.get(name, ""))]:
        # Nothing of it is taken: what one sees is either all saved, or all still to be saved.
        return with_problem(running, guests=TypedGuests(typed, wrong, problem))
    for part in told:
        name, topic = typed[f"name-{part}"], typed.get(f"topic-{part}", "")
        if running.ask(owner, IntroduceGuest(part, name, topic), token_hex(8)) is not None:
            return with_problem(running, guests=TypedGuests(typed, (), problem))
    return redirect(f"/sessions/{code}?saved=guests#guests", 303)


def _too_long(typed: str) -> bool:
    try:
        tidy_line(typed, characters=LINE)
    except Refused:
        return True
    return False
