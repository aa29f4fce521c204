"""The door of the stage: any computer becomes one when the code and a PIN are typed on it.

What opens is the stage and nothing else. The PIN is made for it by whoever runs the session
(`stage_pins.py`); a wrong code and a wrong PIN are answered alike.
"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from flask import Blueprint, make_response, redirect, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from facilitator.storage.links import Link
from facilitator.web.entrance import pins
from facilitator.web.guesses import caller
from facilitator.web.house import house
from facilitator.web.identity import enter, refuses_cookies, stage_of, try_cookies
from facilitator.web.join import digits
from facilitator.web.pins import TOGETHER
from facilitator.web.stage_pins import digest_of

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

blueprint = Blueprint("stage_door", __name__)

# Wrong PINs of one network. A hall with all its phones may be one, so a few slips, or somebody at
# play, keep no screen waiting; and whoever guesses elsewhere leaves the hall half of all tries.
FREE = TOGETHER // 2


@blueprint.get("/stage")
def door() -> Response:
    """Ask for the code and a PIN; ``?code=`` is what was tried to be opened, ``?share`` how."""
    return _page(digits(request.args.get("code", "")))


@blueprint.post("/stage")
def pair() -> Response:
    """Make this computer a stage and open it, or say what is wrong beside what was typed."""
    code, pin = (digits(request.form.get(name, "")) for name in ("code", "pin"))
    running = house().sessions.get(code)
    if running is not None and stage_of(running.code):
        # It may already, and the PIN stays good.
        return redirect(f"/stage/{running.code}{_how()}", 303)
    if refuses_cookies():  # before a PIN is used up that nothing could remember
        problem = _(
            "This browser keeps no cookies, so it could not stay paired. Allow them for this site,"
            " or use another browser"
        )
        return _page(code, problem, 400)
    if running is None:
        return _wrong(code)
    return _with_pin(running, pin)


def _with_pin(running: "RunningSession", typed: str) -> Response:
    store, session, now = house().store, running.durable, datetime.now(UTC)
    waiting = house().threads.read(store.stage_pins.waiting, session.id, now)
    # Without a PIN there is nothing to be right about; that, too, is found out by few tries only.
    counted = waiting.id if waiting else session.code
    if wait := pins().wait(counted, caller()):
        problem = ngettext(
            "Too many wrong PINs. Wait for %(num)d second, or ask for a new PIN",
            "Too many wrong PINs. Wait for %(num)d seconds, or ask for a new PIN",
            wait,
        )
        return _page(session.code, problem, 429)
    pins().was_wrong(counted, caller(), FREE)  # before it is looked at, as in `entrance.py`
    label = f"{now.astimezone(ZoneInfo(session.zone)):%H:%M}"
    digest, take = digest_of(session.id, typed), store.stage_pins.take
    if not (waiting and house().threads.write(take, waiting.id, digest, now, label)):
        return _wrong(session.code)
    pins().was_right(counted, caller())
    return enter(Link(waiting.id, "stage", session.id, 1, label), _how())


def _how() -> str:
    """Return what the address of the stage ends with: it may be meant for people elsewhere."""
    return "?share=1" if "share" in request.values else ""


def _wrong(code: str) -> Response:
    problem = _(
        "That code and PIN do not go together, or the PIN has run out. Check the figures, or ask"
        " the person who runs the session for a new PIN"
    )
    return _page(code, problem, 403)


def _page(code: str, problem: str = "", status: int = 200) -> Response:
    shared = "share" in request.values
    page = render_template("stage_door.html", code=code, problem=problem, shared=shared)
    response = make_response(page, status)
    try_cookies(response)
    return response
