"""A PIN for one more screen: made and shown once, good for a few minutes and for one computer.

Whoever runs a session may make one: they can open a stage anyway. The screens that were paired are
links of the stage without a PIN, listed here and among the links for roles, and can be revoked in
both places. A PIN that waits ends with the link of anybody who could have made it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from secrets import choice
from string import digits as FIGURES
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from flask import (
    Blueprint,
    Response,
    abort,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
)
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from facilitator.core.ids import SessionId
from facilitator.storage.links import Link
from facilitator.web.console import session_of
from facilitator.web.house import house
from facilitator.web.identity import facilitator_of, is_owner
from facilitator.web.page import current_lang, words
from facilitator.web.roles import MOST, links_of, revoke_link

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

blueprint = Blueprint("stage_pins", __name__)

LENGTH = 6  # figures: what is guessed at is open for minutes, and few tries are free


@blueprint.get("/sessions/<code>/stage-pin")
def stage_pin(code: str) -> Response:
    """Show the screens that were paired, and how to pair one more."""
    return _page(_session(code))


@blueprint.post("/sessions/<code>/stage-pin")
def make(code: str) -> Response:
    """Make a PIN and show it, once; one that was made before is worth nothing any more."""
    running = _session(code)
    if len(links_of(running)) >= MOST:
        problem = _("There are too many links already. Revoke one first")
        return _page(running, problem=problem, status=400)
    session, pin = running.durable.id, "".join(choice(FIGURES) for _ in range(LENGTH))
    keep, now = house().store.stage_pins.make, datetime.now(UTC)
    house().threads.write(keep, session, digest_of(session, pin), now)
    return _page(running, pin)


@blueprint.post("/sessions/<code>/stage-pin/revoke")
def revoke(code: str) -> AnyResponse:
    """Let a screen that was paired show nothing more, or the PIN that waits be worth nothing."""
    running = _session(code)
    link = request.form.get("link", "")
    if not link:
        house().threads.write(house().store.stage_pins.end, running.durable.id)
    elif link in {each.id for each in _screens(running)}:
        revoke_link(running, link)
    return redirect(f"/sessions/{code}/stage-pin", 303)


@blueprint.get("/sessions/<code>/stage-pin/state")
def state(code: str) -> Response:
    """Say whether the PIN still waits, and how many screens were paired."""
    return jsonify(_state(_session(code)))


def digest_of(session: SessionId, pin: str) -> str:
    """Return what is kept of a PIN of a session."""
    return house().tickets.digest("stage-pin", f"{session}:{pin}")


def _session(code: str) -> "RunningSession":
    running = session_of(code)
    if facilitator_of(code) is None:
        abort(redirect("/enter"))
    return running


def _screens(running: "RunningSession") -> Sequence[Link]:
    return [each for each in links_of(running) if each.paired]


def _state(running: "RunningSession") -> dict[str, int | bool]:
    now, waiting = datetime.now(UTC), house().store.stage_pins.waiting
    waits = house().threads.read(waiting, running.durable.id, now) is not None
    return {"waits": waits, "screens": len(_screens(running))}


def _page(
    running: "RunningSession", pin: str = "", *, problem: str = "", status: int = 200
) -> Response:
    lang, session = current_lang(), running.durable
    waiting = house().threads.read(house().store.stage_pins.waiting, session.id, datetime.now(UTC))
    rendered = render_template(
        "stage_pin.html",
        page={"lang": lang, "words": words(lang, "stage_pin.js")},
        session=session,
        owner=is_owner(),
        address=f"{house().address.partition('://')[2]}/stage",
        pin=pin,
        until=f"{waiting.until.astimezone(ZoneInfo(session.zone)):%H:%M}" if waiting else "",
        screens=_screens(running),
        state=_state(running),
        problem=problem,
        came=request.args.get("came", ""),
    )
    response = make_response(rendered, status)
    response.headers["Cache-Control"] = "no-store"  # the PIN may stand on it
    return response
