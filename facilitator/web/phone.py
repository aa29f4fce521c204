"""The participant's page."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator.core.seeing import dealing
from facilitator.core.seeing.staging import milliseconds
from facilitator.core.views import Audience
from facilitator.core.words.personal import PATTERNS
from facilitator.tickets import sitting
from facilitator.web import phase_words
from facilitator.web.house import house
from facilitator.web.identity import Participant, participant_of, reads_easily
from facilitator.web.join import digits, seat_of
from facilitator.web.page import current_lang, page_data
from facilitator.web.participant_page import Belongings, belongings, looks
from facilitator.web.phone_view import Reader, View, view

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

Record = dict[str, Any]

blueprint = Blueprint("phone", __name__)


@blueprint.get("/p/<code>")
def phone(code: str) -> Response:
    """Show a session to somebody who has joined; anybody else is asked to join first.

    With ``?shell`` it is the page without anybody's words, which a browser keeps for a reload
    without a network.
    """
    code, seat = digits(code), seat_of(request.args)
    joined = participant_of(code, seat)
    if joined is None:
        return redirect(f"/j/{code}{f'?as={seat}' if seat else ''}", 303)
    running = house().sessions.get(code)
    if running is None:
        abort(404)
    made = _shell if "shell" in request.args else _whole
    response = make_response(made(running, joined, seat))
    response.headers["Cache-Control"] = "no-store"
    return response


def _whole(running: "RunningSession", joined: Participant, seat: str) -> str:
    snapshot, own = running.snapshot(Audience.PHONE), running.own(joined.person)
    pages, written = _pages(running, own), _looks(running, own)
    mine = belongings(running, joined.person, seat, snapshot["put"], own)
    page = page_data(
        "phone.js", running.code, joined.person, current_lang(), snapshot, own, joined.place
    )
    more = {"categories": written, "evening": mine.data, "pages": [*pages.values()]}
    put = snapshot["put"] | pages
    return _rendered(
        page | more, view(put, own, _reader(joined, own, seat), written, _now()), mine, joined
    )


def _shell(running: "RunningSession", joined: Participant, seat: str) -> str:
    session = running.snapshot(Audience.PHONE)["put"]["session"] | {"screen": "wait"}
    own = {key: type(value)() for key, value in running.own(joined.person).items()}
    joined = replace(joined, person=replace(joined.person, nickname=""))
    mine = belongings(running, joined.person, seat, {"session": session}, own)
    page = page_data(
        "phone.js", running.code, joined.person, current_lang(), None, own, joined.place
    )
    evening = {**mine.data, "whom": "", "at": ""}
    empty = view({"session": session}, own, _reader(joined, own, seat), {}, _now())
    mine = replace(mine, coming=None)  # what is kept without a line may be old when it is seen
    return _rendered(page | {"own": None, "evening": evening}, empty, mine, joined)


def _rendered(page: Record, shown: View, mine: Belongings, joined: Participant) -> str:
    return render_template(
        "phone.html",
        page=page | {"personal": PATTERNS, "phases": phase_words.steps()},
        view=shown,
        evening=mine.view,
        coming=mine.coming,
        beside=_beside(page["code"], shown.seat, joined.place),
    )


def _now() -> int:
    return milliseconds(datetime.now(UTC))


def _reader(joined: Participant, own: Record, seat: str) -> Reader:
    return Reader(joined.person.id, own["name"], seat, current_lang(), reads_easily())


def _looks(running: "RunningSession", own: Record) -> dict[str, list[Record]]:
    return looks(running.durable, [note["part"] for note in own["notes"]])


def _beside(code: str, seat: str, place: str) -> str:
    """Return where the stage is for somebody who is not in the room; "" for all others."""
    if sitting(place)[0] != "online":
        return ""
    return f"/p/{code}/stage{f'?as={seat}' if seat else ''}"


def _pages(running: "RunningSession", own: Record) -> dict[str, Record]:
    """Return the pages to begin with, by key: the person's first, and those they have voted on."""
    session = running.durable
    part = session.stop.part
    if not dealing.paged(session, part):
        return {}
    first = own["deal"] % dealing.pages(session, part)
    wanted = dict.fromkeys([first, *own["pages"].get(part, ())])
    found = ((dealing.page_key(part, n), running.page(part, n)) for n in wanted)
    return {key: page for key, page in found if page is not None}
