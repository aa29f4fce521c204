"""A WebSocket as thin as can be: a client's frames out, a server's frames in.

The load must be cheaper than what it loads. Nothing is compressed, and the mask that the standard
asks of clients is all zeros, so that nothing has to be masked.
"""

TEXT, CLOSE = 1, 8
_MASKED = 0x80
_NO_MASK = bytes(4)


def upgrade(host: str, port: int, code: str) -> bytes:
    """Return the request that opens a Socket.IO connection."""
    return (
        f"GET /socket.io/?EIO=4&transport=websocket&at={code} HTTP/1.1\r\n"
        f"Host: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    ).encode()


def frame(text: str) -> bytes:
    """Return ``text`` as one frame of a client. It holds less than 64 KiB."""
    data = text.encode()
    if len(data) < 126:
        return bytes([_MASKED | TEXT, _MASKED | len(data)]) + _NO_MASK + data
    return bytes([_MASKED | TEXT, _MASKED | 126]) + len(data).to_bytes(2, "big") + _NO_MASK + data


class Frames:
    """Puts together what a server sends. Its frames are whole messages and not masked."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[tuple[int, bytes]]:
        """Return the messages that are whole now: kind and content."""
        data = self._rest + data if self._rest else data
        messages, at = [], 0
        while (size := _size(data, at)) is not None:
            begin, end = size
            if end > len(data):
                break
            messages.append((data[at] & 0x0F, data[begin:end]))
            at = end
        self._rest = data[at:]
        return messages


def _size(data: bytes, at: int) -> tuple[int, int] | None:
    """Return where the content of the frame at ``at`` begins and ends; None if not known yet."""
    if len(data) < at + 2:
        return None
    length, begin = data[at + 1], at + 2
    if length > 125:
        begin += 2 if length == 126 else 8
        if len(data) < begin:
            return None
        length = int.from_bytes(data[at + 2 : begin], "big")
    return begin, begin + length
