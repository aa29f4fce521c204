"""Secrets that carry a seat to another device or browser: each opens once, within ten minutes.

They live in memory and as digests only: a server that starts anew has none, and a new one is a
tap away. The link of the takeaway (`web/again.py`) is another thing: it opens the next morning.
"""

from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from secrets import token_urlsafe
from time import monotonic

from flask import Flask, current_app

from facilitator.tickets import Ticket

LASTS = 10 * 60.0  # seconds
AT_ONCE = 5_000
NAME = "handing"


class Handing:
    """Who may go on elsewhere, by the digest of their secret. Lives on the loop."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._held: OrderedDict[bytes, tuple[float, Ticket]] = OrderedDict()

    def give(self, ticket: Ticket) -> str:
        """Return a secret that opens ``ticket`` once; an earlier one of the same person ends."""
        for digest, (until, held) in list(self._held.items()):
            if until < self._clock() or held.person.id == ticket.person.id:
                del self._held[digest]
        secret = token_urlsafe(16)
        self._held[_digest(secret)] = (self._clock() + LASTS, ticket)
        if len(self._held) > AT_ONCE:
            self._held.popitem(last=False)
        return secret

    def take(self, secret: str) -> Ticket | None:
        """Return what ``secret`` opens and let it open nothing from now on."""
        until, ticket = self._held.pop(_digest(secret), (0.0, None))
        return ticket if self._clock() <= until else None


def register(app: Flask) -> None:
    """Let the pages of ``app`` hand on seats."""
    app.extensions[NAME] = Handing()


def handing() -> Handing:
    """Return what the present application holds."""
    found: Handing = current_app.extensions[NAME]
    return found


def _digest(secret: str) -> bytes:
    return sha256(secret.encode("utf-8", "replace")).digest()
