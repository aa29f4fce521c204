"""What a phone may say, checked before the libraries parse it (trust.md 8.8).

An Engine.IO packet is a digit and its data. Honest clients send a Socket.IO CONNECT or
EVENT on the default namespace, PONG, the probe of an upgrade, or CLOSE; never binary,
never an acknowledgement. JSON is strict: no NaN, no doubled keys, no deep nesting.
"""

import json
import re
from typing import Any

from facilitator.live import protocol

LARGEST = 16 * 1024  # bytes of one packet
PACKETS = 16  # in one long-polling request
DEPTH = 8

_EVENT = re.compile(r"42(\d{0,9})\[")
_EVENTS = frozenset(
    {
        *(protocol.ACT, protocol.SYNC, protocol.PAGE),
        *(protocol.SAY, protocol.WISH, protocol.CHECKING),
    }
)


class Unspeakable(ValueError):
    """Something that no honest client says."""


def check(packet: object) -> str:
    """Return ``packet`` if an honest client could have sent it. Raises ``Unspeakable``."""
    if not isinstance(packet, str) or not packet or len(packet) > LARGEST:
        raise Unspeakable("not a text packet of at most 16 KiB")
    if packet in ("1", "2probe", "3", "5", "41"):
        return packet
    if packet.startswith("40"):
        if packet != "40" and not isinstance(loads(packet[2:]), dict):
            raise Unspeakable("CONNECT carries an object")
        return packet
    event = _EVENT.match(packet)
    if event is None:
        raise Unspeakable("neither CONNECT nor EVENT")
    message = loads(packet[event.end() - 1 :])
    if not (isinstance(message, list) and 1 <= len(message) <= 2 and _is_ours(message[0])):
        raise Unspeakable("no event of ours")
    return packet


def check_payload(body: bytes) -> bytes:
    """Return the body of a long-polling request if honest. Raises ``Unspeakable``."""
    try:
        packets = body.decode().split("\x1e")
    except UnicodeDecodeError as error:
        raise Unspeakable("not UTF-8") from error
    if len(packets) > PACKETS:
        raise Unspeakable("too many packets")
    for packet in packets:
        check(packet)
    return body


def loads(text: str | bytes, **_: Any) -> Any:
    """Return what ``text`` says in strict JSON. Raises ``Unspeakable``."""
    try:
        value = json.loads(text, parse_constant=_refuse, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise Unspeakable(str(error)) from error
    _shallow(value, DEPTH)
    return value


def dumps(value: Any, **_: Any) -> str:
    """Return ``value`` as strict JSON. Raises ``ValueError`` for NaN and the infinite."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _is_ours(event: object) -> bool:
    return isinstance(event, str) and event in _EVENTS


def _refuse(constant: str) -> None:
    raise Unspeakable(constant)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise Unspeakable("a key stands twice")
    return made


def _shallow(value: Any, depth: int) -> None:
    if depth < 0:
        raise Unspeakable("nested too deep")
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        _shallow(each, depth - 1)
