"""From an event to every screen it is for: encoded once, framed once, written to each socket.

Socket.IO's own way puts a packet into a queue for each screen, wakes a greenlet for each and
frames it for each. Screens that are reached by long polling still take that way.
"""

from collections.abc import Iterable
from typing import Any

from engineio import packet
from wsproto.frame_protocol import FrameProtocol

from facilitator.live import grammar, protocol
from facilitator.live.outbox import Outbox

EVENT = "2"  # of Socket.IO
SPARED = frozenset({protocol.PATCH, protocol.HEAD})
"""What a screen that is behind does without: a later one shows it the gap, and it asks."""

WHOLE = frozenset({protocol.OWN, protocol.SNAPSHOT})
"""What says all of something: of two that wait, the newer will do."""


class Fanout:
    """Sends events to the screens of one Socket.IO server. Lives on the loop."""

    def __init__(self, server: Any) -> None:
        self._server = server

    def send(self, event: str, payload: dict[str, Any], to: str | list[str]) -> None:
        """Send an event to a room (every connection is one), or to all of several."""
        self.send_encoded(event, grammar.dumps(payload), to)

    def send_encoded(self, event: str, payload: str, to: str | list[str]) -> None:
        """Send an event whose ``payload`` is JSON already."""
        said = f'{EVENT}["{event}",{payload}]'
        frame: bytearray | None = None
        slow: packet.Packet | None = None
        for eio_sid, outbox in self._reached(to):
            if outbox is not None:
                frame = frame or _frame(said)
                outbox.put(frame, spare=event in SPARED, slot=event if event in WHOLE else "")
            else:
                slow = slow or packet.Packet(packet.MESSAGE, said)
                self._server._send_eio_packet(eio_sid, slow)

    def _reached(self, to: str | list[str]) -> Iterable[tuple[str, Outbox | None]]:
        """Yield the connections in a room, each with its outbox if it has a WebSocket."""
        sockets = self._server.eio.sockets
        for _, eio_sid in list(self._server.manager.get_participants("/", to)):
            if eio_sid in sockets:
                yield eio_sid, outbox_of(sockets[eio_sid])


def outbox_of(connection: Any) -> Outbox | None:
    """Return the outbox of an Engine.IO connection; None while it is reached by polling."""
    wire = getattr(connection, "wire", None)
    if wire is None or not connection.upgraded:
        return None
    outbox: Outbox | None = wire.outbox
    return outbox


def _frame(said: str) -> bytearray:
    """Return an Engine.IO message as one WebSocket frame; a server's are not masked."""
    return FrameProtocol(client=False, extensions=[]).send_data(f"{packet.MESSAGE}{said}")
