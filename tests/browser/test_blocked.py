"""A network that lets no WebSocket through, as portals do: every screen works all the same."""

import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cast import Cast
from tests.browser.conftest import DESK, HALL, PHONE
from tests.serving import PATIENCE, Server

CHUNK = 65536
REFUSAL = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Portal:
    """A proxy between a browser and the server that refuses every change to another protocol."""

    def __init__(self, server: Server) -> None:
        at = urlsplit(server.url)
        self._server = (str(at.hostname), int(at.port or 0))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.refused = 0
        Thread(target=self._run, daemon=True).start()

    def close(self) -> None:
        """Let nobody through any more."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _run(self) -> None:
        with suppress(OSError):  # it was closed
            while True:
                browser, _ = self._listener.accept()
                Thread(target=self._let_through, args=[browser], daemon=True).start()

    def _let_through(self, browser: socket.socket) -> None:
        with browser, suppress(OSError):
            head = browser.recv(CHUNK)
            if b"upgrade: websocket" in head.lower():
                self.refused += 1
                browser.sendall(REFUSAL)
                return
            with socket.create_connection(self._server, PATIENCE) as server:
                server.settimeout(None)
                server.sendall(head)
                back = Thread(target=_pour, args=[server, browser], daemon=True)
                back.start()
                _pour(browser, server)
                back.join()


def _pour(source: socket.socket, target: socket.socket) -> None:
    """Pass on what comes, until the end, and that, too."""
    with suppress(OSError):
        while come := source.recv(CHUNK):
            target.sendall(come)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)


@pytest.fixture
def portal(server: Server) -> Iterator[Portal]:
    portal = Portal(server)
    yield portal
    portal.close()


def test_behind_a_portal_a_note_gets_from_phone_to_stage(
    server: Server, portal: Portal, window: Callable[..., Page]
):
    cast = Cast(server, window)
    cast.phone.close()
    cast.phone = window(PHONE, "ja")
    cast.phone.goto(f"{portal.url}/j/{cast.code}")
    cast.phone.locator(".join__go").click()
    cast.shows("wait")
    hall = window(HALL, "ja")
    hall.goto(f"{portal.url}/enter#{server.owner}")
    hall.wait_for_url(f"{portal.url}/")
    hall.goto(f"{portal.url}/stage/{cast.code}")
    desk = hall.context.new_page()
    desk.set_viewport_size(DESK["viewport"])
    desk.goto(f"{portal.url}/console/{cast.code}")

    cast.go("meaning/write")
    cast.shows("write")
    cast.post("うごかない電波の下から")
    expect(desk.locator("body")).to_contain_text("うごかない電波の下から")
    cast.go("meaning/reveal")

    expect(hall.locator("body")).to_contain_text("うごかない電波の下から")
    assert portal.refused >= 3  # phone, stage and console have tried
