"""The clock of pairs that talk: when the time of a turn is over, the next one begins."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import gevent

from facilitator.core.kinds.pairs import talking
from facilitator.core.kinds.pairs.talking import EndTurn
from facilitator.core.session import Session

LOOK = 0.5  # seconds between two looks: a minute may be taken away, or the timer rest
RETRY = 0.5  # seconds: somebody else may be ending the turn just now


class Turning:
    """Ends the turns of one session. One task at a time; none while nobody talks by turns."""

    def __init__(
        self, session: Callable[[], Session], now: Callable[[], datetime], act: Callable[[Any], Any]
    ) -> None:
        """``act`` lets the clock do something, and returns when it is so or was refused."""
        self._session = session
        self._now = now
        self._act = act
        self._task: gevent.Greenlet | None = None

    def look(self) -> None:
        """See to it that the present turn will end, if it is one with another after it."""
        if not talking.last(self._session()) and not self._task:
            self._task = gevent.spawn(self._run)

    def stop(self) -> None:
        """End no more turns."""
        if self._task:
            self._task.kill()

    def _run(self) -> None:
        while not talking.last(session := self._session()):
            ends_at = session.visit.ends_at
            wait = LOOK if ends_at is None else (ends_at - self._now()).total_seconds()
            if wait > 0:
                gevent.sleep(min(wait, LOOK))
                continue
            self._act(EndTurn(session.visit.turn, session.visit.stop))
            if self._session().visit is session.visit:
                gevent.sleep(RETRY)
