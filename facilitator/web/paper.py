"""Where the QR code of a printed sheet leads: to joining, the phone, and at last the takeaway."""

import re

from flask import Blueprint, redirect, request

from facilitator.web.house import house
from facilitator.web.identity import participant_of
from facilitator.web.join import Page, digits, not_found, seat_of

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
    seat = seat_of(request.args)
    there = "p" if participant_of(running.code, seat) else "j"
    if running.durable.ended is not None:
        there = "t"
    return redirect(f"/{there}/{running.code}{f'?as={seat}' if seat else ''}", 303)
