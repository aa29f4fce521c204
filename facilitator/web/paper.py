"""Where the QR code of a printed sheet leads: to joining, the phone, and at last the takeaway.

Whoever writes for those who have no device is led to where they do, at the question of the sheet.
"""

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import Blueprint, redirect, request

from facilitator.core.hosting.scribing import WriteFor
from facilitator.core.roles import has
from facilitator.core.session import Session
from facilitator.web.evening_view import first_step_part
from facilitator.web.house import house
from facilitator.web.identity import Participant, crew_of, participant_of
from facilitator.web.join import Page, digits, not_found, seat_of

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

FIRST_STEP = "W7"  # the sheet whose one line is a first step, not a note
FORM = "#step-title"  # where on the takeaway one decides on it
TYPED = "#for/"  # before the part for which one types what stands on paper

blueprint = Blueprint("paper", __name__)

_SHEET = re.compile(r"(\d{6})([A-Z][A-Z0-9]{0,7})?", re.IGNORECASE | re.ASCII)


@blueprint.get("/s/<sheet>")
@blueprint.get("/S/<sheet>")
def scanned(sheet: str) -> Page:
    """Lead on from ``482913W7``. Which sheet it was tells nothing of whose copy."""
    found = _SHEET.fullmatch(digits(sheet))
    running = house().sessions.get(found.group(1)) if found else None
    if running is None:
        return not_found(sheet)
    kind = (found.group(2) or "").upper() if found else ""
    seat = seat_of(request.args)
    joined = participant_of(running.code, seat)
    crew = crew_of(running.code)
    if joined is None and crew is not None and has(crew.role, WriteFor):
        return redirect(f"/console/{running.code}{TYPED}{_question(running.durable, kind)}", 303)
    asks = {"as": seat} if seat else {}
    form = FORM if joined and kind == FIRST_STEP and _asked(running, joined) else ""
    there = "t" if form or running.durable.ended is not None else "p"
    if joined is None and there == "p":
        there, asks = "j", asks | ({"sheet": kind} if kind else {})
    query = f"?{urlencode(asks)}" if asks else ""
    return redirect(f"/{there}/{running.code}{query}{form}", 303)


def _question(session: Session, kind: str) -> str:
    """Return the part that a sheet belongs to: where the session is, or was last, of those."""
    if kind == FIRST_STEP and (steps := first_step_part(session.program)):
        return steps
    parts = [part for part in session.program.parts if kind in part.worksheets]
    if any(part.id == session.stop.part for part in parts):
        return str(session.stop.part)
    been = [part.id for part in parts if part.id in session.opened]
    return been[-1] if been else ""


def _asked(running: "RunningSession", joined: Participant) -> bool:
    """Return whether the hall was asked for a first step; while it is, the phone has the form."""
    part = first_step_part(running.durable.program)
    return running.durable.stop.part != part and part in running.own(joined.person)["asked"]
