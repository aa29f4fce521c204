"""One's own seat on another device: a personal link whose secret stands in the fragment."""

from secrets import token_hex
from urllib.parse import quote, urlencode

from flask import Blueprint, abort, make_response, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.core.people import Role
from facilitator.tickets import Ticket
from facilitator.web.handing import handing
from facilitator.web.house import house
from facilitator.web.identity import (
    Participant,
    participant_of,
    refuses_cookies,
    remember_participant,
    ticket,
    try_cookies,
)
from facilitator.web.join import digits

blueprint = Blueprint("again", __name__)


@blueprint.get("/p/<code>/again")
def ask(code: str) -> Response:
    """Show the page that hands on the secret of the address."""
    code = digits(code)
    if house().sessions.get(code) is None:
        abort(404)
    return _page(code)


@blueprint.post("/p/<code>/again")
def enter(code: str) -> Response | tuple[Response, int]:
    """Give the holder of a personal link their seat in this browser, too."""
    code = digits(code)
    running = house().sessions.get(code)
    if running is None:
        abort(404)
    secret = request.form.get("secret", "").partition("~")[0]
    if refuses_cookies():  # before the secret is used up
        return _page(code, secret=secret, refused=True), 400
    found = handing().take(secret) or house().tickets.read(secret)
    if found is None or found.code != code or found.person.role is not Role.PARTICIPANT:
        problem = _("This link does not open anything here. Please copy it once more, whole.")
        return _page(code, problem), 403
    seat = _seat(code, found)
    page = "t" if running.durable.ended else "p"
    response = redirect(f"/{page}/{code}{f'?as={seat}' if seat else ''}", 303)
    remember_participant(response, code, seat, found.person, found.place)
    return response


def link(code: str, joined: Participant) -> str:
    """Return the personal link of a participant; its fragment is the secret."""
    return f"/p/{code}/again#{ticket(code, joined.person, joined.place)}"


def mail(subject: str, words: str, link: str) -> str:
    """Return the address of a mail to oneself, still without a recipient, that holds one's link."""
    filled = {"subject": subject, "body": f"{words}\r\n\r\n{link}\r\n"}
    return f"mailto:?{urlencode(filled, quote_via=quote)}"


def _page(code: str, problem: str = "", *, secret: str = "", refused: bool = False) -> Response:
    """Return the page; ``refused``: this browser keeps no cookies, and the secret waits."""
    page = {"code": code, "problem": problem, "secret": secret, "refused": refused}
    page["address"] = house().address
    response = make_response(render_template("again.html", **page))
    try_cookies(response)
    return response


def _seat(code: str, found: Ticket) -> str:
    """Return the label for a seat in this browser; whoever has the ordinary one keeps it."""
    present = participant_of(code)
    taken = present is not None and present.person.id != found.person.id
    return token_hex(3) if taken else ""
