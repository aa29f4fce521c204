"""The way in: six digits or a scanned code, one form, and the person has a seat."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from secrets import token_hex
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.core.refused import Refused
from facilitator.core.text import tidy_line
from facilitator.storage.people import Joined
from facilitator.web.house import house
from facilitator.web.identity import new_participant, participant_of, remember_participant

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

blueprint = Blueprint("join", __name__)

NICKNAME = 20  # characters that fit under a note
PLACES = ("venue", "online")
NEW_SEAT = "new"  # ?as=new: one more person in the same browser
_SEAT = re.compile(r"[a-z0-9]{1,12}")
_SHEET = re.compile(r"[A-Z][A-Z0-9]{0,7}")
_BETWEEN_DIGITS = re.compile(r"[\s\-‐-―−ー－・.]")  # what people put there, in any width

Page = str | Response | tuple[str, int]


@blueprint.get("/j")
@blueprint.get("/J")
def door() -> Page:
    """Ask for the six digits; with them, lead to the form of that session."""
    typed = request.args.get("code", "")
    if not typed.strip():
        return render_template("join.html", typed="", problem="")
    code = digits(typed)
    if house().sessions.get(code) is None:
        return not_found(typed)
    return redirect(f"/j/{code}", 303)


@blueprint.get("/j/<code>")
@blueprint.get("/J/<code>")
def ask(code: str) -> Page:
    """Ask for a name and a place, once; who has been here goes straight on."""
    seat = seat_of(request.args)
    if seat == NEW_SEAT:
        return redirect(f"/j/{digits(code)}?as={token_hex(3)}", 303)
    running = house().sessions.get(digits(code))
    if running is None:
        return not_found(code)
    if participant_of(running.code, seat) is not None:
        return redirect(_onward(running.code, seat), 303)
    return _form(running)


@blueprint.post("/j/<code>")
@blueprint.post("/J/<code>")
def take_seat(code: str) -> Page:
    """Give somebody a seat, or say what is wrong beside what they filled in."""
    seat = seat_of(request.args)
    running = house().sessions.get(digits(code))
    if running is None:
        return not_found(code)
    if participant_of(running.code, seat) is not None:  # the button was pressed twice
        return redirect(_onward(running.code, seat), 303)
    if running.durable.ended is not None:
        return _form(running)
    place = request.form.get("place", "")
    typed = request.form.get("name", "")
    try:
        nickname = tidy_line(typed, characters=NICKNAME)
    except Refused:
        problem = _("Up to %(n)d characters, please", n=NICKNAME)
        return _form(running, typed, place, problem), 400
    person = new_participant(nickname)
    place = place if place in PLACES else PLACES[0]
    joined = Joined(person.id, running.durable.id, nickname, place)
    house().threads.write(house().store.people.add, joined, datetime.now(UTC))
    response = redirect(_onward(running.code, seat), 303)
    remember_participant(response, running.code, seat, person, place)
    return response


def digits(typed: str) -> str:
    """Return a code as typed on any keyboard: full-width, with spaces or hyphens."""
    return _BETWEEN_DIGITS.sub("", unicodedata.normalize("NFKC", typed))


def seat_of(args: Mapping[str, str]) -> str:
    """Return the label of a seat in this browser, "" for the ordinary one."""
    label = args.get("as", "")
    return label if _SEAT.fullmatch(label) else ""


def _onward(code: str, seat: str) -> str:
    """Return the phone's page, or where the printed sheet leads that somebody came by."""
    sheet = request.args.get("sheet", "")
    there = f"/s/{code}{sheet}" if _SHEET.fullmatch(sheet) else f"/p/{code}"
    return f"{there}?as={seat}" if seat else there


def _form(
    running: "RunningSession", typed: str = "", place: str = PLACES[0], problem: str = ""
) -> str:
    return render_template(
        "join_form.html",
        session=running.durable,
        ended=running.durable.ended is not None,
        typed=typed,
        place=place,
        problem=problem,
    )


def not_found(typed: str) -> tuple[str, int]:
    """Ask for the six digits once more: there is no session of those that came."""
    problem = _("We cannot find that session. Please check the six digits on the screen")
    return render_template("join.html", typed=typed, problem=problem), 404
