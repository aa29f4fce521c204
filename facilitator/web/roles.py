"""The links of a session: who helps to run it, in which role. Made, shown once, revoked here."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import choice
from string import digits as FIGURES
from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, request
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from facilitator.core.refused import Refused
from facilitator.core.words.text import tidy_line
from facilitator.qr import qr_code
from facilitator.storage.links import GIVEN, Link
from facilitator.web.console import session_of
from facilitator.web.house import house
from facilitator.web.identity import require_owner
from facilitator.web.page import current_lang, words
from facilitator.web.role_words import names, purposes

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

blueprint = Blueprint("roles", __name__)

LABEL = 20  # characters
PIN = 4  # figures of one that nobody chose
PINS = range(4, 7)  # how many figures a chosen one has
MOST = 30  # links of a session


@dataclass(frozen=True, slots=True)
class Fresh:
    """A link that has just been made: it is shown once, and kept nowhere."""

    role: str
    label: str
    address: str
    pin: str
    picture: Markup


class Unwilling(Exception):
    """What was filled in makes no link; the message says to a person why."""


@blueprint.get("/sessions/<code>/roles")
def roles(code: str) -> Response:
    """Show the links of a session, who has come by them, and the form for one more."""
    require_owner()
    return _page(session_of(code))


@blueprint.post("/sessions/<code>/roles")
def make(code: str) -> Response | tuple[Response, int]:
    """Make a link and show it, once."""
    require_owner()
    running = session_of(code)
    try:
        asked = _asked(running)
    except Unwilling as problem:
        return _page(running, problem=str(problem)), 400
    return _page(running, _made(running, *asked))


@blueprint.post("/sessions/<code>/roles/renew")
def renew(code: str) -> AnyResponse:
    """Make a link worthless and another one in its place, with another PIN."""
    require_owner()
    running = session_of(code)
    found = next((each for each in links_of(running) if each.id == request.form.get("link")), None)
    if found is None:
        return redirect(f"/sessions/{code}/roles", 303)
    revoke_link(running, found.id)
    return _page(running, _made(running, found.role, found.label, _drawn()))


@blueprint.post("/sessions/<code>/roles/revoke")
def revoke(code: str) -> AnyResponse:
    """Make a link worthless; whoever came by it is sent away within a second."""
    require_owner()
    revoke_link(session_of(code), request.form.get("link", ""))
    return redirect(f"/sessions/{code}/roles", 303)


@blueprint.get("/sessions/<code>/roles/here")
def here(code: str) -> Response:
    """Say which links somebody has come by who is connected now."""
    require_owner()
    running = session_of(code)
    return jsonify(here=[each.id for each in links_of(running) if _is_here(running, each)])


def _asked(running: "RunningSession") -> tuple[str, str, str]:
    """Return role, name and PIN of the link that is wished for. Raises ``Unwilling``."""
    role = request.form.get("role", "")
    if role not in GIVEN:
        raise Unwilling(_("Choose a role"))
    try:
        label = tidy_line(request.form.get("label", ""), characters=LABEL)
    except Refused:
        raise Unwilling(_("The name may have up to %(n)d characters", n=LABEL)) from None
    pin = unicodedata.normalize("NFKC", request.form.get("pin", "")).replace(" ", "")
    if pin and not (len(pin) in PINS and pin.isascii() and pin.isdigit()):
        raise Unwilling(_("A PIN has four to six figures"))
    if len(links_of(running)) >= MOST:
        raise Unwilling(_("There are too many links already. Revoke one first"))
    return role, label, pin or _drawn()


def _drawn() -> str:
    return "".join(choice(FIGURES) for _ in range(PIN))


def _made(running: "RunningSession", role: str, label: str, pin: str) -> Fresh:
    add, now = house().store.links.add, datetime.now(UTC)
    secret = house().threads.write(add, role, running.durable.id, now, label, pin)
    address = f"{house().address}/enter#{secret}"
    return Fresh(role, label, address, pin, qr_code(address))


def links_of(running: "RunningSession") -> Sequence[Link]:
    """Return the links that were given for a session."""
    every = house().threads.read(house().store.links.of, running.durable.id)
    return [each for each in every if each.role in GIVEN]


def revoke_link(running: "RunningSession", link: str) -> None:
    """Make one link of a session worthless, and the PIN for a screen that it may have made."""
    revoke_one = house().store.links.revoke_one
    house().threads.write(revoke_one, link, running.durable.id, datetime.now(UTC))


def _is_here(running: "RunningSession", link: Link) -> bool:
    return any(each == f"f-{link.id[:12]}" for each in running.presence.crew())


def _page(running: "RunningSession", fresh: Fresh | None = None, problem: str = "") -> Response:
    lang = current_lang()
    links = links_of(running)
    rendered = render_template(
        "roles.html",
        page={"lang": lang, "words": words(lang, "roles.js")},
        session=running.durable,
        links=links,
        here={each.id for each in links if _is_here(running, each)},
        names=names(),
        purposes=purposes(),
        order=GIVEN,
        fresh=fresh,
        problem=problem,
        wish=request.form if problem else {},
    )
    response = make_response(rendered)
    response.headers["Cache-Control"] = "no-store"  # a secret may stand on it
    return response
