"""Sends the newest away while memory runs out, so that those who came before stay."""

import gc
import logging
from collections.abc import Callable
from math import ceil

import gevent

from facilitator.live.capacity import Memory

log = logging.getLogger(__name__)

LOOK = 1.0  # seconds
SHARE = 0.02  # of those who may be sent away, in one go

Newest = Callable[[], list[str]]
"""Return the connections that may be sent away, the newest first."""


class Shedding:
    """Looks after the memory of this process. Lives on the loop."""

    def __init__(self, memory: Memory, newest: Newest, send_away: Callable[[str], None]) -> None:
        self._memory = memory
        self._newest = newest
        self._send_away = send_away
        self.sent = 0
        self._greenlet = gevent.spawn(self._run)

    def stop(self) -> None:
        """Look no more."""
        self._greenlet.kill()

    def _run(self) -> None:
        while True:
            try:
                self.look()
            except Exception:  # a second without is no harm
                log.exception("memory could not be looked after; trying again")
            gevent.sleep(LOOK)

    def look(self) -> None:
        """Send some away if there is no other help."""
        was = self._memory.full
        self._memory.look()
        if self._memory.full and not was:
            gc.collect()  # connections that ended may wait for it (`garbage.py`)
            self._memory.look()
        if self._memory.full and not was:
            log.warning("the memory that may be used is used up: nobody new is let in")
        if not self._memory.growing:
            return
        newest = self._newest()
        for sid in newest[: ceil(len(newest) * SHARE)]:
            self._send_away(sid)
            self.sent += 1
