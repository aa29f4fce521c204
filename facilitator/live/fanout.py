"""From an event to every screen it is for: encoded once, framed once, written to each socket.

Socket.IO's own way puts a packet into a queue for each screen, wakes a greenlet for each and
frames it for each. Screens that are reached by long polling still take that way.
"""

from collections.abc import Iterable
from typing import Any

from engineio import packet

from facilitator.live import grammar, protocol
from facilitator.live.rooms import NAMESPACE, Members, Rooms
from facilitator.live.rooms import outbox_of as outbox_of

EVENT = "2"  # of Socket.IO
SPARED = frozenset({protocol.PATCH, protocol.HEAD})
"""What a screen that is behind does without: a later one shows it the gap, and it asks."""

WHOLE = frozenset({protocol.OWN, protocol.SNAPSHOT})
"""What says all of something: of two that wait, the newer will do."""

_TEXT = 0x81  # a whole message, in one frame


class Fanout:
    """Sends events to the screens of one Socket.IO server. Lives on the loop."""

    def __init__(self, server: Any) -> None:
        """Take over what ``server`` sends by itself, too. Raises ``LookupError`` if it cannot."""
        if not callable(getattr(server, "_send_eio_packet", None)):
            raise LookupError("python-socketio has moved the place where it sends a packet")
        self._server = server
        self._rooms = Rooms()
        self.frames = 0  # for WebSockets, since the start
        self.bytes = 0
        self._queued = server._send_eio_packet
        server._send_eio_packet = self._send_packet

    def enter(self, sid: str, room: str) -> None:
        """Let a connection into a room."""
        eio_sid = self._server.manager.eio_sid_from_sid(sid, NAMESPACE)
        connection = self._server.eio.sockets.get(eio_sid)
        if connection is not None:
            self._rooms.enter(sid, connection, room)

    def leave(self, sid: str) -> None:
        """Let a connection out of all rooms."""
        self._rooms.leave(sid)

    def close_room(self, room: str) -> None:
        """Let everybody out of a room."""
        self._rooms.close(room)

    def send(self, event: str, payload: dict[str, Any], to: str | list[str]) -> None:
        """Send an event to a room (every connection is one), or to all of several."""
        self.send_encoded(event, grammar.dumps(payload), to)

    def send_encoded(self, event: str, payload: str, to: str | list[str]) -> None:
        """Send an event whose ``payload`` is JSON already."""
        said = f'{EVENT}["{event}",{payload}]'
        spare, slot = event in SPARED, event if event in WHOLE else ""
        frame = b""
        slow: packet.Packet | None = None
        for members in self._reached(to):
            if members.outboxes:
                frame = frame or framed(f"{packet.MESSAGE}{said}")
            for outbox in members.outboxes:
                outbox.put(frame, spare, slot)
            self.frames += len(members.outboxes)
            self.bytes += len(members.outboxes) * len(frame)
            for connection in members.others:
                slow = slow or packet.Packet(packet.MESSAGE, said)
                self._queued(connection.sid, slow)

    def _reached(self, to: str | list[str]) -> Iterable[Members]:
        rooms = (to,) if isinstance(to, str) else dict.fromkeys(to)
        return [self._rooms.members(room) for room in rooms]

    def _send_packet(self, eio_sid: str, said: Any) -> None:
        """Send what Socket.IO says by itself: an answer, a welcome, a farewell."""
        connection = self._server.eio.sockets.get(eio_sid)
        outbox = outbox_of(connection) if connection is not None else None
        if outbox is None or said.binary:
            self._queued(eio_sid, said)
        else:
            outbox.put(framed(said.encode()))


def framed(text: str) -> bytes:
    """Return an Engine.IO packet as one WebSocket frame; a server's are not masked."""
    said = text.encode()
    size = len(said)
    if size < 126:
        return bytes((_TEXT, size)) + said
    if size < 0x10000:
        return b"%c%c%b%b" % (_TEXT, 126, size.to_bytes(2, "big"), said)
    return b"%c%c%b%b" % (_TEXT, 127, size.to_bytes(8, "big"), said)
