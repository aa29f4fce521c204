"""Other processes that serve the same sessions: what they write, and who is connected to them.

They share the database. Each reads what the others have written, when the doorbell rings or a
second has passed, and makes patches for its own screens (decisions 13).
"""

import logging
from collections.abc import Callable, Iterable
from datetime import timedelta
from importlib import import_module
from secrets import token_hex
from typing import Protocol

import gevent

from facilitator.core.ids import SessionId
from facilitator.live.clock import now
from facilitator.live.running import RunningSession
from facilitator.storage.presence import Counts
from facilitator.storage.store import Store
from facilitator.storage.threads import Threads

LOOK = 1.0  # seconds
LEASE = timedelta(seconds=4)  # then a process that has said nothing is taken to be gone

log = logging.getLogger(__name__)


class Bell(Protocol):
    """A doorbell (`storage/doorbell.py`)."""

    def ring(self, session: SessionId, head: int) -> None:
        """Tell the others."""

    def stop(self) -> None:
        """Hear no more."""


Running = Callable[[], Iterable[RunningSession]]


class Neighbours:
    """The other processes, for the sessions of this one. Lives on the loop."""

    def __init__(self, store: Store, threads: Threads, redis: str, running: Running) -> None:
        """``redis`` is the URL of the doorbell; without one the second has to do."""
        self._store = store
        self._threads = threads
        self._running = running
        self._me = token_hex(8)
        self._bell: Bell | None = None
        if redis:  # only now: one laptop has no Redis, and its library need not be installed
            self._bell = import_module("facilitator.storage.doorbell").Doorbell(redis, self._heard)
        self._looking = gevent.spawn(self._run)

    def tell(self, session: SessionId, head: int) -> None:
        """Let the others know that a session has entries up to ``head``."""
        if self._bell is not None:
            gevent.spawn(self._threads.read, self._bell.ring, session, head)

    def stop(self) -> None:
        """Let go of everything that runs, and of who is connected here."""
        self._looking.kill()
        if self._bell is not None:
            self._bell.stop()
        self._store.presence.say(self._me, {}, now())

    def _heard(self, session: SessionId, head: int) -> None:
        for running in self._running():
            if running.durable.id == session:
                running.follow(head)

    def _run(self) -> None:
        while True:
            gevent.sleep(LOOK)
            try:
                self._look()
            except Exception:  # a second without is no harm; without for ever, screens stand still
                log.exception("other processes could not be heard of; trying again")

    def _look(self) -> None:
        here = {running.durable.id: running for running in self._running()}
        if not here:
            return
        heads = self._threads.read(self._store.log.heads, list(here))
        for session, head in heads.items():
            here[session].follow(head)
        counts = {session: _counts(running) for session, running in here.items()}
        self._threads.read(self._store.presence.say, self._me, counts, now() + LEASE)
        others = self._threads.read(self._store.presence.others, self._me, list(here), now())
        for session, running in here.items():
            running.presence.elsewhere = others.get(session, Counts())


def _counts(running: RunningSession) -> Counts:
    return running.presence.here()
