"""The thin client of the measurement says and hears the same as a WebSocket library."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wsproto.frame_protocol import FrameProtocol, Opcode

from facilitator.bench.wire import TEXT, Frames, frame


def heard(texts, size):
    """Return what is heard of ``texts`` when a server's bytes come ``size`` at a time."""
    server, frames = FrameProtocol(client=False, extensions=[]), Frames()
    sent = b"".join(bytes(server.send_data(text)) for text in texts)
    pieces = (sent[at : at + size] for at in range(0, len(sent), size))
    return [message for piece in pieces for message in frames.feed(piece)]


@given(st.lists(st.text(max_size=60) | st.just("町" * 60), max_size=5), st.integers(1, 300))
def test_whatever_a_server_sends_is_heard_however_it_is_cut(texts, size):
    assert heard(texts, size) == [(TEXT, text.encode()) for text in texts]


@pytest.mark.parametrize("length", [0, 125, 126, 65_535, 65_536, 200_000])
@pytest.mark.parametrize("size", [4096, 65_536])
def test_messages_of_every_length_are_heard(length, size):
    message = "x" * length

    assert heard([message, message], size) == [(TEXT, message.encode())] * 2


@given(st.text(max_size=200) | st.just("町" * 5000))
def test_what_is_said_is_a_frame_of_a_client(text):
    server = FrameProtocol(client=False, extensions=[])

    server.receive_bytes(frame(text))

    frames = list(server.received_frames())
    assert {each.opcode for each in frames} == {Opcode.TEXT}
    assert "".join(each.payload for each in frames) == text
