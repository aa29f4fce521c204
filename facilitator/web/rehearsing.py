"""A rehearsal from the browser: simulated people for a session that somebody runs for real.

They come only to sessions that are rehearsals. Rehearsing a real session makes another one of the
same program, so that nothing simulated can come into a report.
"""

from secrets import randbelow
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, jsonify, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from facilitator.config import Settings
from facilitator.core.codec import encode
from facilitator.core.people import Person
from facilitator.core.program import Program
from facilitator.jobs.crowd import nicknames
from facilitator.tickets import Ticket, placed
from facilitator.web.console import session_of
from facilitator.web.house import house
from facilitator.web.identity import facilitator_of, new_participant, require_owner
from facilitator.web.page import current_lang
from facilitator.web.programs import to_list
from facilitator.web.zones import zone_of

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

blueprint = Blueprint("rehearsing", __name__)

PEOPLE = 30  # of a whole rehearsal
FEW = 10  # to see what it looks like
ONLINE = 4  # of how many one takes part online
EVERYWHERE = ("", "0.0.0.0", "::")  # hosts by which a server is also reached locally


@blueprint.post("/rehearse")
def just_rehearse() -> AnyResponse:
    """Make a rehearsal of a program (or of the first) in its shortest form, and let people come."""
    owner = require_owner()
    programs = house().programs()
    program = programs.get(request.form.get("program") or next(iter(programs)))
    if program is None:
        return to_list()  # which is as old as its page
    lang = current_lang()
    title, zone = program.title.of(lang), zone_of(request.form.get("zone", ""))
    return _opened(program, min(program.formats), title, lang, zone, owner, PEOPLE)


@blueprint.post("/sessions/<code>/rehearse")
def rehearse(code: str) -> AnyResponse:
    """Make a rehearsal of the same program as a session, and let people come."""
    owner = require_owner()
    session = session_of(code).durable
    people = FEW if request.form.get("people") == str(FEW) else PEOPLE
    if not session.rehearsal:
        house().threads.write(house().store.standings.tick, session.id, "rehearsal", True)
    program, format = session.program, session.format
    return _opened(program, format, session.title, session.lang, session.zone, owner, people)


@blueprint.get("/sessions/<code>/crowd")
def crowd(code: str) -> Response:
    """Say how the simulated people of a rehearsal are getting on."""
    return jsonify(_told(_rehearsal(code)))


@blueprint.post("/sessions/<code>/crowd")
def change_crowd(code: str) -> Response:
    """Let people come, hurry, go home; or take away everything of theirs (``do``)."""
    running = _rehearsal(code)
    match request.form.get("do", ""):
        case "start":
            _invite(running, FEW if request.form.get("people") == str(FEW) else PEOPLE)
        case "hurry":
            there = house().crowds.get(code)
            if there is not None:
                there.hurry(4 if request.form.get("speed") == "4" else 1)
        case "stop":
            _send_home(code)
        case "empty":
            _send_home(code)
            running.empty()
        case _:
            abort(400)
    return jsonify(_told(running))


def _opened(
    program: Program, format: int, title: str, lang: str, zone: str, by: Person, people: int
) -> AnyResponse:
    running = house().sessions.create(program, format, title, lang, zone, by.id, rehearsal=True)
    _invite(running, people)
    return redirect(f"/console/{running.code}", 303)


def _rehearsal(code: str) -> "RunningSession":
    """Return a rehearsal to its facilitator; nobody else, and no other session, has a crowd."""
    running = session_of(code)
    if facilitator_of(code) is None or not running.durable.rehearsal:
        abort(404)
    return running


def _invite(running: "RunningSession", people: int) -> None:
    """Give simulated people seats, and let them come; who is there already stays alone."""
    session = running.durable
    if house().crowds.get(session.code) is not None or session.ended is not None:
        return
    names = nicknames(session.lang)
    guests = [new_participant(names[n % len(names)]) for n in range(people)]
    if not running.seat_simulated(guests):
        return
    groups = len(session.program.groups)
    seats = [(guest, _place(n, groups)) for n, guest in enumerate(guests)]
    invitation = {
        "url": _address(house().settings),
        "code": session.code,
        "tickets": [
            house().tickets.sign(Ticket(session.code, guest, place)) for guest, place in seats
        ],
        "program": encode(session.program),
        "format": session.format,
        "lang": session.lang,
        "seed": randbelow(10**6),
    }
    house().threads.read(house().crowds.start, session.code, invitation)


def _place(n: int, groups: int) -> str:
    place = "online" if n % ONLINE == ONLINE - 1 else "venue"
    return placed(place, n % groups if groups else None)


def _send_home(code: str) -> None:
    crowd = house().crowds.drop(code)
    if crowd is not None:
        house().threads.read(crowd.stop)


def _address(settings: Settings) -> str:
    """Return where this server, or the proxy before it, is reached from this machine."""
    host = "127.0.0.1" if settings.host in EVERYWHERE else settings.host
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"


def _told(running: "RunningSession") -> dict[str, Any]:
    there = house().crowds.get(running.code)
    return {
        "running": there is not None,
        "people": 0,
        "here": 0,
        "notes": 0,
        "doing": "",
        "speed": 1,
        "simulated": running.durable.simulated_people,
        **(there.told if there is not None else {}),
    }
