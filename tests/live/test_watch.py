"""Connections that do not read are let go, and no other."""

from queue import Queue
from types import SimpleNamespace

import gevent

from facilitator.live.watch import LOOK, UNREAD, Watch


class Connection:
    """A connection with so many packets waiting for it."""

    def __init__(self, unread):
        self.queue = Queue()
        self.wire = self
        self.ended = []
        for packet in range(unread):
            self.queue.put(packet)

    def close(self, wait, abort):
        self.ended.append(("closed", wait, abort))

    def hang_up(self):
        self.ended.append("cut")


def test_a_phone_that_does_not_read_is_let_go_and_the_others_stay():
    deaf, slow, quick = Connection(UNREAD + 1), Connection(UNREAD), Connection(0)
    known = SimpleNamespace(sid_from_eio_sid=lambda sid, namespace: f"known-{sid}")
    engine = SimpleNamespace(sockets={"a": deaf, "b": slow, "c": quick})

    watch = Watch(SimpleNamespace(eio=engine, manager=known))
    gevent.sleep(LOOK * 1.5)
    watch.stop()

    assert deaf.ended == [("closed", False, True), "cut"]
    assert slow.ended == quick.ended == []
