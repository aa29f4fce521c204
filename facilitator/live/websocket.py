"""The WebSocket under Engine.IO, made safe: bounded, uncompressed, whole frames only.

Hooks into python-engineio and simple-websocket, whose versions are pinned; a test fails
when what is hooked into has moved.
"""

from contextlib import suppress
from socket import SHUT_RDWR
from typing import Any

import gevent
import simple_websocket
from engineio.async_drivers._websocket_wsgi import SimpleWebSocketWSGI
from wsproto.utilities import LocalProtocolError, RemoteProtocolError

from facilitator.live import grammar, plain
from facilitator.live.outbox import Outbox

CHUNK = 4096  # bytes read at once


class WholeFrames:
    """A socket whose ``send`` sends everything.

    simple-websocket ignores how much ``send`` took, so a phone that stops reading for
    some seconds would get a torn stream. What is sent goes through the socket's ``outbox``,
    as everything does.
    """

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self.outbox = Outbox(inner)

    def send(self, data: bytes) -> int:
        """Send all of ``data``, now or when there is room for it."""
        self.outbox.put(data)
        return len(data)

    def close(self) -> None:
        """Hang up. The web server holds the socket, too: closing alone would not end it."""
        self.outbox.close()
        with suppress(OSError):  # the other end was quicker
            self._inner.shutdown(SHUT_RDWR)
        self._inner.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


class BoundedServer(simple_websocket.Server):  # type: ignore[misc]
    """A WebSocket that refuses compression and messages over 16 KiB before they are whole.

    It reads when it is asked for a packet. simple-websocket's own reader, one more greenlet for
    each phone, reads ahead without end: a flood would fill the memory, and the loop with it.
    """

    def __init__(self, environ: dict[str, Any]) -> None:
        # permessage-deflate is accepted whenever it is offered: so it is not offered.
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        self.connected: bool
        self._torn = False
        super().__init__(
            environ,
            max_message_size=grammar.LARGEST,
            thread_class=_Nobody,
            event_class=_Nothing,
            selector_class=_Nothing,
        )

    def handshake(self) -> None:
        """Answer the upgrade; everything sent from here on is sent whole."""
        self.sock: Any = WholeFrames(self.sock)
        super().handshake()

    def receive(self, timeout: float | None = None) -> Any:
        """Return the next message. Raises ``ConnectionClosed`` at the end."""
        while self.connected and not self.input_buffer:
            self.connected = self._read()
        if self.input_buffer:
            return self.input_buffer.pop(0)
        raise simple_websocket.ConnectionClosed(self.close_reason, self.close_message)

    def _read(self) -> bool:
        """Take in what comes next; return whether more may."""
        try:
            come = self.sock.recv(CHUNK)
            if not come:
                return False
            said = None if self._torn else plain.messages(come)
            if said is not None:
                self.input_buffer += said
                return True
            self._torn = True  # from here on only wsproto knows where a frame begins
            self.ws.receive_data(come)
            return bool(self._handle_events())
        except (OSError, LocalProtocolError):
            return False


class _Nobody:
    """What simple-websocket takes for its reader. Nobody reads but who asks."""

    name = ""

    def __init__(self, target: Any) -> None:
        """Take what would be done."""

    def start(self) -> None:
        """Do nothing."""


class _Nothing:
    """What simple-websocket takes for the event that wakes who waits for its reader."""

    def set(self) -> None:
        """Wake nobody."""


class WebSocket(SimpleWebSocketWSGI):  # type: ignore[misc]
    """What Engine.IO asks for when a client upgrades."""

    def __init__(self, handler: Any, server: Any) -> None:
        super().__init__(handler, server)
        handler.__self__.wire = self  # so that `watch.py` can cut it

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        """Serve one connection until it ends."""
        try:
            self.ws = BoundedServer(environ)
        except (RemoteProtocolError, simple_websocket.ConnectionError):
            return self._refused(start_response)
        try:
            return self.app(self)
        except (OSError, LocalProtocolError):
            # It ended while a phone was changing over from long polling, which goes on.
            self.app.__self__.upgrading = False
            return []
        finally:
            self.ws.connected = False  # nobody takes what still comes
            self.ws.sock.close()
            # Or the web server would read what still comes as the next HTTP request.
            environ["wsgi.input"].close()

    def _refused(self, start_response: Any) -> list[bytes]:
        """Answer a request that asks for a WebSocket as the standard does not."""
        self.app.__self__.close(wait=False, abort=True)
        start_response("400 Bad Request", [("Content-Length", "0")])
        return []

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
    """Let an Engine.IO server use this WebSocket. Raises ``LookupError`` when a hook moved.

    It also says no more what was wrong with a request: that would put a stranger's words into
    our log.
    """
    if "websocket" not in engine._async:
        raise LookupError("python-engineio has moved the place where its WebSocket is chosen")
    if not callable(getattr(engine, "_log_error_once", None)):
        raise LookupError("python-engineio has moved the place where it says what was wrong")
    engine._async = engine._async | {"websocket": WebSocket}
    engine._log_error_once = lambda _message, _key: None
