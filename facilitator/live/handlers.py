"""What the server does when a screen speaks.

The person comes from the ticket, never from the payload; every action is answered.
"""

import logging
from collections import Counter
from collections.abc import Callable
from math import ceil
from typing import Any

import gevent
from socketio.exceptions import ConnectionRefusedError
from sqlalchemy.exc import SQLAlchemyError

from facilitator.core import codec
from facilitator.core.ids import PartId
from facilitator.core.kinds.notes.writing import AddNote
from facilitator.core.people import Person, Role
from facilitator.core.refused import PASSING, Reason, Refused
from facilitator.live import limits, protocol
from facilitator.live.admission import Admission
from facilitator.live.fanout import Fanout
from facilitator.live.limits import Limits, Places
from facilitator.live.presence import AUDIENCE, Seat
from facilitator.live.registry import Sessions
from facilitator.live.running import RunningSession
from facilitator.tickets import Ticket, Tickets, sitting

log = logging.getLogger(__name__)

SWEEP = 1.0  # seconds in which a revoked link loses its sockets

STRANGERS = (Role.PARTICIPANT, Role.ONLOOKER)  # who came by no link

Valid = Callable[[Ticket], bool]
"""Whether the link that somebody came by is still worth something."""


class Handlers:
    """The events of docs/protocol.md, on one Socket.IO server.

    They are not views of Flask: to make a request of each thing said would cost more than to store
    it, and there is nothing in the request that the ticket does not say.
    """

    def __init__(
        self,
        server: Any,
        fanout: Fanout,
        sessions: Sessions,
        tickets: Tickets,
        valid: Valid,
        admission: Admission,
        places: Places,
    ) -> None:
        self._server = server
        self._fanout = fanout
        self._sessions = sessions
        self._tickets = tickets
        self._valid = valid
        self._admission = admission
        self._places = places
        self._limits = Limits()
        self.answers: Counter[str] = Counter()  # by reason; "ok" for what was done
        self._seated: dict[str, tuple[RunningSession, Ticket]] = {}
        self._sweeping = gevent.spawn(self._sweep)
        server.on("connect", self.connect)
        server.on("disconnect", self.disconnect)
        server.on(protocol.ACT, self.act)
        server.on(protocol.SYNC, self.sync)
        server.on(protocol.PAGE, self.page)
        server.on(protocol.SAY, self.say)
        server.on(protocol.WISH, self.wish)
        server.on(protocol.CHECKING, self.checking)

    def connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        """Let a screen in and tell it everything it may see."""
        ticket = self._tickets.read(auth.get("ticket") if isinstance(auth, dict) else None)
        running = self._sessions.up_to_date(ticket.code) if ticket else None
        if ticket and running is None and self._sessions.binned(ticket.code):
            raise ConnectionRefusedError(protocol.BUSY)  # its owner may take that back
        if ticket is None or running is None or ticket.person.role not in AUDIENCE:
            raise ConnectionRefusedError(protocol.TICKET)
        if not self._valid(ticket):
            raise ConnectionRefusedError(protocol.REVOKED)
        if not self._has_place(ticket, sid):
            raise ConnectionRefusedError(protocol.BUSY)
        seat = Seat(sid, ticket.person, *sitting(ticket.place))
        self._fanout.enter(sid, sid)
        self._fanout.enter(sid, running.room(seat.audience))
        running.enter(seat)
        self._seated[sid] = running, ticket
        running.welcome(seat.audience, sid)
        if ticket.person.role is Role.PARTICIPANT:
            self._fanout.enter(sid, running.own_room(ticket.person))
            running.tell(ticket.person, sid)
        if ticket.person.role in STRANGERS:
            self._make_room(running, ticket.person)
        self._admission.end(environ)

    def disconnect(self, sid: str, *_: Any) -> None:
        """Note that a screen is gone."""
        self._fanout.leave(sid)
        self._places.leave(sid)
        seated = self._seated.pop(sid, None)
        if seated is not None:
            seated[0].leave(sid)

    def newest(self) -> list[str]:
        """Return the connections of participants, the newest first."""
        seated = reversed(list(self._seated.items()))
        return [sid for sid, (_, ticket) in seated if ticket.person.role in STRANGERS]

    def act(self, sid: str, payload: Any = None, *_: Any) -> dict[str, Any]:
        """Do what a person asks for, and answer."""
        answer = self._act(sid, payload)
        self.answers[answer.get("reason", "ok")] += 1
        return answer

    def _act(self, sid: str, payload: Any) -> dict[str, Any]:
        seated = self._seated.get(sid)
        if seated is None:
            return _refusal(Reason.NOT_ALLOWED)
        running, ticket = seated
        if not self._valid(ticket):
            self._server.disconnect(sid)
            return _refusal(Reason.NOT_ALLOWED)
        try:
            action_id, action = codec.decode_action(payload)
            if wait := self._too_much(running, ticket.person, action):
                return _refusal(Reason.BUSY) | {"after": wait}
            not_after = codec.decode_not_after(payload)
            accepted = running.act(ticket.person, action_id, action, not_after)
        except Refused as refused:
            return _refusal(refused.reason) | _who(running, ticket.person, refused.reason)
        if isinstance(action, AddNote):
            self._limits.wrote(ticket.person.id)
        return {"ok": True, "seq": accepted.seq}

    def sync(self, sid: str, payload: Any = None, *_: Any) -> None:
        """Tell a screen what it has missed."""
        seated = self._seated.get(sid)
        since = payload.get("since") if isinstance(payload, dict) else None
        if seated is None:
            return
        running, ticket = seated
        if not self._within(running, ticket.person, limits.SYNCS):
            return  # the next `head` shows the gap, and the screen asks again
        known = since if type(since) is int else None
        running.catch_up(known, AUDIENCE[ticket.person.role], sid)

    def page(self, sid: str, payload: Any = None, *_: Any) -> None:
        """Send a participant a page of notes, and whatever becomes of it from now on."""
        seated = self._seated.get(sid)
        if seated is None or seated[1].person.role is not Role.PARTICIPANT:
            return
        part, n = (payload.get("part"), payload.get("n")) if isinstance(payload, dict) else ("", 0)
        if not isinstance(part, str) or type(n) is not int:
            return
        if not self._within(seated[0], seated[1].person, limits.PAGES):
            return
        room = seated[0].send_page(PartId(part), n, sid)
        if room is not None:
            self._fanout.enter(sid, room)

    def say(self, sid: str, payload: Any = None, *_: Any) -> dict[str, bool]:
        """Let somebody of those who run the session tell the others something."""
        seated = self._standing(sid)
        words = payload.get("text") if isinstance(payload, dict) else None
        return {"ok": seated is not None and seated[0].crew.say(seated[1].person, words)}

    def wish(self, sid: str, payload: Any = None, *_: Any) -> dict[str, bool]:
        """Let somebody ask that a note be shown large, or answer such a wish."""
        seated = self._standing(sid)
        if seated is None or not isinstance(payload, dict):
            return {"ok": False}
        running, person = seated[0], seated[1].person
        note, wanted = payload.get("note"), payload.get("wanted")
        return {"ok": running.crew.wish(running.durable, person, note, wanted)}

    def checking(self, sid: str, payload: Any = None, *_: Any) -> None:
        """Note that the stage check lies over a stage, or no longer does."""
        seated = self._standing(sid)
        opened = payload.get("open") if isinstance(payload, dict) else None
        if seated is not None and isinstance(opened, bool):
            seated[0].presence.check(sid, opened=opened)

    def _standing(self, sid: str) -> tuple[RunningSession, Ticket] | None:
        """Return where a connection sits, unless the link it came by was revoked."""
        seated = self._seated.get(sid)
        return seated if seated is not None and self._valid(seated[1]) else None

    def _too_much(self, running: RunningSession, person: Person, action: Any) -> float:
        """Return in how many seconds ``person`` may do that; 0: now. Raises ``Refused``."""
        if _unlimited(running, person):
            return 0
        if isinstance(action, AddNote) and self._limits.full(person.id):
            raise Refused(Reason.FULL)
        wait = self._limits.wait(person.id, limits.rate_of(action))
        if not wait and isinstance(action, AddNote):
            wait = self._limits.wait(running.durable.id, limits.OF_SESSION)
        return ceil(wait * 10) / 10

    def _within(self, running: RunningSession, person: Person, rate: limits.Rate) -> bool:
        return _unlimited(running, person) or not self._limits.wait(person.id, rate)

    def _has_place(self, ticket: Ticket, sid: str) -> bool:
        """Give a participant a place in the session; those who run it need none."""
        person = ticket.person
        return person.role not in STRANGERS or self._places.take(ticket.code, sid, person.id)

    def _make_room(self, running: RunningSession, person: Person) -> None:
        """Send the oldest connections of a participant away, if there are too many."""
        if _unlimited(running, person):
            return
        for sid in running.presence.connections(person.id)[: -limits.SOCKETS]:
            self._server.disconnect(sid)

    def _sweep(self) -> None:
        """Send away those whose link was revoked: a stage would listen for ever."""
        while True:
            gevent.sleep(SWEEP)
            try:
                revoked = [
                    sid
                    for sid, (running, ticket) in list(self._seated.items())
                    if self._sessions.in_the_bin(running)
                    or (ticket.link and not self._valid(ticket))
                ]
            except SQLAlchemyError:
                log.exception("links could not be looked up; trying again")
                continue
            for sid in revoked:
                self._server.disconnect(sid)


def _unlimited(running: RunningSession, person: Person) -> bool:
    """Return whether nothing is counted: only participants are strangers.

    A facilitator who groups notes does so in bursts. The people of a rehearsal are simulated and
    live an evening within a minute; nobody is kept waiting by them but themselves.
    """
    return person.role not in STRANGERS or running.durable.rehearsal


def _refusal(reason: Reason) -> dict[str, Any]:
    return {"ok": False, "reason": reason.value, "again": reason in PASSING}


def _who(running: RunningSession, person: Person, reason: Reason) -> dict[str, str]:
    if reason is not Reason.MOVED_ON:
        return {}
    by = running.durable.visit.by
    mover = running.crew.find(by)
    told = {"role": mover.role, "name": mover.nickname} if mover else {}
    return {"by": "you" if by == person.id else "another"} | told
