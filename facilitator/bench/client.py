"""One screen of a crowd: docs/protocol.md over a plain socket, and nothing of the libraries."""

import json
import socket
from collections.abc import Callable
from time import monotonic
from typing import Any

from facilitator.bench.said import Reader, Said, marks
from facilitator.bench.wire import CLOSE, Frames, frame, upgrade

CHUNK = 256 * 1024  # bytes read at once
PATIENCE = 10.0  # seconds for one connection to be accepted

Answer = dict[str, Any]
Then = Callable[[Answer], object]
Hear = Callable[["Client", Said], object]


class Client:
    """A connection that answers pings, keeps its number and asks for what it misses."""

    def __init__(self, address: tuple[str, int], code: str, ticket: str, reader: Reader) -> None:
        self.seq = -1
        self.seen = 0  # a bit for each measured note
        self.fresh = 0  # of these, the ones that the last message brought
        self.mine: dict[int, str] = {}  # number of a measured note of one's own -> its id
        self.bytes = 0  # that have come
        self.paged = False
        self.told = False  # whether its first page, or its first notes, have come
        self.closed = False
        self.hear: Hear | None = None
        self._reader = reader
        self._ticket = ticket
        self._deal = 0
        self._asked = 0
        self._then: dict[int, Then] = {}
        self._frames: Frames | None = None
        self._head = b""
        self.sock = socket.create_connection(address, PATIENCE)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sock.sendall(upgrade(*address, code))
        self.sock.setblocking(False)

    def ask(self, event: str, data: dict[str, Any], then: Then | None = None) -> None:
        """Say something; ``then`` gets the answer."""
        number = ""
        if then is not None:
            self._asked += 1
            self._then[self._asked] = then
            number = str(self._asked)
        self._send(f"42{number}{json.dumps([event, data], ensure_ascii=False)}")

    def close(self) -> None:
        """Hang up."""
        self.closed = True
        self.sock.close()

    def read(self) -> None:
        """Take in what has come."""
        try:
            data = self.sock.recv(CHUNK)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.close()
            return
        self.bytes += len(data)
        if self._frames is None:
            data = self._open(data)
        if self._frames is not None:
            for kind, message in self._frames.feed(data):
                if kind == CLOSE:
                    self.close()
                    return
                self._take(message)

    def _open(self, data: bytes) -> bytes:
        """Return what follows the answer to the upgrade, once that is whole."""
        self._head += data
        head, end, rest = self._head.partition(b"\r\n\r\n")
        if not end:
            return b""
        if b" 101 " not in head:
            self.close()
            return b""
        self._frames = Frames()
        return rest

    def _take(self, message: bytes) -> None:
        if message.startswith(b"42"):
            self._hear(self._reader.read(message))
        elif message.startswith(b"43"):
            number, _, answer = message[2:].partition(b"[")
            self._then.pop(int(number))(json.loads(b"[" + answer)[0])
        elif message.startswith(b"44"):
            self.close()
        elif message.startswith(b"0"):
            self._send("40" + json.dumps({"ticket": self._ticket}))
        elif message == b"2":
            self._send("3")

    def _hear(self, said: Said) -> None:
        data, self.fresh = said.data, 0
        match said.event:
            case "snapshot":
                self.seq = data["seq"]
                self._show(said)
            case "patch" | "head" if data["from"] > self.seq:
                self.ask("sync", {"since": self.seq})
                return
            case "patch" if data["seq"] > self.seq:
                self.seq = data["seq"]
                self._show(said)
            case "head":
                self.seq = max(self.seq, data["seq"])
            case "page":
                self._see(said)
                self.told = True
            case "own":
                self._deal = data.get("deal", 0)
                self.mine = {
                    mark[0]: note["id"] for note in data["notes"] if (mark := marks(note["text"]))
                }
        if self.hear is not None:
            self.hear(self, said)

    def _show(self, said: Said) -> None:
        """Note which notes this screen has been shown; ask for a page where they come by pages."""
        self._see(said)
        self.told = self.told or bool(said.notes)
        for key, record in said.data["put"].items() if not self.paged else ():
            if key.startswith("pages/"):
                self.paged = True
                turn = {"part": record["part"], "n": self._deal % record["pages"]}
                self.ask("page", turn)

    def _see(self, said: Said) -> None:
        self.fresh = said.notes & ~self.seen
        self.seen |= said.notes

    def _send(self, packet: str) -> None:
        data, until = frame(packet), monotonic() + PATIENCE
        while data and not self.closed:
            try:
                data = data[self.sock.send(data) :]
            except BlockingIOError:
                if monotonic() > until:
                    self.close()
            except OSError:
                self.close()
