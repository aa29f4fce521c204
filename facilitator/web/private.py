"""What a participant keeps for themselves on the server: with whom, at what time, what is asked.

Only their own pages ask for it; it is never in the log and never on anybody else's screen.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, jsonify, request
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from facilitator.core.calling import CallMe
from facilitator.core.ids import PartId
from facilitator.core.people import Person
from facilitator.core.refused import Refused
from facilitator.core.session import Session
from facilitator.core.words.text import tidy_line
from facilitator.web.evening_view import ASK, AT, WHOM
from facilitator.web.house import house
from facilitator.web.identity import Participant, participant_of, remember_participant
from facilitator.web.join import digits, seat_of

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

blueprint = Blueprint("private", __name__)

KEPT = timedelta(days=60)  # as long as a browser is remembered
LARGEST = 2048  # bytes of a request
WHOM_LENGTH = 60  # characters
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


@blueprint.put("/p/<code>/private")
def keep(code: str) -> tuple[Response, int]:
    """Keep with whom and at what time somebody takes their first step; "" forgets it.

    Or whether they want to be asked once, later, what became of it.
    """
    running, joined = _asking(code)
    request.max_content_length = LARGEST
    asked = request.get_json()
    if not isinstance(asked, dict):
        raise BadRequest
    texts = _texts(running.durable, asked)
    ended = running.durable.ended or datetime.now(UTC)
    session = running.durable.id
    house().threads.write(house().store.private.put, session, joined.person.id, texts, ended + KEPT)
    return jsonify(kept=True), 200


@blueprint.delete("/p/<code>/private")
def forget(code: str) -> tuple[Response, int]:
    """Forget everything that somebody keeps here, and what they wanted to be called."""
    running, joined = _asking(code)
    person = joined.person
    house().threads.write(house().store.private.forget, running.durable.id, person.id)
    house().threads.write(house().store.people.forget_name, person.id)
    running.ask(person, CallMe(""), token_urlsafe(12))
    response = jsonify(kept=False)
    nameless = replace(person, nickname="")
    remember_participant(response, running.code, seat_of(request.args), nameless, joined.place)
    return response, 200


def kept(session: Session, person: Person) -> dict[str, str]:
    """Return what ``person`` keeps in a session, by key."""
    now = datetime.now(UTC)
    return house().threads.read(house().store.private.of, session.id, person.id, now)


def _asking(code: str) -> tuple["RunningSession", Participant]:
    joined = participant_of(digits(code), seat_of(request.args))
    if joined is None:
        abort(403)
    running = house().sessions.get(digits(code))
    if running is None:
        abort(404)
    return running, joined


def _texts(session: Session, asked: Mapping[str, Any]) -> dict[str, str]:
    """Return what is to be kept, by key. Raises ``BadRequest`` for anything else."""
    part, whom, at, ask = (asked.get(name) for name in ("part", WHOM, AT, ASK))
    found = session.program.part(PartId(part)) if isinstance(part, str) else None
    if found is None or found.kind != "pledge":
        raise BadRequest
    if isinstance(ask, bool):
        return {f"{part}/{ASK}": "yes" if ask else ""}
    if not (isinstance(whom, str) and isinstance(at, str) and (not at or _TIME.fullmatch(at))):
        raise BadRequest
    try:
        return {f"{part}/{WHOM}": tidy_line(whom, characters=WHOM_LENGTH), f"{part}/{AT}": at}
    except Refused:
        raise BadRequest from None
