"""Who is in which room, told at once: to a thousand phones ten times a second.

Rooms are ours, and Socket.IO knows of none: its manager copies a room for each event, keeps two
dictionaries for each, and looks through all of them when somebody leaves.
"""

from collections.abc import Iterable
from typing import Any

from socketio import Manager

from facilitator.live.outbox import Outbox

NAMESPACE = "/"  # there is no other


class Members:
    """Those in one room: outboxes of WebSockets, and connections that may be reached by polling."""

    __slots__ = ("others", "outboxes")

    def __init__(self, connections: Iterable[Any]) -> None:
        self.outboxes: list[Outbox] = []
        self.others: list[Any] = []
        for connection in connections:
            outbox = outbox_of(connection)
            if outbox is None:
                self.others.append(connection)
            else:
                self.outboxes.append(outbox)

    @property
    def stale(self) -> bool:
        """Whether somebody has changed to a WebSocket since."""
        return any(outbox_of(each) is not None for each in self.others)


class Rooms:
    """The rooms of one server, by name; every connection is one, too. Lives on the loop."""

    def __init__(self) -> None:
        self._inside: dict[str, dict[str, Any]] = {}  # room -> connections by id
        self._entered: dict[str, list[str]] = {}  # id of a connection -> rooms
        self._kept: dict[str, Members] = {}

    def enter(self, sid: str, connection: Any, room: str) -> None:
        """Let a connection into a room."""
        there = self._inside.setdefault(room, {})
        if sid not in there:
            there[sid] = connection
            self._entered.setdefault(sid, []).append(room)
            self._kept.pop(room, None)

    def leave(self, sid: str) -> None:
        """Let a connection out of all rooms."""
        for room in self._entered.pop(sid, ()):
            there = self._inside[room]
            del there[sid]
            if not there:
                del self._inside[room]
            self._kept.pop(room, None)

    def close(self, room: str) -> None:
        """Let everybody out of a room."""
        for sid in self._inside.pop(room, {}):
            self._entered[sid].remove(room)
        self._kept.pop(room, None)

    def members(self, room: str) -> Members:
        """Return who is in a room now. Nobody changes what is in it."""
        kept = self._kept.get(room)
        if kept is None or (kept.others and kept.stale):
            kept = self._kept[room] = Members(self._inside.get(room, {}).values())
            if room not in self._inside:
                del self._kept[room]
        return kept


class Roster(Manager):  # type: ignore[misc]
    """Socket.IO's own list of connections, where nobody enters a room.

    So whoever leaves is taken out of the list alone, and not looked for in a thousand others.
    """

    def basic_disconnect(self, sid: str, namespace: str, **_: Any) -> None:
        """Strike a connection off the list."""
        for room in (sid, None):
            self.basic_leave_room(sid, namespace, room)
        self.callbacks.pop(sid, None)
        for pending in (self.pending_connect, self.pending_disconnect):
            if sid in pending.get(namespace, ()):
                pending[namespace].remove(sid)
                if not pending[namespace]:
                    del pending[namespace]


def outbox_of(connection: Any) -> Outbox | None:
    """Return the outbox of an Engine.IO connection; None while it is reached by polling."""
    wire = getattr(connection, "wire", None)
    if wire is None or not connection.upgraded:
        return None
    outbox: Outbox | None = wire.outbox
    return outbox
