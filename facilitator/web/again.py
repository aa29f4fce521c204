"""One's own seat on another device: a personal link whose secret stands in the fragment."""

from secrets import token_hex

from flask import Blueprint, abort, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.core.people import Role
from facilitator.tickets import Ticket
from facilitator.web.house import house
from facilitator.web.identity import Participant, participant_of, remember_participant, ticket
from facilitator.web.join import digits

blueprint = Blueprint("again", __name__)


@blueprint.get("/p/<code>/again")
def ask(code: str) -> str:
    """Show the page that hands on the secret of the address."""
    if house().sessions.get(digits(code)) is None:
        abort(404)
    return render_template("again.html", problem="")


@blueprint.post("/p/<code>/again")
def enter(code: str) -> Response | tuple[str, int]:
    """Give the holder of a personal link their seat in this browser, too."""
    code = digits(code)
    running = house().sessions.get(code)
    if running is None:
        abort(404)
    found = house().tickets.read(request.form.get("secret", ""))
    if found is None or found.code != code or found.person.role is not Role.PARTICIPANT:
        problem = _("This link does not open anything here. Please copy it once more, whole.")
        return render_template("again.html", problem=problem), 403
    seat = _seat(code, found)
    page = "t" if running.durable.ended else "p"
    response = redirect(f"/{page}/{code}{f'?as={seat}' if seat else ''}", 303)
    remember_participant(response, code, seat, found.person, found.place)
    return response


def link(code: str, joined: Participant) -> str:
    """Return the personal link of a participant; its fragment is the secret."""
    return f"/p/{code}/again#{ticket(code, joined.person, joined.place)}"


def _seat(code: str, found: Ticket) -> str:
    """Return the label for a seat in this browser; whoever has the ordinary one keeps it."""
    present = participant_of(code)
    taken = present is not None and present.person.id != found.person.id
    return token_hex(3) if taken else ""
