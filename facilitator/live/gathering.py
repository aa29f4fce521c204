"""Those who are here are brought together in pairs: when the talk begins, and as they come.

Each process gathers the people who are connected to it; the rules give partners to whoever has
none yet, so it does no harm to name the same people twice.
"""

from collections.abc import Callable
from typing import Any

import gevent

from facilitator.core.ids import StopId
from facilitator.core.kinds.pairs import partners
from facilitator.core.kinds.pairs.pairing import Somebody
from facilitator.core.kinds.pairs.partners import Gather, PairingSet, RoundCleared
from facilitator.core.moving.flow import Moved
from facilitator.core.session import Session
from facilitator.live.presence import Presence, Seat

MOMENT = 1.0  # seconds in which those who come together, such as after a break of the line, do so


class Gathering:
    """Names those who are here to the rules of one session."""

    def __init__(
        self, session: Callable[[], Session], presence: Presence, act: Callable[[Any], Any]
    ) -> None:
        """``act`` lets the desk do something, and returns when it is so or was refused."""
        self._session = session
        self._presence = presence
        self._act = act
        self._coming: gevent.Greenlet | None = None

    def happened(self, event: object) -> None:
        """Gather people where ``event`` calls for it."""
        if isinstance(event, Moved | PairingSet | RoundCleared):
            stop = partners.wanted(self._session(), event)
            if stop is not None:
                gevent.spawn(self._gather, stop)

    def came(self, seat: Seat) -> None:
        """Give somebody a partner who has just come in while others talk."""
        if not self._coming and partners.lacks(self._session(), seat.person):
            self._coming = gevent.spawn_later(MOMENT, self._gather_now)

    def _gather_now(self) -> None:
        stop = self._session().stop
        if stop.kind == "pairs":
            self._gather(stop.id)

    def _gather(self, stop: StopId) -> None:
        here = tuple(
            Somebody(partners.name(seat.person), seat.place == "online", seat.group)
            for seat in self._presence.seated()
        )
        if here:
            self._act(Gather(stop, here))
