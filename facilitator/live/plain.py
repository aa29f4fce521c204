"""What phones nearly always send: whole WebSocket frames of text, one of them or some at once.

They are read here in a hundredth of the time. Anything else the standard allows (a frame that
comes in pieces, messages of several frames, pings, a farewell) is left to wsproto.
"""

_TEXT, _MASKED = 0x81, 0x80  # a whole message in one frame; a client's are masked
_SHORT, _LONG = 125, 126  # the most that a length in seven bits says; that two bytes more say it


def messages(come: bytes) -> list[str] | None:
    """Return the messages that ``come`` is; None if it is anything else than some of these."""
    found, at = [], 0
    while at < len(come):
        size, mask = _head(come, at)
        end = mask + 4 + size
        if size < 0 or end > len(come):
            return None
        try:
            found.append(_unmasked(come[mask + 4 : end], come[mask : mask + 4]).decode())
        except UnicodeDecodeError:
            return None
        at = end
    return found


def _head(come: bytes, at: int) -> tuple[int, int]:
    """Return the size of the message at ``at`` and where its mask is; -1 for any other frame."""
    head = come[at : at + 4]
    if len(head) < 4 or head[0] != _TEXT or head[1] < _MASKED:
        return -1, 0
    size = head[1] - _MASKED
    if size <= _SHORT:
        return size, at + 2
    return (int.from_bytes(head[2:], "big"), at + 4) if size == _LONG else (-1, 0)


def _unmasked(data: bytes, mask: bytes) -> bytes:
    size = len(data)
    key = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(data, "big") ^ int.from_bytes(key, "big")).to_bytes(size, "big")
