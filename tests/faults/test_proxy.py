"""The network between people and a server does what it is told to."""

import socket
from collections.abc import Iterator
from contextlib import closing
from random import Random
from threading import Thread

import pytest

from facilitator.bench.faults.proxy import ANSWER, UPGRADE, Proxy
from tests.serving import PATIENCE


class Echo:
    """A server that says everything again."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = self._listener.getsockname()
        Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            Thread(target=self._repeat, args=(line,), daemon=True).start()

    def _repeat(self, line: socket.socket) -> None:
        with closing(line):
            try:
                while data := line.recv(1 << 16):
                    line.sendall(data)
            except OSError:
                return

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    echo = Echo()
    proxy = Proxy(echo.address, Random(1))
    yield proxy
    proxy.close()
    echo.close()


def dialled(proxy: Proxy) -> socket.socket:
    return socket.create_connection(proxy.address, PATIENCE)


def heard(line: socket.socket, much: int) -> bytes:
    """Return so many bytes, or fewer if the line ends before."""
    data = b""
    try:
        while len(data) < much and (more := line.recv(much - len(data))):
            data += more
    except ConnectionResetError:
        pass
    return data


def test_it_hands_on_whatever_is_said_however_much(proxy):
    said = bytes(range(256)) * 8192
    with closing(dialled(proxy)) as line:
        sending = Thread(target=line.sendall, args=(said,))
        sending.start()
        assert heard(line, len(said)) == said
        sending.join()


def test_a_broken_line_is_heard_of_at_once_and_a_new_one_works(proxy):
    with closing(dialled(proxy)) as line:
        line.sendall(b"a")
        assert heard(line, 1) == b"a"
        proxy.cut()
        assert heard(line, 1) == b""
    with closing(dialled(proxy)) as line:
        line.sendall(b"b")
        assert heard(line, 1) == b"b"


def test_silence_keeps_what_was_said_until_it_is_over(proxy):
    with closing(dialled(proxy)) as line:
        line.sendall(b"a")
        assert heard(line, 1) == b"a"
        proxy.silent = True
        line.sendall(b"b")
        line.settimeout(0.3)
        with pytest.raises(TimeoutError):
            line.recv(1)
        proxy.silent = False
        line.settimeout(PATIENCE)
        assert heard(line, 1) == b"b"


def test_with_nobody_behind_it_it_sends_everybody_away(proxy):
    proxy.server = None
    with closing(dialled(proxy)) as line:
        assert heard(line, 1) == b""


def test_an_acknowledgement_is_lost_with_its_line_and_nothing_else_is(proxy):
    proxy.lose = 1.0
    with closing(dialled(proxy)) as line:
        line.sendall(b"something")
        assert heard(line, 9) == b"something"
        line.sendall(b'43[{"ok":true,"seq":7}]')
        assert heard(line, 1) == b""
    assert proxy.lost == 1
    assert ANSWER in b'43[{"ok":true,"seq":7}]'


def test_a_websocket_is_refused_where_none_gets_through(proxy):
    proxy.sockets = False
    with closing(dialled(proxy)) as line:
        line.sendall(b"GET / HTTP/1.1\r\n" + UPGRADE + b"\r\n\r\n")
        assert heard(line, 12) == b"HTTP/1.1 400"
    with closing(dialled(proxy)) as line:
        line.sendall(b"GET / HTTP/1.1\r\n\r\n")
        assert heard(line, 5) == b"GET /"
