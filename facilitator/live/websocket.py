"""The WebSocket under Engine.IO, made safe: bounded, uncompressed, whole frames only.

Hooks into python-engineio and simple-websocket, whose versions are pinned; a test fails
when what is hooked into has moved.
"""

from contextlib import suppress
from socket import SHUT_RDWR
from typing import Any

import gevent
import gevent.event
import gevent.selectors
import simple_websocket
from engineio.async_drivers import gevent as driver
from engineio.async_drivers._websocket_wsgi import SimpleWebSocketWSGI

from facilitator.live import grammar
from facilitator.live.outbox import Outbox

WAITING = 16  # packets of one connection that may wait to be dealt with
TURN = 0.01  # seconds until it is asked again whether they have been


class WholeFrames:
    """A socket whose ``send`` sends everything, and whose ``recv`` takes no more than is used.

    simple-websocket ignores how much ``send`` took, so a phone that stops reading for
    some seconds would get a torn stream; and it reads ahead without end, so a flood would
    fill the memory, and the loop with it. What is sent goes through the socket's ``outbox``,
    as everything does.
    """

    def __init__(self, inner: Any, server: Any) -> None:
        self._inner = inner
        self._server = server
        self.outbox = Outbox(inner)

    def send(self, data: bytes) -> int:
        """Send all of ``data``, now or when there is room for it."""
        self.outbox.put(data)
        return len(data)

    def recv(self, most: int) -> Any:
        """Return what has come, once what came before has been dealt with."""
        while self._server.connected and len(self._server.input_buffer) > WAITING:
            gevent.sleep(TURN)
        return self._inner.recv(most)

    def close(self) -> None:
        """Hang up. The web server holds the socket, too: closing alone would not end it."""
        self.outbox.close()
        with suppress(OSError):  # the other end was quicker
            self._inner.shutdown(SHUT_RDWR)
        self._inner.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


class BoundedServer(simple_websocket.Server):  # type: ignore[misc]
    """A WebSocket that refuses compression and messages over 16 KiB before they are whole."""

    def __init__(self, environ: dict[str, Any], **given: Any) -> None:
        # permessage-deflate is accepted whenever it is offered: so it is not offered.
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        super().__init__(environ, max_message_size=grammar.LARGEST, **given)

    def handshake(self) -> None:
        """Answer the upgrade; everything sent from here on is sent whole."""
        self.sock: Any = WholeFrames(self.sock, self)
        super().handshake()


class WebSocket(SimpleWebSocketWSGI):  # type: ignore[misc]
    """What Engine.IO asks for when a client upgrades."""

    def __init__(self, handler: Any, server: Any) -> None:
        super().__init__(handler, server)
        handler.__self__.wire = self  # so that `watch.py` can cut it
        self._kinds = {
            "thread_class": driver.Thread,
            "event_class": gevent.event.Event,
            "selector_class": gevent.selectors.DefaultSelector,
        }

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        """Serve one connection until it ends."""
        self.ws = BoundedServer(environ, **self._kinds)
        try:
            return self.app(self)
        finally:
            self.ws.connected = False  # nobody takes what still comes
            # Or the web server would read what still comes as the next HTTP request.
            environ["wsgi.input"].close()

    @property
    def outbox(self) -> Outbox | None:
        """Where frames for this connection are put; None until it is open."""
        ws = getattr(self, "ws", None)
        return ws.sock.outbox if ws is not None and ws.connected else None

    def hang_up(self) -> None:
        """Cut the connection, whatever its reader and its writer are waiting for."""
        with suppress(OSError):  # the other end was quicker
            self.ws.sock.shutdown(SHUT_RDWR)

    def wait(self) -> str | None:
        """Return the next packet, or None at the end; an unspeakable one is the end."""
        gevent.sleep(0)  # everybody's turn: who says much must not silence the others
        packet = super().wait()
        if packet is None:
            return None
        try:
            return grammar.check(packet)
        except grammar.Unspeakable:
            return None


def install(engine: Any) -> None:
    """Let an Engine.IO server use this WebSocket. Raises ``LookupError`` when the hook moved."""
    if "websocket" not in engine._async:
        raise LookupError("python-engineio has moved the place where its WebSocket is chosen")
    engine._async = engine._async | {"websocket": WebSocket}
