"""Other processes that serve the same sessions: what they write, and who is connected to them.

They share the database. Each reads what the others have written, when the doorbell rings or a
second has passed, and makes patches for its own screens (decisions 13).
"""

import logging
from collections.abc import Callable, Collection, Iterable
from datetime import timedelta
from importlib import import_module
from secrets import token_hex
from typing import Protocol

import gevent
from gevent.event import Event
from sqlalchemy.exc import SQLAlchemyError

from facilitator.core.ids import SessionId
from facilitator.live.clock import now
from facilitator.live.running import RunningSession
from facilitator.storage.presence import Connected
from facilitator.storage.store import Store
from facilitator.storage.threads import Threads

LOOK = 1.0  # seconds
SOON = 2.0  # seconds that somebody waits for what others have written, before being let in
MOMENT = 0.005  # seconds between two looks at whether it has come
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
        self._sooner = Event()
        if redis:  # only now: one laptop has no Redis, and its library need not be installed
            self._bell = import_module("facilitator.storage.doorbell").Doorbell(redis, self._heard)
        self._looking = gevent.spawn(self._run)

    def tell(self, session: SessionId, head: int) -> None:
        """Let the others know that a session has entries up to ``head``."""
        if self._bell is not None:
            gevent.spawn(self._threads.read, self._bell.ring, session, head)

    def read_now(self, running: RunningSession) -> None:
        """Have a session read what the others have written until now, if that can be had soon."""
        session = running.durable.id
        try:
            head = self._threads.read(self._store.log.heads, [session])[session]
        except SQLAlchemyError:
            log.exception("it is not known what other processes have written; not waiting for it")
            return
        running.follow(head)
        with gevent.Timeout(SOON, False):
            while running.durable.seq < head:
                gevent.sleep(MOMENT)

    def look_around(self, running: RunningSession) -> None:
        """Find out who is connected to the others at this moment, and what they have written."""
        self.read_now(running)
        session = running.durable.id
        try:
            others = self._others([session])
        except SQLAlchemyError:
            log.exception("it is not known who is connected to other processes; as last heard")
            return
        _tell(running, others.get(session, Connected()))

    def say_soon(self) -> None:
        """Tell the others at once who is connected here: one of the crew has come, or gone."""
        self._sooner.set()

    def stop(self) -> None:
        """Let go of everything that runs, and of who is connected here."""
        self._looking.kill()
        if self._bell is not None:
            self._bell.stop()
        try:
            self._store.presence.say(self._me, {}, now())
        except SQLAlchemyError:
            log.warning("the database is gone; who was connected here counts until the lease ends")

    def _heard(self, session: SessionId, head: int) -> None:
        for running in self._running():
            if running.durable.id == session:
                running.follow(head)

    def _run(self) -> None:
        while True:
            self._sooner.wait(LOOK)
            self._sooner.clear()
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
        there = {session: running.presence.here() for session, running in here.items()}
        self._threads.read(self._store.presence.say, self._me, there, now() + LEASE)
        others = self._others(list(here))
        for session, running in here.items():
            _tell(running, others.get(session, Connected()))

    def _others(self, sessions: Collection[SessionId]) -> dict[SessionId, Connected]:
        return self._threads.read(self._store.presence.others, self._me, sessions, now())


def _tell(running: RunningSession, others: Connected) -> None:
    running.presence.elsewhere = others
    running.crew.hear_of(others.crew)
