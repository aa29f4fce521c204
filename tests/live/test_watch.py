"""Connections that do not read are let go, and no other."""

from queue import Queue
from types import SimpleNamespace

import gevent

from facilitator.live.watch import LOOK, STUCK, UNREAD, Watch


class Connection:
    """A connection with so many packets waiting for it, and with a WebSocket's outbox or none."""

    def __init__(self, unread=0, outbox=None, closed=False):
        self.queue = Queue()
        self.upgraded = outbox is not None
        self.outbox = outbox
        self.wire = self
        self.closed = closed
        self.ended = []
        for packet in range(unread):
            self.queue.put(packet)

    def close(self, wait, abort):
        self.ended.append(("closed", wait, abort))

    def hang_up(self):
        self.ended.append("cut")


def outbox(stuck=0.0, overfull=False):
    return SimpleNamespace(stuck=lambda: stuck, overfull=overfull)


def ended(*connections):
    """Return what became of connections that the watch looked at once."""
    known = SimpleNamespace(sid_from_eio_sid=lambda sid, namespace: f"known-{sid}")
    engine = SimpleNamespace(sockets=dict(enumerate(connections)))
    watch = Watch(SimpleNamespace(eio=engine, manager=known))
    gevent.sleep(LOOK * 1.5)
    watch.stop()
    return [connection.ended for connection in connections]


CUT = [("closed", False, True), "cut"]


def test_a_phone_that_does_not_fetch_is_let_go_and_the_others_stay():
    assert ended(Connection(UNREAD + 1), Connection(UNREAD), Connection(0)) == [CUT, [], []]


def test_a_phone_that_does_not_read_its_socket_is_let_go_and_the_others_stay():
    stuck = Connection(outbox=outbox(stuck=STUCK + 1))
    full = Connection(outbox=outbox(overfull=True))
    slow = Connection(outbox=outbox(stuck=STUCK - 1))

    assert ended(stuck, full, slow) == [CUT, CUT, []]


def test_what_has_ended_is_let_go_of_at_once_and_not_ended_again():
    known = SimpleNamespace(sid_from_eio_sid=lambda sid, namespace: None)
    engine = SimpleNamespace(sockets={"gone": Connection(UNREAD + 1, closed=True)})
    watch = Watch(SimpleNamespace(eio=engine, manager=known))

    watch._look()

    assert (engine.sockets, watch.slow, watch.strange) == ({}, 0, 0)
    watch.stop()
