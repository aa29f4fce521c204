"""One participant and their devices: where they are, go on elsewhere, another joins here, leave."""

from typing import TYPE_CHECKING

from flask import Blueprint, abort, jsonify, make_response, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.core.calling import called
from facilitator.qr import qr_code
from facilitator.tickets import Ticket, placed, sitting
from facilitator.web import again
from facilitator.web.handing import LASTS, handing
from facilitator.web.house import house
from facilitator.web.identity import (
    Participant,
    forget_participant,
    participant_of,
    remember_participant,
)
from facilitator.web.join import PLACES, digits, seat_of

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

blueprint = Blueprint("devices", __name__)


@blueprint.get("/p/<code>/devices")
def devices(code: str) -> Response:
    """Show a code that opens one's seat on another device, and what else can be done here.

    The code opens once; beside it stands the link that lasts, for whoever may lose this page.
    """
    running, joined, seat = _asking(code)
    link, lasting = _link(running.code, joined), house().address + again.link(running.code, joined)
    rendered = render_template(
        "devices.html",
        session=running.durable,
        nickname=called(running.durable, joined.person).nickname,
        person=joined.person.id,
        link=link,
        lasting=lasting,
        mail=again.mail(
            _("My personal link: %(title)s", title=running.durable.title),
            _("This link lets me go on as myself. It is for me only, not to be passed on."),
            lasting,
        ),
        code_picture=qr_code(house().address + link),
        minutes=round(LASTS / 60),
        place=sitting(joined.place)[0],
        seat=f"?as={seat}" if seat else "",
    )
    response = make_response(rendered)
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.post("/p/<code>/elsewhere")
def elsewhere(code: str) -> Response:
    """Hand out the address at which another browser opens this seat, for a script to go there."""
    running, joined, _ = _asking(code)
    return jsonify(link=_link(running.code, joined))


@blueprint.post("/p/<code>/place")
def change_place(code: str) -> Response:
    """Let somebody take part from elsewhere: on this device from now on, on others as they join."""
    running, joined, seat = _asking(code)
    there = f"/p/{running.code}{f'?as={seat}' if seat else ''}"
    response = redirect(there, 303)
    place = request.form.get("place", "")
    if place in PLACES:
        house().threads.write(house().store.people.sit, joined.person.id, place)
        position = sitting(joined.place)[1]
        remember_participant(response, running.code, seat, joined.person, placed(place, position))
    return response


@blueprint.post("/p/<code>/leave")
def leave(code: str) -> Response:
    """Let this browser forget a seat. What was written stays where it is."""
    code, seat = digits(code), seat_of(request.args)
    response = redirect("/j", 303)
    forget_participant(response, code, seat)
    return response


def _link(code: str, joined: Participant) -> str:
    secret = handing().give(Ticket(code, joined.person, joined.place))
    return f"/p/{code}/again#{secret}"


def _asking(code: str) -> tuple["RunningSession", Participant, str]:
    code, seat = digits(code), seat_of(request.args)
    joined = participant_of(code, seat)
    if joined is None:
        abort(redirect(f"/j/{code}{f'?as={seat}' if seat else ''}", 303))
    running = house().sessions.get(code)
    if running is None:
        abort(404)
    return running, joined, seat
