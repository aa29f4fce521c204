"""Packets and frames that no honest client sends, made from such as honest clients do send.

Everything comes out of one random generator: the same seed makes the same shots.
"""

import json
from collections.abc import Callable
from random import Random
from typing import Any

TEXT, BINARY, CLOSE, PING = 1, 2, 8, 9
LARGEST = 16 * 1024
SEPARATOR = b"\x1e"

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1.5, 2**31, 2**53 + 1, 2**63, -(2**63) - 1, 10**40, 1e308),
    *("", " ", "\x00", "\ud800", "a\udfffb", "e\u0301" * 40, "\u202e逆", "👩‍👩‍👧" * 30, "x" * 5000),
    *([], {}, [[]], [None], {"": ""}, {"__proto__": 1}, ["act"], {"ja": "x", "en": "y"}),
    *("action-0001", "meaning", "meaning/write", "lobby", "AddNote", "note/x", "../../x"),
)
RAW = ("NaN", "Infinity", "-Infinity", "1e999", "-0", "01", "1" * 5000, "'x'", "\\ud800", '"\\ud8"')
NAMES = ("act", "sync", "page", "connect", "disconnect", "message", "head", "", "ACT")


def packet(random: Random, honest: str) -> bytes:
    """Return ``honest``, a packet as text, with something wrong in it."""
    mutate = random.choice(_PACKETS)
    return mutate(random, honest)


def framed(random: Random, packet: bytes) -> bytes:
    """Return a packet in a WebSocket frame, or in what is none."""
    if random.random() < 0.6:
        return frame(packet)
    return random.choice(_FRAMES)(random, packet)


def body(random: Random, packets: list[bytes]) -> bytes:
    """Return the body of a long-polling request."""
    separators = (SEPARATOR, SEPARATOR * 2, b"", b"\n")
    joined = random.choice(separators).join(packets)
    return joined * random.choice((1, 1, 1, 40))


def frame(data: bytes, first: int = 0x80 | TEXT) -> bytes:
    """Return ``data`` as one frame of a client; the mask is all zeros."""
    return bytes([first]) + _length(len(data)) + bytes(4) + data


def _length(size: int) -> bytes:
    if size < 126:
        return bytes([0x80 | size])
    if size < 65536:
        return bytes([0x80 | 126]) + size.to_bytes(2, "big")
    return bytes([0x80 | 127]) + size.to_bytes(8, "big")


# --- packets ---


def _other_value(random: Random, honest: str) -> bytes:
    """Put another value somewhere into the JSON of a packet."""
    head, found = _parted(honest)
    if found is None:
        return _flipped(random, honest)
    places = list(_places(found))
    holder, key = random.choice(places)
    value = random.choice(VALUES)
    if random.random() < 0.1:
        value = _deep(random.choice((8, 9, 100, 3000)))
    holder[key] = value
    return (head + _dumps(found[0])).encode("utf-8", "surrogatepass")


def _other_name(random: Random, honest: str) -> bytes:
    """Give an event another name, or another field."""
    head, found = _parted(honest)
    if found is None or not isinstance(found[0], list) or not found[0]:
        return _flipped(random, honest)
    message = found[0]
    match random.randrange(4):
        case 0:
            message[0] = random.choice(NAMES)
        case 1:
            message.append(random.choice(VALUES))
        case 2 if isinstance(message[-1], dict):
            message[-1].pop(random.choice(list(message[-1]) or [""]), None)
        case _ if isinstance(message[-1], dict):
            message[-1][random.choice(("by", "seq", "", "type", "person", "role"))] = "f-1"
    return (head + _dumps(message)).encode("utf-8", "surrogatepass")


def _raw_value(random: Random, honest: str) -> bytes:
    """Put into the JSON what is none."""
    at = [n for n, letter in enumerate(honest) if letter in ":,["]
    if not at:
        return _flipped(random, honest)
    place = random.choice(at) + 1
    return (honest[:place] + random.choice(RAW) + honest[place:]).encode("utf-8", "surrogatepass")


def _doubled_key(random: Random, honest: str) -> bytes:
    """Say a key twice."""
    _, found = _parted(honest)
    inner = found[0][-1] if found and isinstance(found[0], list) and found[0] else None
    if not isinstance(inner, dict) or not inner:
        return _flipped(random, honest)
    key = random.choice(list(inner))
    return honest.replace(
        "{", "{" + f"{json.dumps(key)}:{_dumps(random.choice(VALUES))},", 1
    ).encode("utf-8", "surrogatepass")


def _other_type(random: Random, honest: str) -> bytes:
    """Change what kind of packet it is, its namespace or the number of its answer."""
    data = honest[2:] if honest[:1] == "4" else honest[1:]
    head = random.choice(
        (
            *(f"{random.randrange(10)}", f"4{random.randrange(10)}", "b4", "\uff14\uff12"),
            *(
                "42/admin,",
                "42/,",
                "42" + "9" * random.choice((9, 10, 400)),
                "42-1",
                "451-",
                "4599-",
            ),
            *("2probe", "5", "6", "40/admin,", "461-", "42\u0661"),
        )
    )
    return (head + data).encode("utf-8", "surrogatepass")


def _flipped(random: Random, honest: str) -> bytes:
    """Flip some bytes."""
    data = bytearray(honest.encode("utf-8", "surrogatepass") or b"4")
    for _ in range(random.choice((1, 1, 2, 8))):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(data)


def _cut(random: Random, honest: str) -> bytes:
    """Cut a packet, or say a piece of it twice."""
    data = honest.encode("utf-8", "surrogatepass")
    begin, end = sorted(random.randrange(len(data) + 1) for _ in range(2))
    return random.choice((data[:begin], data[end:], data[:end] + data[begin:], data[begin:end]))


def _swollen(random: Random, honest: str) -> bytes:
    """Make a packet about as large as may be, or larger."""
    size = LARGEST + random.choice((-200, -1, 0, 1, 2000, 60_000))
    return (honest + " " * max(0, size - len(honest))).encode("utf-8", "surrogatepass")


def _as_it_was(_: Random, honest: str) -> bytes:
    """Say something honest, where it does not belong."""
    return honest.encode("utf-8", "surrogatepass")


_PACKETS: tuple[Callable[[Random, str], bytes], ...] = (
    *(_other_value, _other_value, _other_value, _other_value, _other_name, _other_name),
    *(_raw_value, _doubled_key),
    *(_other_type, _flipped, _flipped, _cut, _swollen, _as_it_was),
)


def _parted(honest: str) -> tuple[str, list[Any] | None]:
    """Return what stands before the JSON of a packet, and that in a list; None without any."""
    at = min((n for n, letter in enumerate(honest) if letter in "[{"), default=len(honest))
    try:
        return honest[:at], [json.loads(honest[at:])]
    except ValueError:
        return honest, None


def _places(value: Any) -> Any:
    """Yield everything in ``value`` that can be replaced: what holds it, and under which key."""
    keys = value if isinstance(value, dict) else range(len(value))
    for key in list(keys):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])


def _deep(depth: int) -> Any:
    value: Any = 1
    for _ in range(min(depth, 900)):
        value = [value]
    return value


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True)


# --- frames ---


def _fragments(random: Random, packet: bytes) -> bytes:
    """Send a packet in pieces, whole or with one missing, with others in between."""
    pieces = random.choice((2, 3, 50))
    size = max(1, len(packet) // pieces)
    parts = [packet[n : n + size] for n in range(0, len(packet), size)] or [b""]
    firsts = [TEXT] + [0] * (len(parts) - 1)
    firsts[-1] |= random.choice((0x80, 0x80, 0))
    if random.random() < 0.3:
        firsts[random.randrange(len(firsts))] = random.choice((TEXT, BINARY, 0x80, 0))
    frames = [frame(part, first) for first, part in zip(firsts, parts, strict=True)]
    if random.random() < 0.5:
        frames.insert(random.randrange(len(frames) + 1), frame(b"hi", 0x80 | PING))
    return b"".join(frames)


def _other_opcode(random: Random, packet: bytes) -> bytes:
    return frame(packet, random.randrange(256))


def _unmasked(_: Random, packet: bytes) -> bytes:
    data = bytearray(frame(packet[:100]))
    data[1] &= 0x7F
    return bytes(data)


def _lying(random: Random, packet: bytes) -> bytes:
    """Announce a length that is not so."""
    size = random.choice((0, 1, 125, 126, 127, 65535, 2**32, 2**62, 2**64 - 1))
    long = bytes([0x80 | 127]) + size.to_bytes(8, "big")
    return bytes([0x80 | TEXT]) + random.choice((long, _length(size))) + bytes(4) + packet


def _closing(random: Random, packet: bytes) -> bytes:
    """Say goodbye in odd ways."""
    code = random.choice((0, 999, 1000, 1004, 1005, 1006, 1015, 2999, 65535)).to_bytes(2, "big")
    reasons = (b"", b"\x03", code, code + b"\xff\xfe", code + packet[:120], packet[:125])
    return frame(random.choice(reasons), 0x80 | CLOSE)


def _pings(random: Random, packet: bytes) -> bytes:
    return frame(packet[: random.choice((0, 125, 200))], 0x80 | PING) * random.choice((1, 30))


def _bent(random: Random, packet: bytes) -> bytes:
    """Flip some bits of a frame, the head of it more often than not."""
    data = bytearray(frame(packet))
    for _ in range(random.choice((1, 1, 3))):
        data[random.randrange(min(len(data), random.choice((2, 8, 4000))))] ^= (
            1 << random.randrange(8)
        )
    return bytes(data)


def _severed(random: Random, packet: bytes) -> bytes:
    whole = frame(packet)
    return whole[: random.randrange(len(whole) + 1)]


def _binary(_: Random, packet: bytes) -> bytes:
    return frame(packet, 0x80 | BINARY)


def _noise(random: Random, _: bytes) -> bytes:
    return random.randbytes(random.choice((1, 2, 14, 300)))


_FRAMES: tuple[Callable[[Random, bytes], bytes], ...] = (
    *(_fragments, _fragments, _other_opcode, _unmasked, _lying, _closing),
    *(_pings, _bent, _bent, _severed, _binary, _noise),
)
