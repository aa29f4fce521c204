"""What strangers say of themselves is kept nowhere: not in the log, not on the disk.

Every request carries marks in every place that a request has. None may be found afterwards, where
the server writes what is wrong, or in any file of its data.
"""

import json
from collections.abc import Iterator
from socket import SHUT_WR, create_connection
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.cli.keeping import bytes_of
from tests.edge.attacker import Line
from tests.edge.mutated import frame
from tests.live.test_protocol import go, note
from tests.serving import PATIENCE, Browser, Screen, Server, join, new_session

MARK = "canary"
ADDRESS = "203.0.113.77"
PATHS = (
    *("/", "/j", "/j/{mark}", "/j?code={mark}", "/s/{mark}", "/p/{mark}", "/stage/{mark}", "/new"),
    *("/enter?{mark}", "/files/{mark}", "/jobs/{mark}", "/nothing/{mark}", "/static/{mark}.js"),
    *("/socket.io/?EIO=4&transport=polling&sid={mark}", "/socket.io/?EIO=4&transport={mark}"),
    *("/socket.io/?EIO={mark}&transport=polling", "/socket.io/?EIO=4&transport=websocket&{mark}"),
    *("/socket.io/?EIO=4&transport=polling&j={mark}", "/healthz?{mark}", "/metrics?{mark}"),
)
TEXTS = (
    "kept-canary-text",
    "canary\ud800text",
    "canary" * 900,
    "canary\x00\u202e",
    "canary\n" * 40,
)


class Marks:
    """Makes marks, each of its own, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def new(self) -> str:
        self.count += 1
        return f"{MARK}{self.count:05}"

    def headers(self, host: str) -> dict[str, str]:
        """Return every header in which something could be said, with a mark in each."""
        names = ("User-Agent", "Referer", "Cookie", "Accept-Language", "Authorization", "From")
        told = {name: f"{MARK}={self.new()}" for name in names}
        told["X-Forwarded-For"] = told["X-Real-IP"] = ADDRESS
        told["Origin"] = f"http://{self.new()}.example"
        return told | {"Host": host, f"X-{self.new()}": self.new()}


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, bytes, int]]:
    """What the server said, what it keeps, and how many marks it was shown."""
    folder = tmp_path_factory.mktemp("silence")
    marks = Marks()
    with (folder / "server.log").open("w") as log:
        server = Server(folder / "data", log=log)
    knock(server, marks)
    sids = speak(server, marks)
    assert Browser(server).get("/readyz").text == "ready\n"
    server.stop()
    said = (folder / "server.log").read_text("utf-8")
    kept = bytes_of(folder / "data")
    for sid in sids:
        assert sid not in said
        assert sid.encode() not in kept
    yield said, kept, marks.count


def knock(server: Server, marks: Marks) -> None:
    """Ask for everything, in every way that is wrong."""
    own = urlsplit(server.url).netloc
    for path in PATHS:
        for method in ("GET", "POST", "PUT", "BREW"):
            for host in (own, f"{marks.new()}.example"):
                body = f"name={marks.new()}&secret={marks.new()}&text={marks.new()}"
                there = path.format(mark=marks.new())
                request(server, method, there, marks.headers(host), body)
                if method == "POST":
                    request(server, method, there, marks.headers(host), body, cut=True)


def request(
    server: Server, method: str, path: str, headers: dict[str, str], body: str, cut: bool = False
) -> None:
    """Send a request as it is, or hang up in the middle of it; whatever the answer."""
    length = len(body) + 100 * cut
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {told}" for name, told in headers.items())]
    lines += [f"Content-Length: {length}", "Connection: close"]
    at = urlsplit(server.url)
    with create_connection((str(at.hostname), int(at.port or 0)), PATIENCE) as line:
        line.sendall(("\r\n".join(lines) + "\r\n\r\n" + body).encode())
        if cut:
            line.shutdown(SHUT_WR)
        while line.recv(65536):
            pass


def speak(server: Server, marks: Marks) -> list[str]:
    """Write, and say what nobody may; return the ids of the connections."""
    fay = Browser(server).enter(server.owner)
    fay.http.headers["User-Agent"] = marks.new()
    code = new_session(fay)
    board = Screen(server, fay.page(f"/console/{code}"), headers={"User-Agent": marks.new()})
    ann = join(server, code)
    go(board, "meaning/write")
    for text in TEXTS:
        ann.act("AddNote", **note(text))
    for event, payload in (("act", {"type": marks.new()}), ("sync", marks.new()), ("page", None)):
        ann.socket.emit(event, payload)
    for said in (f'42["{marks.new()}",1]', f'42["act",{{"{marks.new()}":NaN}}]', marks.new()):
        shout(server, ann.page["ticket"], said)
    board.act("Blank", on=True)
    return [str(screen.socket.eio.sid) for screen in (board, ann)]


def shout(server: Server, ticket: Any, said: str) -> None:
    """Say something on a connection that is open."""
    with Line(urlsplit(server.url).netloc) as line:
        assert line.upgrade("")
        line.send(frame(f"40{json.dumps({'ticket': ticket})}".encode()))
        line.send(frame(said.encode()))
        assert line.over()


def test_the_log_holds_nothing_that_anybody_said_of_themselves_or_wrote(walked):
    said, _, count = walked

    assert count > 1500
    assert MARK not in said
    assert ADDRESS not in said
    assert "127.0.0.1" not in said
    assert "Traceback" not in said


def test_the_disk_holds_what_was_written_and_nothing_else(walked):
    _, kept, _ = walked

    assert b"kept-canary-text" in kept
    assert b"canary0" not in kept
    assert ADDRESS.encode() not in kept
    assert b"Mozilla" not in kept
