"""The network between people and a server: a TCP proxy on the loopback that can be lost.

It runs in a thread of its own. What stands under "faults" may be changed by any thread at any time.
"""

import selectors
import socket
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from struct import pack
from threading import Event, Thread
from time import sleep

CHUNK = 64 * 1024  # bytes read at once
MOST = 256 * 1024  # bytes that may wait for a side; then the other is not read
LOOK = 0.01  # seconds between two looks at what is to be done
ANSWER = b'"ok":true'  # stands in every acknowledgement
UPGRADE = b"Upgrade: websocket"
NO_UPGRADE = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
RESET = pack("ii", 1, 0)  # no goodbye: the other side is told that the line broke

Address = tuple[str, int]


@dataclass(slots=True, eq=False)
class _Side:
    """One end of a connection: what waits to be sent to it, and whence."""

    sock: socket.socket
    server: bool
    other: "_Side | None" = None
    waiting: bytearray = field(default_factory=bytearray)
    fresh: bool = True  # nothing has come from it yet


class Proxy:
    """Listens at ``address``, and hands on to the server and back."""

    def __init__(self, server: Address | None, chance: Random) -> None:
        """Begin. ``chance`` says which acknowledgements are lost."""
        # --- faults ---
        self.server = server  # None: nobody is there, and who comes is sent away
        self.silent = False  # nothing goes either way, nothing is closed
        self.lose = 0.0  # share of the acknowledgements that are lost, and the line with each
        self.sockets = True  # whether a WebSocket may be opened
        self.lost = 0  # acknowledgements so far
        # --- ---
        self._chance = chance
        self._cut = Event()
        self._over = Event()
        self._selector = selectors.DefaultSelector()
        self._sides: set[_Side] = set()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self._listener.setblocking(False)
        self.address: Address = self._listener.getsockname()
        self._selector.register(self._listener, selectors.EVENT_READ, None)
        self._thread = Thread(target=self._run, name="proxy", daemon=True)
        self._thread.start()

    def cut(self) -> None:
        """Break every connection there is."""
        self._cut.set()

    def close(self) -> None:
        """End, with every connection."""
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.is_set():
            if self._cut.is_set():
                self._cut.clear()
                self._break_all()
            if self.silent:
                sleep(LOOK)
                continue
            for key, events in self._selector.select(LOOK):
                if key.data is None:
                    self._accept()
                elif key.data in self._sides:
                    self._serve(key.data, events)
        self._break_all()
        self._listener.close()
        self._selector.close()

    def _accept(self) -> None:
        client, _ = self._listener.accept()
        try:
            if self.server is None:
                raise ConnectionRefusedError
            server = socket.create_connection(self.server, 5)
        except OSError:
            client.close()
            return
        here, there = _Side(client, server=False), _Side(server, server=True)
        here.other, there.other = there, here
        for side in (here, there):
            side.sock.setblocking(False)
            side.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._sides.add(side)
            self._selector.register(side.sock, selectors.EVENT_READ, side)

    def _serve(self, side: _Side, events: int) -> None:
        other = side.other
        if other is None:
            return
        try:
            if events & selectors.EVENT_WRITE:
                self._send(side)
            if events & selectors.EVENT_READ and not self._hand_on(side, other):
                self._end(side, other)
                return
            self._listen(side, other)
            self._listen(other, side)
        except OSError:
            self._end(side, other)

    def _hand_on(self, side: _Side, other: _Side) -> bool:
        """Return whether the connection goes on. Raises ``OSError``."""
        data = side.sock.recv(CHUNK)
        first, side.fresh = side.fresh, False
        if first and not side.server and not self.sockets and UPGRADE in data:
            side.sock.sendall(NO_UPGRADE)
            return False
        if side.server and self.lose and ANSWER in data and self._chance.random() < self.lose:
            self.lost += data.count(ANSWER)
            return False
        other.waiting += data
        self._send(other)
        return bool(data)

    def _send(self, side: _Side) -> None:
        with suppress(BlockingIOError):
            while side.waiting:
                del side.waiting[: side.sock.send(side.waiting)]

    def _listen(self, side: _Side, other: _Side) -> None:
        events = selectors.EVENT_READ if len(other.waiting) < MOST else 0
        events |= selectors.EVENT_WRITE if side.waiting else 0
        # Not to be listened to at all is no state that a selector knows.
        self._selector.modify(side.sock, events or selectors.EVENT_WRITE, side)

    def _end(self, *sides: _Side) -> None:
        for side in sides:
            if side in self._sides:
                self._sides.remove(side)
                self._selector.unregister(side.sock)
                with suppress(OSError):
                    side.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
                side.sock.close()

    def _break_all(self) -> None:
        self._end(*list(self._sides))
