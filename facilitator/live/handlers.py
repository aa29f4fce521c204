"""What the server does when a screen speaks.

The person comes from the ticket, never from the payload; every action is answered.
"""

import logging
from collections.abc import Callable
from math import ceil
from typing import Any

import gevent
from flask import request
from flask_socketio import SocketIO, disconnect, join_room
from socketio.exceptions import ConnectionRefusedError
from sqlalchemy.exc import SQLAlchemyError

from facilitator.core import codec
from facilitator.core.ids import PartId
from facilitator.core.kinds.notes.writing import AddNote
from facilitator.core.people import Person, Role
from facilitator.core.refused import PASSING, Reason, Refused
from facilitator.live import limits, protocol
from facilitator.live.admission import Admission
from facilitator.live.limits import Limits
from facilitator.live.presence import AUDIENCE, Seat
from facilitator.live.registry import Sessions
from facilitator.live.running import RunningSession
from facilitator.tickets import Ticket, Tickets

log = logging.getLogger(__name__)

SWEEP = 1.0  # seconds in which a revoked link loses its sockets

Valid = Callable[[Ticket], bool]
"""Whether the link that somebody came by is still worth something."""


class Handlers:
    """The events of docs/protocol.md, on one Socket.IO server."""

    def __init__(
        self,
        socketio: SocketIO,
        sessions: Sessions,
        tickets: Tickets,
        valid: Valid,
        admission: Admission,
    ) -> None:
        self._socketio = socketio
        self._sessions = sessions
        self._tickets = tickets
        self._valid = valid
        self._admission = admission
        self._limits = Limits()
        self._seated: dict[str, tuple[RunningSession, Ticket]] = {}
        self._sweeping = gevent.spawn(self._sweep)
        socketio.on_event("connect", self.connect)
        socketio.on_event("disconnect", self.disconnect)
        socketio.on_event(protocol.ACT, self.act)
        socketio.on_event(protocol.SYNC, self.sync)
        socketio.on_event(protocol.PAGE, self.page)

    def connect(self, auth: Any = None) -> None:
        """Let a screen in and tell it everything it may see."""
        ticket = self._tickets.read(auth.get("ticket") if isinstance(auth, dict) else None)
        running = self._sessions.get(ticket.code) if ticket else None
        if ticket is None or running is None or ticket.person.role not in AUDIENCE:
            raise ConnectionRefusedError(protocol.TICKET)
        if not self._valid(ticket):
            raise ConnectionRefusedError(protocol.REVOKED)
        sid = _sid()
        seat = Seat(sid, ticket.person, ticket.place)
        join_room(running.room(seat.audience))
        running.enter(seat)
        self._seated[sid] = running, ticket
        running.welcome(seat.audience, sid)
        if ticket.person.role is Role.PARTICIPANT:
            join_room(running.own_room(ticket.person))
            running.tell(ticket.person, sid)
            self._make_room(running, ticket.person)
        self._admission.end(request.environ)

    def disconnect(self, *_: Any) -> None:
        """Note that a screen is gone."""
        seated = self._seated.pop(_sid(), None)
        if seated is not None:
            seated[0].leave(_sid())

    def act(self, payload: Any = None) -> dict[str, Any]:
        """Do what a person asks for, and answer."""
        seated = self._seated.get(_sid())
        if seated is None:
            return _refusal(Reason.NOT_ALLOWED)
        running, ticket = seated
        if not self._valid(ticket):
            disconnect()
            return _refusal(Reason.NOT_ALLOWED)
        try:
            action_id, action = codec.decode_action(payload)
            if wait := self._too_much(running, ticket.person, action):
                return _refusal(Reason.BUSY) | {"after": wait}
            accepted = running.act(ticket.person, action_id, action)
        except Refused as refused:
            return _refusal(refused.reason) | _who(running, ticket.person, refused.reason)
        if isinstance(action, AddNote):
            self._limits.wrote(ticket.person.id)
        return {"ok": True, "seq": accepted.seq}

    def sync(self, payload: Any = None) -> None:
        """Tell a screen what it has missed."""
        seated = self._seated.get(_sid())
        since = payload.get("since") if isinstance(payload, dict) else None
        if seated is None:
            return
        running, ticket = seated
        if not self._within(running, ticket.person, limits.SYNCS):
            return  # the next `head` shows the gap, and the screen asks again
        known = since if type(since) is int else None
        running.catch_up(known, AUDIENCE[ticket.person.role], _sid())

    def page(self, payload: Any = None) -> None:
        """Send a participant a page of notes, and whatever becomes of it from now on."""
        seated = self._seated.get(_sid())
        if seated is None or seated[1].person.role is not Role.PARTICIPANT:
            return
        part, n = (payload.get("part"), payload.get("n")) if isinstance(payload, dict) else ("", 0)
        if not isinstance(part, str) or type(n) is not int:
            return
        if not self._within(seated[0], seated[1].person, limits.PAGES):
            return
        room = seated[0].send_page(PartId(part), n, _sid())
        if room is not None:
            join_room(room)

    def _too_much(self, running: RunningSession, person: Person, action: Any) -> float:
        """Return in how many seconds ``person`` may do that; 0: now. Raises ``Refused``."""
        if _unlimited(running, person):
            return 0
        if isinstance(action, AddNote) and self._limits.full(person.id):
            raise Refused(Reason.FULL)
        return ceil(self._limits.wait(person.id, limits.rate_of(action)) * 10) / 10

    def _within(self, running: RunningSession, person: Person, rate: limits.Rate) -> bool:
        return _unlimited(running, person) or not self._limits.wait(person.id, rate)

    def _make_room(self, running: RunningSession, person: Person) -> None:
        """Send the oldest connections of a participant away, if there are too many."""
        if _unlimited(running, person):
            return
        for sid in running.presence.connections(person.id)[: -limits.SOCKETS]:
            self._socketio.server.disconnect(sid)  # type: ignore[attr-defined]

    def _sweep(self) -> None:
        """Send away those whose link was revoked: a stage would listen for ever."""
        while True:
            gevent.sleep(SWEEP)
            try:
                revoked = [
                    sid
                    for sid, (_, ticket) in list(self._seated.items())
                    if ticket.link and not self._valid(ticket)
                ]
            except SQLAlchemyError:
                log.exception("links could not be looked up; trying again")
                continue
            for sid in revoked:
                self._socketio.server.disconnect(sid)  # type: ignore[attr-defined]


def _unlimited(running: RunningSession, person: Person) -> bool:
    """Return whether nothing is counted: only participants are strangers.

    A facilitator who groups notes does so in bursts. The people of a rehearsal are simulated and
    live an evening within a minute; nobody is kept waiting by them but themselves.
    """
    return person.role is not Role.PARTICIPANT or running.durable.rehearsal


def _refusal(reason: Reason) -> dict[str, Any]:
    return {"ok": False, "reason": reason.value, "again": reason in PASSING}


def _who(running: RunningSession, person: Person, reason: Reason) -> dict[str, str]:
    if reason is not Reason.MOVED_ON:
        return {}
    return {"by": "you" if running.durable.visit.by == person.id else "another"}


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]
