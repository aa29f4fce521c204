"""Somebody who sends what no honest client sends, by every way in that there is.

Whatever comes, the server has to answer it or to hang up: a shot that is neither answered nor
refused is remembered as one that hangs.
"""

import json
import socket
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlsplit

from tests.edge import mutated
from tests.serving import Server

PATIENCE = 60.0  # seconds in which a machine, however loaded, answers or hangs up
MOMENT = 0.25  # seconds after which it is taken to wait for the rest of what was begun
PROBE = '42{}["act",{{}}]'  # asks for nothing, and has to be answered
SHOTS = 12  # of one connection


@dataclass
class Attacker:
    """Shoots at one server. ``tickets`` are real ones, ``packets`` what honest clients sent."""

    server: Server
    seed: int
    tickets: list[str]
    packets: list[str]
    fired: int = 0
    answered: int = 0
    hung: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self._at = urlsplit(self.server.url).netloc
        self._count = 0

    def fire(self, shots: int) -> None:
        """Fire so many shots."""
        ways = (self._websocket,) * 8 + (self._polling,) * 3 + (self._upgrade, self._request)
        until = self.fired + shots
        while self.fired < until:
            self.random.choice(ways)(min(SHOTS, until - self.fired))

    def _websocket(self, shots: int) -> None:
        """Open a WebSocket and shoot until it is closed."""
        with self._connect() as line:
            if not line.upgrade("") or not line.frames(b'0{"sid"'):
                self.fired += 1
                return
            line.send(mutated.frame(self._greeting()))
            self._shoot(line, shots)

    def _upgrade(self, shots: int) -> None:
        """Begin by polling, and change over to a WebSocket in the middle of it."""
        sid = self._open()
        with self._connect() as line:
            if not line.upgrade(f"&sid={sid}"):
                self.fired += 1
                return
            for honest in ("2probe", "5"):
                if self.random.random() < 0.7:
                    line.send(mutated.frame(honest.encode()))
            self._shoot(line, shots)

    def _polling(self, shots: int) -> None:
        """Send bodies of long polling."""
        sid = self._open()
        for n in range(shots):
            self.fired += 1
            told = [self._greeting()] if n == 0 else []
            told += [self._packet() for _ in range(self.random.choice((0, 1, 1, 2, 17)))]
            body = mutated.body(self.random, told)
            lie = self.random.choice((len(body),) * 8 + (0, -1, 10**9, len(body) + 5))
            head = f"POST /socket.io/?EIO=4&transport=polling&sid={sid}"
            if not self._ask(head, body, f"Content-Length: {lie}"):
                return

    def _request(self, shots: int) -> None:
        """Ask for what is no connection at all, or for a page as no browser does."""
        self.fired += 1
        noise = self.random.randbytes(self.random.choice((1, 20))).hex()
        queries = (
            *("EIO=4&transport=polling", "EIO=3&transport=polling", "EIO=4&transport=evil"),
            *("EIO=4&transport=websocket", f"EIO=4&transport=polling&sid={noise}", "", "%ff=%00"),
            *("EIO=4&transport=polling&j=0", "EIO=4&EIO=5&transport=polling&transport=x", "sid"),
        )
        heads = (
            *(
                "Upgrade: websocket\r\nConnection: Upgrade",
                "Upgrade: websocket",
                "Connection: close",
            ),
            *("Upgrade: h2c\r\nConnection: Upgrade", "Transfer-Encoding: chunked", "Origin: null"),
            *(
                f"Origin: http://{noise}",
                f"X-{noise}: {noise * 100}",
                "Cookie: =;;\xff",
                "Expect: x",
            ),
            *(
                "Content-Length: x",
                "Sec-WebSocket-Key: x\r\nUpgrade: websocket\r\nConnection: upgrade",
            ),
            "Sec-WebSocket-Version: 99\r\nUpgrade: websocket\r\nConnection: Upgrade",
        )
        paths = (
            *(f"/socket.io/?{query}" for query in queries),
            *("/", "/j", f"/j/{noise}", "/j/%ff%00", f"/s/{noise}", "/p/123456", "/enter"),
            *("/static/../secret.key", "/static/%2e%2e/x", "//evil", "/t/1?as=%f0", "*"),
        )
        method = self.random.choice(("GET", "GET", "GET", "POST", "PUT", "OPTIONS", "get", noise))
        head = f"{method} {self.random.choice(paths)}"
        self._ask(head, self.random.randbytes(5), self.random.choice(heads))

    def _shoot(self, line: "Line", shots: int) -> None:
        for _ in range(shots):
            self.fired += 1
            self._count += 1
            shot = mutated.framed(self.random, self._packet())
            probe = mutated.frame(PROBE.format(self._count).encode())
            if not line.send(shot + probe):
                return
            if line.frames(f"43{self._count}[".encode()):
                self.answered += 1
            else:
                if not line.over():
                    self.hung.append(shot)
                return

    def _packet(self) -> bytes:
        return mutated.packet(self.random, self.random.choice(self.packets))

    def _greeting(self) -> bytes:
        """Return how a connection begins: mostly with a real ticket."""
        honest = "40" + json.dumps({"ticket": self.random.choice(self.tickets)})
        if self.random.random() < 0.85:
            return honest.encode()
        return mutated.packet(self.random, honest)

    def _open(self) -> str:
        """Begin long polling; return the id of the connection."""
        told = self._ask("GET /socket.io/?EIO=4&transport=polling", b"", "")
        return told.partition(b'"sid":"')[2].partition(b'"')[0].decode() or "none"

    def _ask(self, head: str, body: bytes, headers: str) -> bytes:
        """Send a request; return the answer, b"" when the server hung up."""
        lines = [f"{head} HTTP/1.1", f"Host: {self._at}", headers]
        request = "\r\n".join(line for line in lines if line).encode("latin-1") + b"\r\n\r\n" + body
        with self._connect() as line:
            line.send(request)
            answer = line.read(MOMENT)
            if not answer and not line.over():
                self.hung.append(request)
            return answer

    def _connect(self) -> "Line":
        return Line(self._at)


class Line:
    """A plain connection to the server."""

    def __init__(self, at: str) -> None:
        host, _, port = at.partition(":")
        self._at = at
        self._heard = b""
        self._socket = socket.create_connection((host, int(port)), PATIENCE)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def upgrade(self, query: str) -> bool:
        """Ask for a WebSocket; return whether it is open."""
        self.send(
            f"GET /socket.io/?EIO=4&transport=websocket{query} HTTP/1.1\r\nHost: {self._at}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
        )
        head, _, self._heard = self.read(PATIENCE).partition(b"\r\n\r\n")
        return b"101 Switching" in head

    def send(self, data: bytes) -> bool:
        """Send something; return whether the server still takes it."""
        try:
            self._socket.sendall(data)
        except OSError:
            return False
        return True

    def read(self, patience: float) -> bytes:
        """Return what comes next; nothing at the end, or when ``patience`` ran out."""
        self._socket.settimeout(patience)
        try:
            return self._socket.recv(65536)
        except OSError:
            return b""

    def frames(self, wanted: bytes, patience: float = MOMENT) -> bool:
        """Read until ``wanted`` has come; return whether it has."""
        while wanted not in self._heard:
            came = self.read(patience)
            if not came:
                return False
            self._heard = self._heard[-200:] + came
        self._heard = b""
        return True

    def over(self) -> bool:
        """Say that nothing more will come; return whether the server hangs up then."""
        try:
            self._socket.shutdown(socket.SHUT_WR)
        except OSError:
            return True
        self._socket.settimeout(PATIENCE)
        try:
            while self._socket.recv(65536):
                continue
        except TimeoutError:
            return False
        except OSError:
            return True
        return True
