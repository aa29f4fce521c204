"""The one writer of a socket: in order, whole, bounded, and never waiting."""

from socket import SO_RCVBUF, SOL_SOCKET

import gevent
import pytest
from gevent import socket

from facilitator.live.outbox import BOUND, MOST, Outbox

ENOUGH = 4 * 1024 * 1024  # bytes that no system keeps for a socket


class Clock:
    """A clock that only the test moves."""

    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def ends():
    """Two ends of a connection; the second has not read anything yet."""
    ours, theirs = socket.socketpair()
    theirs.setsockopt(SOL_SOCKET, SO_RCVBUF, 4096)
    yield ours, theirs
    ours.close()
    theirs.close()


def read(theirs, size):
    """Return ``size`` bytes, once they have come."""
    got = bytearray()
    with gevent.Timeout(20):
        while len(got) < size:
            got += theirs.recv(65536)
    return bytes(got)


def test_frames_come_whole_and_in_order_to_somebody_who_reads_late(ends):
    ours, theirs = ends
    outbox = Outbox(ours)
    frames = [bytes([n]) * (n * 4000 + 1) for n in range(40)]

    for frame in frames:
        assert outbox.put(frame)
    assert outbox.size

    assert read(theirs, sum(map(len, frames))) == b"".join(frames)
    gevent.sleep(0)
    assert outbox.size == 0


def test_what_can_be_spared_is_left_out_until_everything_before_it_has_gone(ends):
    ours, theirs = ends
    outbox = Outbox(ours)
    assert outbox.put(b"a" * ENOUGH, spare=True), "nothing waited, so it may be large"
    waiting = outbox.size
    assert waiting > BOUND

    assert not outbox.put(b"b", spare=True)
    assert outbox.put(b"c"), "an answer is never left out"
    assert outbox.lagging and outbox.size == waiting + 1

    assert read(theirs, ENOUGH + 1).endswith(b"ac")
    gevent.sleep(0)
    assert not outbox.lagging
    assert outbox.put(b"d", spare=True)
    assert read(theirs, 1) == b"d"


def test_little_that_waits_is_no_reason_to_leave_anything_out(ends):
    ours, _ = ends
    outbox = Outbox(ours)
    while not outbox.size:
        outbox.put(b"x" * 1000, spare=True)

    assert outbox.put(b"y", spare=True)
    assert not outbox.lagging


def test_more_than_may_wait_behind_the_frame_on_its_way_is_too_much(ends):
    ours, _ = ends
    outbox = Outbox(ours)
    outbox.put(b"a" * ENOUGH)
    assert not outbox.overfull, "one frame may be as large as it is"

    outbox.put(b"b" * MOST)
    assert not outbox.overfull
    outbox.put(b"c")
    assert outbox.overfull


def test_it_is_told_for_how_long_nothing_was_taken(ends):
    ours, theirs = ends
    clock = Clock()
    outbox = Outbox(ours, clock)
    outbox.put(b"a")
    clock.now += 50
    assert outbox.stuck() == 0, "nothing waits"
    outbox.put(b"b" * ENOUGH)
    clock.now += 7
    assert outbox.stuck() == 7

    read(theirs, 500_000)
    gevent.sleep(0.01)
    assert outbox.size and outbox.stuck() == 0


def test_a_broken_socket_ends_it_and_wakes_whoever_reads(ends):
    ours, theirs = ends
    outbox = Outbox(ours)
    reader = gevent.spawn(ours.recv, 10)
    gevent.sleep(0)
    theirs.close()

    with gevent.Timeout(20):
        while outbox.put(b"x" * 1000):
            gevent.sleep(0)

    assert outbox.size == 0
    reader.join(20)
    assert reader.ready()


def test_what_says_all_of_something_takes_the_place_of_an_older_one_that_waits(ends):
    ours, theirs = ends
    outbox = Outbox(ours)
    outbox.put(b"a" * ENOUGH)
    outbox.put(b"[old]", slot="own")
    outbox.put(b"[answer]")
    waiting = outbox.size

    outbox.put(b"[newer]", slot="own")

    assert outbox.size == waiting + 2
    assert read(theirs, ENOUGH + 15).endswith(b"a[newer][answer]")


def test_a_frame_that_has_been_begun_is_finished(ends):
    ours, theirs = ends
    outbox = Outbox(ours)
    outbox.put(b"a" * ENOUGH, slot="own")

    outbox.put(b"[newer]", slot="own")

    assert read(theirs, ENOUGH + 7) == b"a" * ENOUGH + b"[newer]"
