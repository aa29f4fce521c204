"""What phones nearly always send is read at once; whatever else is left to wsproto, and heard."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wsproto.frame_protocol import FrameProtocol

from facilitator.live.plain import messages
from tests.live.deaf import DeafScreen
from tests.serving import Browser, new_session


def framed(text, fin=True):
    """Return what a client sends."""
    return bytes(FrameProtocol(client=True, extensions=[]).send_data(text, fin=fin))


texts = st.text(max_size=200) | st.sampled_from(["", "x" * 125, "x" * 126, "町" * 1300])


@given(st.lists(texts, max_size=4))
def test_whole_frames_of_text_are_read_as_they_are(said):
    assert messages(b"".join(map(framed, said))) == said


@given(texts, texts, st.data())
def test_frames_that_come_in_pieces_are_left_alone(first, second, data):
    come = framed(first) + framed(second)
    cut = data.draw(st.integers(1, len(come) - 1))

    read = messages(come[:cut])

    assert read is None or (read == [first] and cut == len(framed(first)))


@given(st.binary(max_size=40))
def test_nothing_that_somebody_may_send_breaks_it(come):
    read = messages(come)

    assert read is None or all(isinstance(each, str) for each in read)


@pytest.mark.parametrize(
    "come",
    [
        framed("half", fin=False),
        bytes(FrameProtocol(client=True, extensions=[]).send_data(b"binary")),
        bytes(FrameProtocol(client=True, extensions=[]).ping(b"hi")),
        bytes(FrameProtocol(client=True, extensions=[]).close()),
        b"\x81\x02hi",  # not masked
        b"\xc1\x82\0\0\0\0hi",  # said to be compressed
        b"\x81\xff" + (2).to_bytes(8, "big") + b"\0\0\0\0hi",
        b"\x81\x81\0\0\0\0\xff",  # not UTF-8
        framed("whole") + b"\x89\x80\0\0\0\0",
    ],
    ids=[
        *("half", "binary", "ping", "close", "unmasked", "compressed", "huge", "not_utf8"),
        "then_ping",
    ],
)
def test_whatever_else_there_is_is_left_alone(come):
    assert messages(come) is None


def test_packets_that_come_in_pieces_or_together_are_heard_in_their_order(server, fay: Browser):
    code = new_session(fay)
    screen = DeafScreen(server, fay.page(f"/console/{code}"))
    events = screen.events()
    assert next(name for name, _ in events) == "snapshot"
    ask = framed("42" + json.dumps(["sync", {"since": -5}]))

    screen._socket.sendall(ask + ask)  # together
    heard: list[str] = []
    for piece in (ask[:3], ask[3:9], ask[9:] + ask[:20], ask[20:] + ask):
        screen._socket.sendall(piece)

    while len(heard) < 5:
        name, _ = next(events)
        heard += [name] if name == "snapshot" else []
