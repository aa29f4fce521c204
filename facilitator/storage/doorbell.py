"""Redis as a doorbell: "session so-and-so has entries up to head". Nothing else goes over it.

Who hears it reads the new entries in the database. One that is lost costs a second: every
process looks at the heads of its sessions that often (decisions 13).
"""

import logging
from collections import deque
from collections.abc import Callable
from threading import Event, Thread

import gevent
from redis import Redis
from redis.exceptions import RedisError

from facilitator.core.ids import SessionId

CHANNEL = "tsunagari"
PAUSE = 1.0  # seconds before a lost Redis is tried again
PATIENCE = 2.0  # seconds in which it must answer

log = logging.getLogger(__name__)

Heard = Callable[[SessionId, int], None]


class Doorbell:
    """Rings for other processes and hears them. ``heard`` is called on the loop it was made on.

    A thread of its own listens; it is a real one, and the loop is woken for what it hears.
    """

    def __init__(self, url: str, heard: Heard) -> None:
        self._redis: Redis = Redis.from_url(url, socket_connect_timeout=PATIENCE)
        self._ringing: Redis = Redis.from_url(
            url, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE
        )
        self._heard = heard
        self._rung: deque[tuple[SessionId, int]] = deque()
        self._stopping = Event()
        self._wake = gevent.get_hub().loop.async_()
        self._wake.start(self._answer)
        self._thread = Thread(target=self._listen, name="doorbell", daemon=True)
        self._thread.start()

    def ring(self, session: SessionId, head: int) -> None:
        """Tell the others, if Redis is there. Called where storage is called from."""
        try:
            self._ringing.publish(CHANNEL, f"{session} {head}")
        except RedisError:
            log.warning("the doorbell is out of order; others will see it within a second")

    def stop(self) -> None:
        """Hear no more."""
        self._stopping.set()
        self._redis.close()
        self._ringing.close()
        self._wake.stop()

    def _listen(self) -> None:
        while not self._stopping.is_set():
            try:
                self._hear()
            except (RedisError, OSError, ValueError):
                self._stopping.wait(PAUSE)

    def _hear(self) -> None:
        with self._redis.pubsub(ignore_subscribe_messages=True) as bell:  # type: ignore[no-untyped-call]
            bell.subscribe(CHANNEL)
            for message in bell.listen():
                session, _, head = message["data"].decode().partition(" ")
                if head.isdecimal():
                    self._rung.append((SessionId(session), int(head)))
                    self._wake.send()

    def _answer(self) -> None:
        while self._rung:
            gevent.spawn(self._heard, *self._rung.popleft())
