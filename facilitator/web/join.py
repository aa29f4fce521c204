"""The way in: six digits or a scanned code, one form, and the person has a seat."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from secrets import token_hex
from typing import TYPE_CHECKING

from flask import Blueprint, make_response, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.core import calling
from facilitator.core.refused import Refused
from facilitator.storage.people import Joined
from facilitator.tickets import placed
from facilitator.web.house import house
from facilitator.web.identity import (
    new_participant,
    participant_of,
    refuses_cookies,
    remember_participant,
    try_cookies,
)

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

blueprint = Blueprint("join", __name__)

PLACES = ("venue", "online")
LOOK_AGAIN = 10  # seconds after which the page of locked doors looks whether they are open
NEW_SEAT = "new"  # ?as=new: one more person in the same browser
_SEAT = re.compile(r"[a-z0-9]{1,12}")
_SHEET = re.compile(r"[A-Z][A-Z0-9]{0,7}")
_BETWEEN_DIGITS = re.compile(r"[\s\-‐-―−ー－・.]")  # what people put there, in any width

Page = str | Response | tuple[str | Response, int]


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
    return _locked(running) or _form(running, place=request.args.get("place", ""))


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
    if shut := _locked(running):
        return shut
    place = request.form.get("place", "")
    group = group_of(request.form.get("group", ""), len(running.durable.program.groups))
    typed = request.form.get("name", "")
    if refuses_cookies():  # before there is a person whom nothing could remember
        return _form(running, typed, place, group=group, refused=True), 400
    try:
        nickname = calling.nickname(typed)
    except Refused:
        problem = _("Up to %(n)d characters, please", n=calling.CHARACTERS)
        return _form(running, typed, place, problem, group), 400
    person = new_participant(nickname)
    place = _seated(running, place)
    joined = Joined(person.id, running.durable.id, nickname, place)
    house().threads.write(house().store.people.add, joined, datetime.now(UTC))
    response = redirect(_onward(running.code, seat), 303)
    remember_participant(response, running.code, seat, person, placed(place, group))
    return response


def group_of(chosen: str, groups: int) -> int | None:
    """Return the position that somebody has chosen, by its place among so many; None for none."""
    group = int(chosen) if chosen.isascii() and chosen.isdecimal() else groups
    return group if group < groups else None


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


def _locked(running: "RunningSession") -> Response | None:
    """Return the page of those who come while the doors are locked: it opens by itself."""
    session = running.durable
    if not session.locked or session.ended is not None:
        return None
    response = make_response(render_template("join_locked.html", session=session))
    response.headers["Refresh"] = f"{LOOK_AGAIN}; url={request.full_path.rstrip('?')}"
    return response


def _seated(running: "RunningSession", wanted: str) -> str:
    """Return where somebody takes part who wants to be there, or has not said where.

    A session that is held online has nobody in a room.
    """
    if wanted in PLACES:
        return wanted
    return "online" if running.durable.appointed.place == "online" else PLACES[0]


def _form(
    running: "RunningSession",
    typed: str = "",
    place: str = "",
    problem: str = "",
    group: int | None = None,
    *,
    refused: bool = False,
) -> Response:
    """Return the form as filled in; ``refused``: this browser keeps no cookies."""
    rendered = render_template(
        "join_form.html",
        session=running.durable,
        ended=running.durable.ended is not None,
        typed=typed,
        place=_seated(running, place),
        group=group,
        problem=problem,
        refused=refused,
        address=house().address,
    )
    response = make_response(rendered)
    try_cookies(response)
    return response


def not_found(typed: str) -> tuple[str, int]:
    """Ask for the six digits once more: there is no session of those that came."""
    problem = _("We cannot find that session. Please check the six digits on the screen")
    return render_template("join.html", typed=typed, problem=problem), 404
