"""A screen at a plain socket, which reads only when it is told to."""

import json
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from wsproto import ConnectionType, WSConnection
from wsproto.events import Message, Request, TextMessage

from tests.serving import PATIENCE, Server

LITTLE = 4096  # bytes that the system may keep for it


class DeafScreen:
    """A WebSocket whose owner decides when to listen."""

    def __init__(self, server: Server, page: dict[str, Any]) -> None:
        self._host = urlsplit(server.url).netloc
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, LITTLE)
        self._socket.settimeout(PATIENCE)
        host, port = self._host.split(":")
        self._socket.connect((host, int(port)))
        self._wire = WSConnection(ConnectionType.CLIENT)
        target = "/socket.io/?EIO=4&transport=websocket"
        self._socket.sendall(self._wire.send(Request(host=self._host, target=target)))
        self._text = ""
        server.visitors.append(self)
        self._said = self.packets()
        assert next(self._said).startswith("0{")
        self.say("40" + json.dumps({"ticket": page["ticket"]}))

    def say(self, packet: str) -> None:
        """Send a packet."""
        self._socket.sendall(self._wire.send(Message(packet)))

    def emit(self, event: str, payload: Any) -> None:
        """Send an event."""
        self.say("42" + json.dumps([event, payload]))

    def packets(self) -> Iterator[str]:
        """Yield what comes, packet by packet, until the connection ends."""
        while come := self._come():
            self._wire.receive_data(come)
            for event in self._wire.events():
                if isinstance(event, TextMessage):
                    self._text += event.data
                    if event.message_finished:
                        said, self._text = self._text, ""
                        yield said

    def _come(self) -> bytes:
        """Return what has come; nothing at the end."""
        try:
            return self._socket.recv(65536)
        except ConnectionResetError:
            return b""

    def events(self) -> Iterator[tuple[str, Any]]:
        """Yield the events that come, and answer the pings in between."""
        for packet in self._said:
            if packet == "2":
                self.say("3")
            elif packet.startswith("42"):
                name, payload = json.loads(packet[2:])
                yield name, payload

    def close(self) -> None:
        """Be gone."""
        self._socket.close()
