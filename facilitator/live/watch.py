"""Ends connections that cost and bring nothing (trust.md 8.8).

Those that do not read what they are sent, and those that never say who they are.

A phone that stops reading must not eat memory for everybody: patches for it are left out
(`outbox.py`), and in the end it is cut, comes back with its number and catches up. Looked at
once a second.
"""

import logging
from time import monotonic
from typing import Any

import gevent

from facilitator.live.fanout import outbox_of

log = logging.getLogger(__name__)

UNREAD = 500  # packets that may wait for one connection
STUCK = 15.0  # seconds in which a socket must have taken something of what waits
SECONDS = 10.0  # in which a connection must have said who it is
LOOK = 1.0  # seconds between two looks


class Watch:
    """Looks after the connections of one Socket.IO server. Lives on the loop."""

    def __init__(self, server: Any) -> None:
        self._server = server
        self._strangers: dict[str, float] = {}
        self.slow = 0  # connections that were ended because they do not read
        self.strange = 0  # and because they did not say who they are
        self.late = 0.0  # seconds by which the loop was late at the last look
        self._greenlet = gevent.spawn(self._run)

    def stop(self) -> None:
        """Look no more."""
        self._greenlet.kill()

    def _run(self) -> None:
        while True:
            due = monotonic() + LOOK
            gevent.sleep(LOOK)
            self.late = max(0.0, monotonic() - due)
            try:
                self._look()
            except Exception:  # a second without is no harm; without for ever, memory would go
                log.exception("connections could not be looked at; trying again")

    def _look(self) -> None:
        for sid, connection in list(self._server.eio.sockets.items()):
            if connection.closed:  # and nobody asks after it any more
                self._server.eio.sockets.pop(sid, None)
            elif _deaf(connection):
                self.slow += 1
                _end(connection)
            elif self._strange(sid):
                self.strange += 1
                _end(connection)
        self._strangers = {
            sid: since for sid, since in self._strangers.items() if sid in self._server.eio.sockets
        }

    def _strange(self, sid: str) -> bool:
        """Return whether a connection has had its time and has not shown a ticket."""
        if self._server.manager.sid_from_eio_sid(sid, "/") is not None:
            self._strangers.pop(sid, None)
            return False
        return monotonic() - self._strangers.setdefault(sid, monotonic()) > SECONDS


def _deaf(connection: Any) -> bool:
    """Return whether a connection does not read what it is sent."""
    outbox = outbox_of(connection)
    blocked = outbox is not None and (outbox.overfull or outbox.stuck() > STUCK)
    return blocked or connection.queue.qsize() > UNREAD


def _end(connection: Any) -> None:
    """End a connection at once; its writer may be waiting for a peer that does not read."""
    wire = getattr(connection, "wire", None)
    connection.close(wait=False, abort=True)
    if wire is not None:
        wire.hang_up()
